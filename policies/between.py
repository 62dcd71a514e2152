"""What tells two days apart: the rows that held, and how far a tag had come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from registry.records.partial_date import bounds

Form = Mapping[str, Any]  # a public form


@dataclass(frozen=True, slots=True)
class Span:
    """The columns of a row's two days; `last_counts`: it still holds on the second."""

    start: str
    end: str
    last_counts: bool = True

    def holds(self, row: Form, on: date) -> bool:
        """Say whether a row has surely begun by a day, and not surely ended.

        A blank start is no start of its own, a blank end no end.
        """
        begun, over = _last_day(row[self.start]), _last_day(row[self.end])
        has_begun = not row[self.start] or (begun is not None and begun <= on)
        if over is None:
            return has_begun
        return has_begun and (on <= over if self.last_counts else on < over)


FROM_TO = Span("valid_from", "valid_to")
# {kind: {part: its days}}; a part that is not here holds on every day
SPANS: Mapping[str, Mapping[str, Span]] = {
    "policies": {"requirements": FROM_TO},
    "exchanges": {
        "operators": FROM_TO, "client_scopes": FROM_TO, "addresses": FROM_TO,
    },
    "assets": {"admissions": Span("admitted_from", "admitted_to")},
    "entities": {"former_names": FROM_TO},
    "licences": {
        "activities": Span("effective", "ended"),
        "conditions": Span("imposed", "lifted", last_counts=False),
    },
}  # fmt: skip

ADDED, CHANGED, ENDED = "added", "changed", "ended"
NOTHING, AHEAD, STANDING, OVER = "nothing", "ahead", "standing", "over"
_TAGS = {
    NOTHING: ("none",),
    AHEAD: ("announced", "proposed", "made", "applied", "in-principle"),
    STANDING: (
        "licensed", "reported", "deemed", "closing", "suspended", "alert", "in-force",
        "statement",
    ),
    OVER: (
        "returned", "refused", "withdrawn", "revoked", "ended", "concluded",
        "superseded", "repealed",
    ),
}  # fmt: skip
STAGES = {tag: stage for stage, tags in _TAGS.items() for tag in tags}


def held(form: Form, on: date) -> Form:
    """Return a public form without the rows that did not hold on a day; no query."""
    spans = SPANS.get(form["kind"], {})
    rows = {
        part: [row for row in form.get(part, []) if span.holds(row, on)]
        for part, span in spans.items()
    }
    return {**form, **rows}


def turn(before: str | None, after: str | None) -> str:
    """Return what became of a record whose tag was one and is another.

    It was added where it came on record or took effect, ended where it had not been
    over and then was; a day that is not certain adds nothing and ends nothing.
    """
    was, now = STAGES.get(before or ""), STAGES.get(after or "")
    if (was, now) == (NOTHING, AHEAD) or (now == STANDING and was in (NOTHING, AHEAD)):
        return ADDED
    if now == OVER and was in (NOTHING, AHEAD, STANDING):
        return ENDED
    return CHANGED


def _last_day(text: str | None) -> date | None:
    """Return the last day a partial date may mean; None where there is none."""
    return bounds(text).latest if text else None
