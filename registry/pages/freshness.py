"""How fresh the register is: which official lists we looked in, and when."""

from dataclasses import dataclass

from registry.pages.reader import Reader
from registry.pages.refs import refs
from registry.pages.values import Showing, Value, written
from registry.records.kinds import catalogue


@dataclass(frozen=True, slots=True)
class Fresh:
    """An official list as the page shows it; `days` are those allowed between checks.

    `count` is how many entries it then had, None where nothing states it.
    """

    name: Value
    regulator: Value
    checked: str
    machine: str
    count: int | None
    days: int
    is_overdue: bool


def freshness(reader: Reader) -> list[Fresh]:
    """Return the official lists with their newest check by the day asked."""
    found = catalogue().looked_in(reader.on, reader.language)
    named = Showing(
        reader.language, refs([o.public_id for o in found], reader.language)
    )
    return [
        Fresh(
            name=named.link(one.public_id),
            regulator=written(one.regulator, reader.language),
            checked=reader.day(one.seen.day) if one.seen else "",
            machine=one.seen.day.isoformat() if one.seen else "",
            count=one.seen.count if one.seen else None,
            days=one.days_allowed,
            is_overdue=one.overdue,
        )
        for one in found
    ]
