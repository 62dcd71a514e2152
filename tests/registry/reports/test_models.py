"""The tables of reports."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError

from registry.reports.models import Attempt, Report

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def a_report(**fields: object) -> Report:
    usual = {"reference": "R-222222", "wrong": "The date.", "received_at": NOON}
    return Report.objects.create(**{**usual, "language": "en", **fields})


def test_a_report_is_called_by_its_reference() -> None:
    assert str(a_report()) == "R-222222"
    assert str(Attempt(sender="abcdef0123")) == "abcdef01"


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "declined", "answered_at": NOON},
        {"state": "declined", "answer": "No."},
        {"state": "open", "answered_at": NOON},
        {"state": "accepted", "answer": "Yes.", "answered_at": NOON},
    ],
    ids=["no answer", "no time", "answered and open", "no change"],
)
def test_the_database_keeps_answers_whole(fields: dict[str, object]) -> None:
    with pytest.raises(IntegrityError):
        a_report(**fields)
