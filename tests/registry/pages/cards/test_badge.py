"""The badge."""

import re
from xml.etree import ElementTree as ET

import pytest

from registry.pages.cards.badge import LONGEST, badge
from registry.pages.cards.palette import TONES
from registry.records.kinds import Tag
from registry.records.names import Text
from tests.registry.pages.cards.words import SHOWN, words


def test_it_says_who_what_and_when() -> None:
    text = "".join(ET.fromstring(badge(SHOWN)).itertext())  # noqa: S314 - ours

    assert "Example Exchange" in text
    assert "Licensed, 22 Nov 2026" in text
    assert SHOWN.sentence in text
    assert "EX-0002" in text


@pytest.mark.parametrize("tone", TONES)
def test_its_colour_is_that_of_the_status(tone: str) -> None:
    assert TONES[tone][0] in badge(words(tag=Tag("A status", tone, "box")))


def test_a_record_without_status_is_on_record() -> None:
    assert "On record, 22 Nov 2026" in badge(words(tag=None))


def test_a_name_is_text_and_never_markup() -> None:
    found = badge(words(name=Text("<script>&", "en")))

    assert "<script" not in found
    assert ET.fromstring(found) is not None  # noqa: S314 - ours


def test_a_long_name_is_shortened_and_told_whole_in_its_title() -> None:
    name = "An exchange with quite a long name " * 5

    found = badge(words(name=Text(name, "en")))

    wide = int(re.findall(r'width="(\d+)"', found)[0])
    assert wide < LONGEST + 300
    assert f"<title>{name}" in found


def test_it_holds_no_style_that_a_policy_refuses() -> None:
    assert "style" not in badge(SHOWN)


def test_it_is_punctuated_by_its_language() -> None:
    text = badge(words(name=Text("Example", "en")))

    assert "<title>Example: Licensed, 22 Nov 2026. " in text
