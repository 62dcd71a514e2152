"""The clock tells UTC, and the calendar day of Hong Kong."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from registry import clock


def test_now_is_in_utc():
    before = datetime.now(UTC)

    now = clock.now()

    assert now.utcoffset() == timedelta(0)
    assert before <= now <= datetime.now(UTC)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2024, 5, 31, 15, 59, 59, tzinfo=UTC), date(2024, 5, 31)),
        (datetime(2024, 5, 31, 16, tzinfo=UTC), date(2024, 6, 1)),
        (
            datetime(2024, 6, 1, 23, tzinfo=timezone(-timedelta(hours=9))),
            date(2024, 6, 2),
        ),
    ],
)
def test_the_day_in_hong_kong_begins_at_sixteen_hours(at, day):
    assert clock.hong_kong_day(at) == day
