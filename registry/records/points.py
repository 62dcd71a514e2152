"""One fact that stands beside an answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """What it is about, then a text, a partial date or a record, and its mark.

    `day` is a literal, `record` a public id; blank where it is none.
    """

    label: str
    text: str = ""
    day: str = ""
    record: str = ""
    mark: str = ""
