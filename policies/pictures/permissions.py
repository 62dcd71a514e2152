"""What a platform is permitted: a lane for each permission, and for its clients."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policies.answers.permissions import Permission, choose
from policies.answers.tags import TAGS
from policies.licence.models import Licence
from policies.licence.status import UNCERTAIN
from policies.licence.vocabulary import Regime
from policies.pictures.runs import Run, runs
from policies.pictures.steps_of import Course, courses, days_of, tag_of
from registry.records.names import HTML_LANG, Text, in_languages, pick
from registry.records.partial_date import shown
from registry.records.pictures import Asked, Bars, Cell, Picture, Row, Span, Table

Courses = dict[UUID, Course]
NONE = "none"
STATUTE = ("statute__slug", "statute__reference", *in_languages("statute__title"))
LOOKS = {
    "licensed": "held",
    UNCERTAIN: "doubtful",
    "suspended": "stopped",
    "revoked": "stopped",
} | dict.fromkeys(
    ("reported", "deemed", "in-principle", "applied", "closing"), "waiting"
)
MONTH = 30.44  # days


@dataclass(frozen=True, slots=True)
class Told:
    """The licences of one platform, their events, and what they hold for clients."""

    licences: Sequence[Licence]
    courses: Courses
    clients: list[Run[tuple[str, bool]]]


def permissions(asked: Asked) -> Picture | None:
    """Return the lanes of a platform; 4 queries, None for one without a licence."""
    licences = list(
        Licence.objects.filter(exchanges__public_id=asked.record)
        .select_related("statute", "regulator")
        .prefetch_related("activities__licence_type")
        .order_by("public_id")
    )
    known = courses(licence.pk for licence in licences)
    days = days_of(known.values())
    if not days or min(days) > asked.on:
        return None
    told = Told(licences, known, _clients(known, days, until=asked.on))
    rows = [*_lanes(told, asked), *_audience(told, asked), *_missing(licences, asked)]
    first = min(days)
    return Picture(
        _finding(told, asked),
        _(
            "Each bar is one permission: a dotted one is not certain, "
            "a dashed one was looked for and not found."
        ),
        Bars(
            tuple(rows), date(first.year, (first.month - 1) // 3 * 3 + 1, 1), asked.on
        ),
        _table(rows, asked),
        _legend(rows),
    )


def _lanes(told: Told, asked: Asked) -> Iterator[Row]:
    """Yield a row for each licence and each activity it covers."""
    for licence in told.licences:
        course = told.courses.get(licence.pk)
        if course is None:
            continue
        spans = _spans(course, asked)
        under = licence.statute.reference if licence.statute else ""
        names = [
            pick(vars(one.licence_type), "name", language=asked.language)
            for one in licence.activities.all()
        ]
        regime = Text(str(Regime(licence.regime).label), HTML_LANG[asked.language])
        for name in names or [regime]:
            yield Row(name, spans, under=under)


def _spans(course: Course, asked: Asked) -> tuple[Span, ...]:
    found = runs(course.days(), lambda day: tag_of(course.on(day)), until=asked.on)
    return tuple(
        Span(
            LOOKS.get(run.what, "over"),
            run.first,
            run.last,
            "" if run.what == UNCERTAIN else str(TAGS[run.what].label),
        )
        for run in found
        if run.what != NONE
    )


def _clients(
    known: Courses, days: set[date], *, until: date
) -> list[Run[tuple[str, bool]]]:
    """Return whom the platform may serve, and whether that is confirmed, by day."""

    def ask(day: date) -> tuple[str, bool]:
        now = _best(known, day).standing
        is_held = now.tag in ("licensed", "reported")
        return (now.client_scope, now.scope_confirmed) if is_held else ("", False)

    return runs(days, ask, until=until)


def _best(known: Courses, day: date) -> Permission:
    return choose([course.on(day) for course in known.values()])


def _audience(told: Told, asked: Asked) -> Iterator[Row]:
    words = {
        "professional_only": ("limited", _("Professional investors only")),
        "retail_and_professional": ("held", _("Retail and professional investors")),
        UNCERTAIN: ("doubtful", ""),
    }
    spans = []
    for run in told.clients:
        scope, is_confirmed = run.what
        if scope in words:
            look, text = words[scope]
            if not is_confirmed and look == "held":
                look, text = "waiting", _("Retail too, not confirmed")
            spans.append(Span(look, run.first, run.last, text))
    if spans:
        label = Text(_("Whom it may serve"), HTML_LANG[asked.language])
        yield Row(label, tuple(spans))


def _missing(licences: Sequence[Licence], asked: Asked) -> Iterator[Row]:
    """Yield a row for each statute under which other platforms hold a licence."""
    own = {licence.statute_id for licence in licences}
    if None in own:
        return  # under which statute is not established: nothing can be missing
    others = Licence.objects.filter(
        regime__in={licence.regime for licence in licences},
        exchanges__isnull=False,
        statute__isnull=False,
    ).exclude(statute__in=own)
    rows = others.order_by("statute__public_id").values(*STATUTE).distinct()
    for row in rows:
        name = pick(row, "statute__title", language=asked.language)
        span = Span("missing", None, asked.on, _("None on record"))
        yield Row(name, (span,), under=row["statute__reference"])


def _finding(told: Told, asked: Asked) -> str:
    phases = [run for run in told.clients if run.what[0]]
    codes = [run.what[0] for run in phases]
    if codes[:2] == ["professional_only", "retail_and_professional"]:
        first, then = phases[0].first, phases[1].first
        if first and then:
            months = round((then - first).days / MONTH)
            return _apart(months, is_confirmed=phases[1].what[1])
    best = _best(told.courses, asked.on)
    if tag_of(best) == UNCERTAIN:
        return _("What it may do on this day is not certain")
    words = {"status": TAGS[best.standing.tag].label}
    if not best.standing.since:
        return str(words["status"])
    words["day"] = shown(best.standing.since, asked.language)
    return _("%(status)s: since %(day)s") % words


def _apart(months: int, *, is_confirmed: bool) -> str:
    if is_confirmed:
        words = ngettext(
            "Professional investors first, retail %d month later",
            "Professional investors first, retail %d months later",
            months,
        )
    else:
        words = ngettext(
            "Professional investors first, retail, as reported, %d month later",
            "Professional investors first, retail, as reported, %d months later",
            months,
        )
    return words % months


def _legend(rows: Sequence[Row]) -> tuple[tuple[str, str], ...]:
    words = {
        "held": _("Held"),
        "limited": _("Held, for professional investors only"),
        "waiting": _("Applied for, deemed or reported"),
        "stopped": _("Suspended or revoked"),
        "over": _("Over"),
        "doubtful": _("Not certain"),
        "missing": _("None on record"),
    }
    looks = {span.look for row in rows for span in row.spans}
    return tuple((look, word) for look, word in words.items() if look in looks)


def _table(rows: Sequence[Row], asked: Asked) -> Table:
    return Table(
        (_("Permission"), _("Status"), _("From"), _("To")),
        tuple(
            (
                Cell(f"{row.label.text} {row.under}".strip(), row.label.lang),
                Cell(span.text or _("Not certain")),
                Cell(_day(span.first, asked)),
                Cell(_day(span.last, asked) if _has_ended(span, asked) else ""),
            )
            for row in rows
            for span in row.spans
        ),
    )


def _has_ended(span: Span, asked: Asked) -> bool:
    return span.last is not None and span.last < asked.on


def _day(day: date | None, asked: Asked) -> str:
    return shown(day.isoformat(), asked.language) if day else ""
