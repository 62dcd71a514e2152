"""Which requirements hold on a day."""

from datetime import date

import pytest

from policies.policy.requirements import valid_on
from tests.makers import a_policy

pytestmark = pytest.mark.django_db


def holds(on: str, valid_from: str, valid_to: str) -> bool:
    """Publish a requirement with these days and ask whether it holds."""
    a_policy(requirements=[{"valid_from": valid_from, "valid_to": valid_to}])
    return valid_on(date.fromisoformat(on)).exists()


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2023-05-31", False),
        ("2023-06-01", True),
        ("2025-11-02", True),
        ("2025-11-03", False),
    ],
)
def test_both_days_are_inclusive(on: str, expected: bool) -> None:
    assert holds(on, "2023-06-01", "2025-11-02") == expected


def test_a_blank_end_is_no_end() -> None:
    assert holds("2100-01-01", "2023-06-01", "")


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2023-06-15", False),
        ("2023-06-30", True),
        ("2025-10-31", True),
        ("2025-11-15", False),
    ],
)
def test_a_day_between_bounds_does_not_count(on: str, expected: bool) -> None:
    assert holds(on, "2023-06", "2025-11") == expected


@pytest.mark.parametrize(("valid_from", "valid_to"), [("", ""), ("2023", "[..2030]")])
def test_what_has_no_first_bound_is_not_certain(valid_from: str, valid_to: str) -> None:
    assert not holds("2024-06-01", valid_from, valid_to)
