"""The panel that answers first: what is so on the day, and what that rests on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.citations.models import Source
from registry.pages.evidence import counted
from registry.pages.facts import Sheet
from registry.pages.lines import heading
from registry.pages.reader import Reader
from registry.pages.values import Value, dated, foreign
from registry.records.kinds import Answer, CheckTold, Evidence, Tag, catalogue
from registry.records.partial_date import shown
from registry.records.points import Point
from registry.records.tags import tag_of

IN_ANSWER = 9  # facts beside the answer, and the evidence
VALUES = 4  # of one such fact
SENTENCE = re.compile(r"(?<=\.) (?=[A-Z])|(?<=。)")  # where the next one begins
SHORT = 80  # characters; a longer value waits for its place below


@dataclass(frozen=True, slots=True)
class Beside:
    """One fact beside the answer."""

    label: str
    values: list[Value]


@dataclass(frozen=True, slots=True)
class Look:
    """A check of an official list, in words: the list, when, what it held."""

    name: Value
    when: str
    result: Value
    overdue: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """The answer as the page shows it; `notes` say what changes and what changed."""

    tag: Tag | None
    lead: str
    more: str
    day: str
    facts: list[Beside]
    looks: list[Look]
    notes: list[str]


def panel(
    sheet: Sheet, answer: Answer, *, points: Iterable[Point], reader: Reader
) -> Panel:
    """Return the panel of a record; no query.

    `points` stand beside the answer, else the values the catalogue names for the kind,
    else the first of its summary.
    """
    lead, *more = SENTENCE.split(answer["sentence"], maxsplit=1)
    facts = [_point(point, sheet) for point in points] or _summary(sheet)
    if not issubclass(sheet.kind.record, Source):
        facts = [*facts[:IN_ANSWER], *_evidence(answer["evidence"])]
    return Panel(
        tag=tag_of(answer),
        lead=lead,
        more="".join(more),
        day=_("Answer for %s.") % reader.day(reader.on),
        facts=facts,
        looks=[
            _look(check, reader)
            for check in answer["checks"]
            if check["on"] <= reader.on.isoformat()  # nobody had looked before
        ],
        notes=[*_next(answer, reader), *_later(answer)],
    )


def under_name(points: Iterable[Point], sheet: Sheet) -> list[Beside]:
    """Return the records that stand under a name, those of one label together."""
    found: dict[str, list[Value]] = {}
    for point in points:
        found.setdefault(point.label, []).append(sheet.showing.link(point.record))
    return [Beside(label, values) for label, values in found.items()]


def _point(point: Point, sheet: Sheet) -> Beside:
    if point.record:
        return Beside(point.label, [sheet.showing.link(point.record)])
    (value,) = dated(point.day, sheet.showing.language) or [Value(point.text)]
    marks = (point.mark,) if point.mark else ()
    return Beside(point.label, [replace(value, marks=marks)])


def _summary(sheet: Sheet) -> list[Beside]:
    return [
        Beside(heading(sheet.kind, name), values[:VALUES])
        for name in catalogue().beside.get(sheet.kind.slug, sheet.kind.summary)
        if _is_short(values := sheet.values(name))
    ]


def _is_short(values: list[Value]) -> bool:
    return bool(values) and all(len(value.text) <= SHORT for value in values)


def _evidence(found: Evidence) -> list[Beside]:
    """Return how many sources bear on the record, and whether they disagree."""
    if not found["sources"]:
        return []
    told = counted(found["sources"], found["official"])
    marks = {"disagree": _("sources disagree"), "disputed": _("disputed by the firm")}
    mark = marks.get(found["mark"] or "")
    value = Value(told, url="#facts", marks=(mark,) if mark else ())
    return [Beside(_("Evidence"), [value])]


def _look(check: CheckTold, reader: Reader) -> Look:
    when = shown(check["on"], reader.language)
    if check["time"]:
        when = _("%(day)s, %(time)s HKT") % {"day": when, "time": check["time"]}
    name, result = (
        Value(text, foreign(text, reader.language))
        for text in (check["name"], check["result"])
    )
    return Look(name, when, result, check["overdue"])


def _next(answer: Answer, reader: Reader) -> list[str]:
    if not answer["next_change"]:
        return []
    day = shown(answer["next_change"], reader.language)
    return [_("Next date on record: %(day)s.") % {"day": day}]


def _later(answer: Answer) -> list[str]:
    number = answer["later_changes"]
    if not number:
        return []
    words = ngettext(
        "This record changed once after that day.",
        "This record changed %(number)d times after that day.",
        number,
    )
    return [words % {"number": number}]
