"""Take reports in."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from registry.reports.models import Attempt, Report
from registry.reports.receive import ALL, EACH, LETTERS, Told, TooMany, receive

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
TOLD = Told("The date is wrong.", "The gazette", "EX-0001", "en")


def test_a_report_gets_a_reference_that_tells_nothing() -> None:
    found = receive(TOLD, sender="one", at=NOON)

    assert found.reference.startswith("R-")
    assert set(found.reference[2:]) <= set(LETTERS)
    assert (found.wrong, found.record, found.state) == (TOLD.wrong, "EX-0001", "open")


def test_a_sixth_report_waits_until_tomorrow() -> None:
    for number in range(EACH):
        receive(replace(TOLD, wrong=str(number)), sender="one", at=NOON)

    with pytest.raises(TooMany, match="tomorrow"):
        receive(TOLD, sender="one", at=NOON + timedelta(hours=23))

    assert receive(TOLD, sender="another", at=NOON)
    assert receive(TOLD, sender="one", at=NOON + timedelta(days=1))


def test_what_is_sent_twice_is_one_report() -> None:
    first = receive(TOLD, sender="one", at=NOON)

    again = receive(TOLD, sender="one", at=NOON + timedelta(minutes=9))
    later = receive(TOLD, sender="one", at=NOON + timedelta(minutes=10))
    other = receive(replace(TOLD, source="Another"), sender="one", at=NOON)
    another = receive(TOLD, sender="another", at=NOON)

    assert again.reference == first.reference
    assert len({one.reference for one in (first, later, other, another)}) == 4
    assert Attempt.objects.count() == 4


def test_all_together_send_no_more_than_can_be_read() -> None:
    Attempt.objects.bulk_create(Attempt(sender=str(n), at=NOON) for n in range(ALL))

    with pytest.raises(TooMany, match="than we can read"):
        receive(TOLD, sender="new", at=NOON)

    assert not Report.objects.exists()


def test_senders_are_forgotten_after_a_day() -> None:
    receive(TOLD, sender="one", at=NOON)

    receive(TOLD, sender="two", at=NOON + timedelta(days=1))

    assert list(Attempt.objects.values_list("sender", flat=True)) == ["two"]
