"""Cards as PNG."""

import struct
from pathlib import Path

import pytest

from registry.pages.cards import png
from registry.pages.cards.card import card
from registry.records.names import Text
from tests.registry.pages.cards.words import SHOWN, words


@pytest.fixture(autouse=True)
def _anew() -> None:
    png.chinese.cache_clear()
    png.drawn.cache_clear()


def test_a_card_is_a_png_of_the_size_other_sites_ask() -> None:
    found = png.drawn(card(SHOWN))

    assert found.startswith(b"\x89PNG\r\n")
    assert struct.unpack(">II", found[16:24]) == (1200, 630)
    assert len(found) < 300_000


def test_words_are_drawn_with_faces_of_our_own() -> None:
    some = png.drawn(card(SHOWN))
    others = png.drawn(card(words(name=Text("Another Exchange", "en"))))

    assert some != others


@pytest.mark.parametrize("missing", png.CHINESE)
def test_chinese_needs_every_weight_of_its_face(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    for name in png.CHINESE:
        (tmp_path / name).touch()
    monkeypatch.setattr(png, "SYSTEM", (tmp_path,))
    assert len(png.chinese()) == len(png.CHINESE)
    png.chinese.cache_clear()

    (tmp_path / missing).unlink()

    assert png.chinese() == ()
