"""Days along a line: where a day lies, and which days an axis names."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

APART = 46  # pixels between two names on the axis, at least
STEPS = (1, 3, 6, 12, 24, 36, 60, 120)  # months from one name to the next
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis; `is_year` where a year begins."""

    x: int
    day: date
    is_year: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """Places days between two pixels; `first` and `last` are both inclusive days."""

    first: date
    last: date
    left: int
    right: int

    def x(self, day: date) -> int:
        """Return the pixel of a day, of one outside the scale that of the near end."""
        days = max((self.last - self.first).days, 1)
        share = min(max((day - self.first).days / days, 0), 1)
        return round(self.left + share * (self.right - self.left))

    def holds(self, day: date) -> bool:
        """Say whether the day lies on the scale."""
        return self.first <= day <= self.last

    def ticks(self) -> list[Tick]:
        """Return the days to name: months, or every few, or years; none too near."""
        months = (self.last - self.first).days / 30.4
        room = max((self.right - self.left) / APART, 1)
        step = next((s for s in STEPS if months / s <= room), STEPS[-1])
        return [Tick(self.x(d), d, d.month == 1) for d in self._starts(step)]

    def _starts(self, step: int) -> Iterator[date]:
        at = self.first.year * MONTHS // step * step
        while (day := date(at // MONTHS, at % MONTHS + 1, 1)) <= self.last:
            if self.holds(day):
                yield day
            at += step
