"""How long a failure waits: doubled, jittered in full, never sooner than asked."""

from datetime import UTC, datetime, timedelta

import pytest

from registry.webhooks.back_off import (
    CHANCE,
    GIVEN_UP_AFTER,
    asked_s,
    is_given_up,
    wait,
)

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def highest(_low, high):
    return high


def lowest(low, _high):
    return low


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(1, 5), (2, 10), (5, 80), (10, 2560), (11, 3600), (999, 3600)],
)
def test_the_bound_doubles_up_to_an_hour(failures, seconds):
    assert wait(failures, "", at=NOON, chance=highest) == timedelta(seconds=seconds)


def test_the_jitter_is_full():
    assert wait(9, "", at=NOON, chance=lowest) == timedelta(0)
    assert len({CHANCE(0, 1) for _n in range(9)}) == 9


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("120", 120), (" 7 ", 7), ("", 0), ("soon", 0), ("-5", 0), ("1.5", 0), ("٣", 0),
     ("Mon, 01 Jun 2026 12:01:30 GMT", 90), ("Mon, 01 Jun 2026 12:01:30 -0000", 90),
     ("Mon, 01 Jun 2026 11:00:00 GMT", 0), ("Mon, 99 Jun 2026 12:01:30 GMT", 0)],
)  # fmt: skip
def test_what_a_receiver_asks_for_is_read(said, seconds):
    assert asked_s(said, NOON) == seconds


def test_what_it_asks_for_is_heeded_up_to_a_day():
    asked = wait(1, "120", at=NOON, chance=lowest)
    for_ever = wait(1, "9" * 60, at=NOON, chance=lowest)

    assert (asked, for_ever) == (timedelta(seconds=120), timedelta(days=1))
    assert wait(11, "120", at=NOON, chance=highest) == timedelta(hours=1)


def test_after_three_days_it_is_given_up():
    assert is_given_up(NOON - GIVEN_UP_AFTER, NOON)
    assert not is_given_up(NOON - GIVEN_UP_AFTER + timedelta(seconds=1), NOON)
    assert timedelta(days=3) == GIVEN_UP_AFTER
