"""What a licence covers and is bound by."""

from datetime import date

import pytest

from policies.answers.terms import Term, activities, conditions, lasting
from tests.makers import a_licence, a_licence_type, an_entity

ON = date(2024, 6, 1)


@pytest.mark.parametrize(
    ("first", "last", "lasts"),
    [
        ("", "", True),
        ("2024-06-01", "", True),
        ("2024-06-02", "", False),
        ("2024", "", True),
        ("[..2025]", "", True),
        ("", "2024-06-01", False),
        ("", "2024-06-02", True),
        ("", "2024-06", True),
    ],
)
def test_what_may_last_on_the_day_is_told(first: str, last: str, lasts: bool) -> None:
    term = Term("LT-0001", first, last)

    assert lasting([term], ON) == ([term] if lasts else [])


@pytest.mark.django_db
def test_activities_and_conditions_are_found_by_licence() -> None:
    dealing = a_licence_type()
    covered = {"licence_type": dealing, "effective": "2024", "ended": "2025"}
    bound = {"condition": "Restricted scope", "imposed": "2024-01", "lifted": "2024-09"}
    licence = a_licence(holder=an_entity(), activities=[covered], conditions=[bound])
    other = a_licence(activities=[{"licence_type": dealing}])

    keys = [licence.pk]
    assert activities(keys) == {licence.pk: [Term(dealing.public_id, "2024", "2025")]}
    assert conditions(keys) == {licence.pk: [Term("", "2024-01", "2024-09")]}
    assert activities([other.pk]) == {other.pk: [Term(dealing.public_id, "", "")]}
    assert conditions([other.pk]) == {}
