"""Several values at once, parted by commas."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.api.changes_about import Key
from registry.api.parameters import Choice, Unreadable
from registry.api.several import LONGEST, Several

COLOURS = Several("colour__in", "", one=Choice("", "", values=("red", "blue")))
KEYS = Several("id__in", "", one=Key("", ""))


def test_values_are_read_in_their_order_and_once() -> None:
    assert COLOURS.read("blue,red,blue") == ["blue", "red"]
    assert KEYS.read("RG-0001,sfc") == ["RG-0001", "sfc"]


@pytest.mark.parametrize("text", ["", "green", "red,", ",red", "red,,blue", "red, red"])
def test_each_value_is_read_strictly(text: str) -> None:
    with pytest.raises(Unreadable):
        COLOURS.read(text)


def test_there_can_be_too_many() -> None:
    with pytest.raises(Unreadable):
        KEYS.read("a," * LONGEST + "a")


@given(st.text(alphabet="redblu,", max_size=12))
def test_what_is_read_is_what_is_described(text: str) -> None:
    fits = re.search(COLOURS.schema()["pattern"], text)

    try:
        COLOURS.read(text)
    except Unreadable:
        assert not fits
    else:
        assert fits


def test_they_say_what_each_may_be() -> None:
    assert COLOURS.allowed() == ["red", "blue", "several of these, parted by commas"]
