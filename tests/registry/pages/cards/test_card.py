"""The card."""

import re
from xml.etree import ElementTree as ET

import pytest

from registry.pages.cards.card import TALL, WIDE, card, face_for_han
from registry.records.names import Text
from tests.registry.pages.cards.words import SHOWN, words


def said(shown=SHOWN) -> str:
    return "".join(ET.fromstring(card(shown)).itertext())  # noqa: S314 - ours


def test_it_says_who_what_when_and_which_version() -> None:
    text = said()

    assert "Virtual Asset Policy Register" in text
    assert "Example Exchange" in text
    assert "Licensed in Hong Kong since 9 Nov 2022." in text
    assert "As at 22 Nov 2026" in text
    assert "EX-0002, version 3" in text


def test_it_is_as_large_as_other_sites_ask() -> None:
    assert f'width="{WIDE}" height="{TALL}"' in card(SHOWN)
    assert (WIDE, TALL) == (1200, 630)


def test_each_script_is_in_the_face_that_has_it() -> None:
    found = card(words(name=Text("OSL 交易所", "zh-Hans")))

    assert 'Source Serif 4&#x27;">OSL </tspan>' in found
    assert 'CJK SC&#x27;">交易所</tspan>' in found
    assert face_for_han("zh-Hant-HK") == "'Noto Sans CJK HK'"


@pytest.mark.parametrize("lines", [1, 9])
def test_what_is_long_stays_on_the_card(lines: int) -> None:
    shown = words(
        name=Text("A name that is long " * lines, "en"),
        sentence="It may serve retail and professional investors. " * 2 * lines,
    )

    lowest = map(int, re.findall(r'<text x="\d+" y="(\d+)"', card(shown)))

    assert sorted(lowest)[-3] < 542  # above the line over the day


def test_a_record_without_status_has_no_tag() -> None:
    assert "Licensed</tspan>" not in card(words(tag=None))
