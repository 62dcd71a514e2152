"""The page of what is coming: the next dates, then every one by its month."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from policies.answers.wording import day_words
from policies.themes.ahead import ahead
from registry.records.date_literal import Single, read
from registry.records.partial_date import bounds, shown
from registry.records.themes import (
    Cell,
    Coming,
    Field,
    Page,
    Row,
    Section,
    Theme,
    Words,
)

NEXT = 5  # dates named first


def coming(on: date, *, language: str, chosen: str) -> Theme:
    """Return the page of what lies ahead on the day; the queries of `ahead`."""
    del chosen  # it cannot be narrowed
    found = ahead(on)
    months = tuple(_by_month(found, language))
    first = _section(_("Next five dates"), found[:NEXT]) if len(found) > NEXT else None
    words = {"n": len(found), "day": day_words(on.isoformat(), language)}
    sentence = ngettext(
        "%(n)d date on record lies ahead on %(day)s.",
        "%(n)d dates on record lie ahead on %(day)s.",
        len(found),
    )
    if found:
        following = _("The next: %(next)s.")
        sentence = f"{sentence} {following}"
        words["next"] = day_words(found[0].day, language)
    nothing = Section(
        title=_("By month"),
        columns=_columns(),
        rows=(),
        empty=_("No consultation, start or end on record lies ahead on this day."),
    )
    return Theme(
        answer=(Words(sentence % words),),
        sections=((first,) if first else ()) + (months or (nothing,)),
    )


COMING = Page(gettext_lazy("Coming"), coming, template="policies/themes/coming.html")


def _columns() -> tuple[str, ...]:
    return _("Date"), _("What happens"), _("Record")


def _by_month(found: Sequence[Coming], language: str) -> list[Section]:
    """Return a table for each month, or for the year where no month is known."""
    return [
        _section(title, list(group))
        for title, group in groupby(found, lambda one: _month(one.day, language))
    ]


def _month(literal: str, language: str) -> str:
    """Return the month of a day in words; what is less exact stands as it is."""
    reading = read(literal)
    if isinstance(reading, Single) and reading.point.day and not reading.qualifier:
        latest = bounds(literal).latest or date.max
        return shown(f"{latest.year:04}-{latest.month:02}", language)
    return shown(literal, language)


def _section(title: str, found: Sequence[Coming]) -> Section:
    return Section(title=title, columns=_columns(), rows=tuple(map(_row, found)))


def _row(one: Coming) -> Row:
    what = [Words(one.what)] + ([Words(one.about, "en")] if one.about else [])
    return Row(
        Field((Cell(day=one.day),)),
        (
            Field((Cell(words=tuple(what), source=one.source),)),
            Field((Cell(record=one.public_id),)),
        ),
    )
