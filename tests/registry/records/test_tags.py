"""How tags look."""

import pytest

from registry.records.tags import TAGS, tag
from tests.test_tokens import TONES

SHAPES = {"disc", "clock", "ring", "speech", "box", "triangle"}


@pytest.mark.parametrize("code", TAGS)
def test_a_tag_has_a_word_a_tone_and_a_shape(code: str) -> None:
    found = TAGS[code]

    assert found.code == code
    assert str(found.label)
    assert found.tone in TONES
    assert found.shape in SHAPES


def test_green_is_kept_for_what_is_confirmed_and_in_force() -> None:
    green = {code for code, found in TAGS.items() if found.tone == "ok"}

    assert green == {"licensed", "in-force"}


def test_a_record_without_status_has_no_tag() -> None:
    assert tag(None) is None


def test_a_code_not_known_yet_is_shown_as_it_stands() -> None:
    found = tag("novel")

    assert found is not None
    assert (found.label, found.tone) == ("novel", "end")
