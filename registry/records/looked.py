"""What we know of an official list on a day: when we looked, what it held, how long."""

from dataclasses import dataclass
from datetime import date, timedelta

from registry.records.names import Text


@dataclass(frozen=True, slots=True)
class Seen:
    """One check: its day, the time in Hong Kong or blank, what the list held.

    `count` is how many entries it had, None where nothing states it.
    """

    day: date
    time: str
    result: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Looked:
    """An official list, and how we stand with it on the day that was asked.

    `seen` is the newest check on or before that day, None where there was none by then;
    `newest` the newest of all, None where the list was never looked in. `shows` is what
    an entry stands for, `regimes` are the codes of the regimes the list bears on.
    """

    public_id: str
    name: Text
    url: str
    regulator: Text
    shows: str
    regimes: tuple[str, ...]
    days_allowed: int
    seen: Seen | None
    newest: Seen | None
    overdue: bool

    @property
    def speaks_for(self) -> date | None:
        """Return the last day on which we know what the list held."""
        return self.newest.day if self.newest else None


def is_overdue(newest: date | None, on: date, *, days_allowed: int) -> bool:
    """Say whether the day lies further behind the newest check than is allowed.

    A later check covers every day before it. A list that was never looked in is not
    overdue: nothing rests on it.
    """
    return newest is not None and on > newest + timedelta(days=days_allowed)
