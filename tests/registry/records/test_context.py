"""Rows are written in the name of one change set, or not at all."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from registry.records.context import OutsideChangeSet, Writing, current, entered

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
WRITING = Writing(UUID(int=1), author=7, reason="A good reason", at=NOON)


def test_outside_a_change_set_nothing_is_written():
    with pytest.raises(OutsideChangeSet, match="propose the change, then publish it"):
        current()


def test_inside_it_is_known_who_writes():
    with entered(WRITING):
        assert current() is WRITING


def test_what_was_open_before_is_open_again():
    other = Writing(UUID(int=2), author=8, reason="Another reason", at=NOON)

    with entered(WRITING):
        with entered(other):
            assert current() is other

        assert current() is WRITING


def test_an_error_closes_it_too():
    with pytest.raises(ZeroDivisionError), entered(WRITING):
        raise ZeroDivisionError

    with pytest.raises(OutsideChangeSet):
        current()
