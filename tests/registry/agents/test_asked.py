"""What the tools take."""

import msgspec
import pytest

from registry.agents.asked import ToCite, ToCompare, ToFollow, ToGet, ToSearch


def test_from_and_to_go_by_their_words():
    given = {"record": "EX-0001", "from": "1", "to": "2"}

    found = msgspec.convert(given, ToCompare)

    assert (found.start, found.end) == ("1", "2")


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (ToSearch, {"words": "x", "limit": 0}),
        (ToSearch, {"words": "x" * 201}),
        (ToGet, {"record": ""}),
        (ToCite, {"record": "x" * 121}),
        (ToFollow, {"after": -1}),
        (ToFollow, {"limit": 101}),
    ],
)
def test_bounds_hold(kind, given):
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(given, kind)


def test_times_and_language_may_be_left_out():
    found = msgspec.convert({"record": "EX-0001"}, ToGet)

    assert (found.true_on, found.known_at, found.lang) == (None, None, "en")
