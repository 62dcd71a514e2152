"""The runs of change numbers by which archives of feeds are parted."""

import re
from dataclasses import dataclass

LENGTH = 50  # numbers in a run; a change of it would move every archive
WRITTEN = re.compile(r"([0-9]{1,18})-([0-9]{1,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Span:
    """Change numbers from `first` to `last`, both among them: 1 to 50, 51 to 100 …."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first}-{self.last}"


def span_of(seq: int) -> Span:
    """Return the run that holds a change number."""
    first = (seq - 1) // LENGTH * LENGTH + 1
    return Span(first, first + LENGTH - 1)


def read(text: str) -> Span | None:
    """Return the run that is written so, None where the text names none."""
    found = WRITTEN.fullmatch(text)
    if found is None or not int(found[1]):
        return None
    span = span_of(int(found[1]))
    return span if str(span) == text else None
