"""What stands from day to day, as stretches of days in which it stays the same."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Generic, TypeVar

from registry.records.partial_date import bounds

T = TypeVar("T")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Run(Generic[T]):
    """What stands from `first` to `last`, both inclusive; None: since ever."""

    first: date | None
    last: date
    what: T


def runs(
    days: Iterable[date], ask: Callable[[date], T], *, until: date
) -> list[Run[T]]:
    """Return what stands up to `until`, oldest first; it changes on `days` alone."""
    starts = sorted({day for day in days if day <= until})
    if not starts:
        return [Run(None, until, ask(until))]
    before = starts[0] - ONE_DAY
    found = [Run(None, before, ask(before))]
    for first, after in pairwise([*starts, until + ONE_DAY]):
        now = ask(first)
        if now == found[-1].what:
            found[-1] = Run(found[-1].first, after - ONE_DAY, now)
        else:
            found.append(Run(first, after - ONE_DAY, now))
    return found


def turning_days(literals: Iterable[str]) -> set[date]:
    """Return the days on which a date given so may change something.

    Those are its bounds, and the day after each, from which an end counts.
    """
    known = [bounds(literal) for literal in literals if literal]
    ends = {day for one in known for day in (one.earliest, one.latest) if day}
    return ends | {day + ONE_DAY for day in ends}
