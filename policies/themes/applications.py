"""Who applied for a licence, and what became of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from policies.answers.licences import licence_answers, permissions
from policies.answers.tags import TAGS
from policies.answers.wording import day_words, joined
from policies.official_list.models import Shows
from policies.themes.cited import Cited, cited, source_of
from policies.themes.filed import Filed, filed
from policies.themes.looked import looked
from registry.records.kinds import Said
from registry.records.partial_date import bounds
from registry.records.themes import (
    Cell,
    Choice,
    Field,
    Page,
    Row,
    Section,
    Tagged,
    Theme,
    Words,
    narrowed,
)

GRANTED = ("licensed", "suspended", "revoked")
OVER = ("returned", "refused", "withdrawn", "ended")
ALWAYS = ("returned", "refused", "withdrawn")  # counted also where there is none
APPLICATION_LISTS = (Shows.APPLICANTS, Shows.DEEMED, Shows.CLOSED)
OUTCOMES = (
    *("licensed", "reported", "deemed", "in-principle", "applied"),
    *("returned", "refused", "withdrawn", "suspended", "revoked", "ended"),
    "uncertain",
)


@dataclass(frozen=True, slots=True)
class Application:
    """An application as it stands: what was filed, its answer, and since when."""

    filed: Filed
    answer: Said
    since: str


def applications(on: date, *, language: str, chosen: str) -> Theme:
    """Return the page of all applications, or of one outcome; 13 queries."""
    found = _by_outcome(_known(on, language))
    sources = cited(one.filed.key for of_tag in found.values() for one in of_tag)
    rows = {tag: tuple(_row(o, sources) for o in of) for tag, of in found.items()}
    return Theme(
        answer=(Words(_sentence(found, on, language=language)),),
        notes=(
            _(
                "One row for each application on record; a firm that applied under two"
                " laws, or again, has several. A licence whose application is not on"
                " record is not listed here."
            ),
        ),
        choices=tuple(
            Choice(tag, str(TAGS[tag].label), len(rows.get(tag, ())))
            for tag in OUTCOMES
            if tag in rows or tag in ALWAYS
        ),
        sections=(
            Section(
                title=_("Who applied, and what became of it"),
                columns=(
                    *(_("Applicant"), _("Filed"), _("Outcome")),
                    *(_("Since"), _("Source")),
                ),
                rows=narrowed(rows, chosen),
                empty=_empty(chosen, found, on=on, language=language),
            ),
        ),
    )


APPLICATIONS = Page(gettext_lazy("Applications"), applications, "outcome", OUTCOMES)


def _known(on: date, language: str) -> list[Application]:
    """Return what had been applied for by the day, the latest outcome first."""
    found = filed(on, language)
    now = permissions((one.key for one in found), on)
    ids = [one.public_id for one in found]
    answers = licence_answers(ids, on=on, language=language)
    known = [
        Application(one, answers[one.public_id], now[one.key].standing.since)
        for one in found
    ]
    return sorted(known, key=_place, reverse=True)


def _place(one: Application) -> tuple[date, date, str]:
    days = [bounds(day).latest if day else None for day in (one.since, one.filed.day)]
    return days[0] or date.min, days[1] or date.min, one.filed.public_id


def _by_outcome(found: Iterable[Application]) -> dict[str, list[Application]]:
    by_tag: dict[str, list[Application]] = {}
    for one in found:
        by_tag.setdefault(one.answer["tag"] or "uncertain", []).append(one)
    return {tag: by_tag[tag] for tag in OUTCOMES if tag in by_tag}


def _row(one: Application, sources: Cited) -> Row:
    status = Tagged(one.answer["tag"] or "uncertain", one.answer["confirmed"])
    dot = "· " if one.filed.holder else ""
    law = Words(f"{dot}{one.filed.law}", "en") if one.filed.law else None
    under = tuple(filter(None, (one.filed.holder, law)))
    source = source_of(sources, one.filed.key)
    return Row(
        Field((Cell(record=one.filed.public_id, called=one.filed.name, words=under),)),
        (
            Field((Cell(day=one.filed.day),) if one.filed.day else ()),
            Field((Cell(status=status),)),
            Field((Cell(day=one.since),) if one.since else ()),
            Field((Cell(source=source),)),
        ),
    )


def _sentence(
    found: Mapping[str, list[Application]], on: date, *, language: str
) -> str:
    counts = {tag: len(of_tag) for tag, of_tag in found.items()}
    total = sum(counts.values())
    granted, over = (
        sum(counts.get(tag, 0) for tag in tags) for tags in (GRANTED, OVER)
    )
    return ngettext(
        "%(total)d application is on record by %(day)s: %(granted)d led to a licence,"
        " %(over)d ended without one, %(open)d is open or not confirmed.",
        "%(total)d applications are on record by %(day)s: %(granted)d led to a"
        " licence, %(over)d ended without one, %(open)d are open or not confirmed.",
        total,
    ) % {
        "total": total,
        "day": day_words(on.isoformat(), language),
        "granted": granted,
        "over": over,
        "open": total - granted - over,
    }


def _empty(
    outcome: str,
    found: Mapping[str, list[Application]],
    *,
    on: date,
    language: str,
) -> str:
    """Return what an empty page says; a query more where it is one."""
    if found.get(outcome) or (found and not outcome):
        return ""
    firsts = [
        first
        for of_tag in found.values()
        for one in of_tag
        if one.since and (first := bounds(one.since).earliest)
    ]
    last = day_words(on.isoformat(), language)
    if not firsts:
        stated = _("No application is on record by %(day)s.") % {"day": last}
    else:
        stated = _(
            "No application between %(first)s and %(last)s has this outcome on record:"
            " %(outcome)s."
        ) % {
            "first": day_words(min(firsts).isoformat(), language),
            "last": last,
            "outcome": TAGS[outcome].label,
        }
    return joined([stated, looked(APPLICATION_LISTS, on, language=language)], language)
