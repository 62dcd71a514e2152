"""An answer put together: what is said, and what it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from registry.records.kinds import Answer, CheckTold, Evidence, Granted, Said

NO_EVIDENCE = Evidence(sources=0, official=0, mark=None)


@dataclass(frozen=True, slots=True)
class Checked:
    """The lists looked in for an answer, and whether one it needs is overdue."""

    checks: tuple[CheckTold, ...] = ()
    stale: bool = False


NOT_CHECKED = Checked()


def whole(
    said: Said,
    *,
    evidence: Evidence = NO_EVIDENCE,
    permissions: Iterable[Granted] = (),
    checked: Checked = NOT_CHECKED,
    next_change: str | None = None,
) -> Answer:
    """Return the answer; its later changes are counted for all records at once."""
    return Answer(
        tag=said["tag"],
        sentence=said["sentence"],
        confirmed=said["confirmed"],
        permissions=list(permissions),
        evidence=evidence,
        checks=list(checked.checks),
        stale=checked.stale,
        spoken_to=said.get("spoken_to"),
        later_changes=0,
        next_change=next_change,
    )


def nothing_said() -> Said:
    """Return what is said of a record that was never there."""
    return Said(tag=None, sentence="", confirmed=False)


def blank() -> Answer:
    """Return the answer that says nothing."""
    return whole(nothing_said())
