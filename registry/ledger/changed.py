"""What each entry changed: the form it carries beside that of the entry before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from registry.history.bearing import true_from
from registry.history.differences import Form, differences
from registry.ledger.models import LEFT, Entry
from registry.ledger.read import form_of, previous
from registry.records.kinds import kind_by_slug


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed, as machines read it.

    `differences` are {path, before, after}, of which null means that there was no
    value; `true_from` is the first day that the change states, None where it has none.
    """

    differences: list[dict[str, Any]]
    true_from: str | None


def changed(shown: Sequence[Entry]) -> dict[int, Changed]:
    """Return {seq: what the entry changed}; one query."""
    before = previous(shown)
    return {
        entry.seq: between(
            entry.kind,
            held(before[entry.seq]) if entry.seq in before else {},
            new=held(entry),
        )
        for entry in shown
    }


def held(entry: Entry) -> Form:
    """Return the form an entry carries, {} where the record left with it."""
    return {} if entry.type in LEFT else form_of(entry)


def between(kind: str, old: Form, *, new: Form) -> Changed:
    """Return what changed between two forms of a record; nothing differs from none."""
    found = kind_by_slug()[kind]
    told = differences(old, new, kind=found) if old and new else []
    return Changed(
        [{"path": one.path, "before": one.old, "after": one.new} for one in told],
        true_from(found, old=old, new=new),
    )
