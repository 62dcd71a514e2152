"""What a search found, as bodies tell it."""

import pytest

from registry.api.found import QUESTION, required
from registry.api.parameters import Unreadable
from registry.api.problems import Fault


def test_a_question_is_read_without_what_cannot_be_shown() -> None:
    assert QUESTION.read(" hash\x00key  exchange ") == "hashkey exchange"


@pytest.mark.parametrize("text", ["\x00\x01", "x" * 201])
def test_what_holds_no_words_or_too_many_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        QUESTION.read(text)


def test_a_question_left_out_is_a_fault_and_told_once() -> None:
    blank = Fault("q", "It is blank.", [])

    (missing,) = required({"q": None}, [])

    assert missing.parameter == "q"
    assert required({"q": None}, [blank]) == [blank]
    assert required({"q": "sfc"}, []) == []
