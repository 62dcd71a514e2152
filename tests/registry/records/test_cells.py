"""A cell is what it says, and never a formula."""

import pytest

from registry.records.cells import cell, plain


@pytest.mark.parametrize("text", ["=1+1", "+a", "-a", "@a", "\ta", "\ra", "\na"])
def test_what_looks_like_a_formula_gets_an_apostrophe(text):
    assert cell(text) == f"'{text}"
    assert cell([text, "b"]) == f"'{text}; b"
    assert plain(text) == text


@pytest.mark.parametrize("text", ["-5", "+0.5", "a=b", "虛擬資產", "'"])
def test_a_number_or_another_text_stays(text):
    assert cell(text) == text


def test_other_values_are_written_plainly():
    assert [cell(v) for v in (None, True, False, 7, ["a", "b"], [])] == [
        *("", "true", "false", "7", "a; b", "")
    ]
