"""The timeline: who did what when, in lanes, and as a table, newest first."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policies.pictures.happened import Moment, happened
from policies.pictures.roles import FIRM, GOVERNMENT, GROUPS, role_of
from policies.regulator.models import Regulator
from registry.records.names import HTML_LANG, Text, pick
from registry.records.partial_date import shown, tellable
from registry.records.pictures import (
    ROLES,
    Asked,
    Cell,
    Lane,
    Mark,
    Marks,
    Picture,
    Table,
)
from registry.records.punctuation import with_commas

LICENSED = "disc"
STARTS = "square"
AHEAD = timedelta(days=31)


def timeline(asked: Asked) -> Picture | None:
    """Return the timeline; 9 queries, None where nothing happened at all.

    Without days asked for it shows the twelve months before `on`; of one regulator,
    asked for as `record`, all of its years.
    """
    regulators = list(Regulator.objects.all())
    called = {one.slug: _short(one, asked.language) for one in regulators}
    slugs = {one.public_id: one.slug for one in regulators}
    actor = slugs.get(asked.record, "") if asked.record else asked.actor
    found = [m for m in happened(asked.language) if m.roles(actor)]
    if not found:
        return None
    whole = _whole(found, asked.on)
    window = _window(asked, whole)
    seen = sorted((m for m in found if _is_within(m, window)), key=_place, reverse=True)
    return Picture(
        _finding(seen, window, language=asked.language),
        _("What authorities and platforms did; the table names every item."),
        Marks(
            _lanes(found, _names(regulators, asked), actor=actor),
            *window,
            whole,
            asked.on,
        ),
        Table(
            (_("Date"), _("Who"), _("What"), _("How"), _("Evidence")),
            tuple(_line(one, called, language=asked.language) for one in seen),
        ),
        _legend(seen),
    )


def actors(language: str) -> tuple[tuple[str, Text], ...]:
    """Return (code, name) of every actor a timeline can be asked for; one query."""
    called = _groups(language)
    return (
        *((code, called[role]) for code, role in GROUPS.items()),
        *((one.slug, _short(one, language)) for one in Regulator.objects.all()),
    )


def _window(asked: Asked, whole: tuple[date, date]) -> tuple[date, date]:
    """Return the first and last day shown."""
    if asked.first or asked.record:
        return asked.first or whole[0], asked.last or whole[1]
    last = asked.last or tellable(asked.on + AHEAD)
    return tellable(date(last.year - 1, last.month, 1)), last


def _whole(found: Sequence[Moment], on: date) -> tuple[date, date]:
    days = [d for m in found for d in (m.day.earliest, m.day.latest) if d]
    return date(min([*days, on]).year, 1, 1), max(*days, tellable(on + AHEAD))


def _is_within(moment: Moment, window: tuple[date, date]) -> bool:
    """Say whether a day it may be lies there; of an open stretch its known end."""
    known = [day for day in (moment.day.earliest, moment.day.latest) if day]
    return known[0] <= window[1] and known[-1] >= window[0]


def _place(moment: Moment) -> tuple[date, date]:
    day = moment.day
    return day.latest or date.max, day.earliest or date.min


def _lanes(
    found: Sequence[Moment], names: Mapping[str, Text], *, actor: str
) -> tuple[Lane, ...]:
    """Return a lane for each role in which somebody acted; of one actor its own."""
    lanes = []
    for role in ROLES:
        acting = [moment for moment in found if role in moment.roles(actor)]
        if acting:
            marks = (Mark(m.shape, m.day, m.label, m.disputed) for m in acting)
            lanes.append(Lane(names[role], role, tuple(marks)))
    return tuple(lanes)


def _names(regulators: Sequence[Regulator], asked: Asked) -> dict[str, Text]:
    found = {role_of(one): _short(one, asked.language) for one in regulators}
    return found | _groups(asked.language)


def _groups(language: str) -> dict[str, Text]:
    """Return {role: name} of the roles that several play."""
    here = HTML_LANG[language]
    return {
        GOVERNMENT: Text(_("Government and others"), here),
        FIRM: Text(_("Platforms"), here),
    }


def _short(regulator: Regulator, language: str) -> Text:
    short = pick(vars(regulator), "short_name", language=language)
    if short.text and not short.mark:
        return short
    return pick(vars(regulator), "name", language=language)


def _finding(
    seen: Sequence[Moment], window: tuple[date, date], *, language: str
) -> str:
    starts = len({m.record for m in seen if m.shape == STARTS})
    granted = len({m.record for m in seen if m.shape == LICENSED})
    found = [ngettext("%d rule starts", "%d rules start", starts) % starts]
    if granted:
        words = ngettext(
            "%d licence is granted or varied",
            "%d licences are granted or varied",
            granted,
        )
        found.append(words % granted)
    return _("%(first)s to %(last)s: %(found)s") % {
        "first": _month(window[0], language),
        "last": _month(window[1], language),
        "found": with_commas(found),
    }


def _month(day: date, language: str) -> str:
    return shown(f"{day:%Y-%m}", language)


def _line(
    moment: Moment, names: Mapping[str, Text], *, language: str
) -> tuple[Cell, ...]:
    who = [names[slug] for slug, _role in moment.actors if slug in names]
    langs, label = {name.lang for name in who}, moment.label
    return (
        Cell(shown(moment.literal, language)),
        Cell(
            " · ".join(name.text for name in who) or _platforms(moment),
            langs.pop() if len(langs) == 1 else "",
        ),
        Cell(label.text or "–", label.lang, moment.record),
        Cell(capfirst(moment.what)),
        Cell(_evidence(moment)),
    )


def _platforms(moment: Moment) -> str:
    is_firm = any(role == FIRM for _slug, role in moment.actors)
    return _("Platforms") if is_firm else _("Government and others")


def _evidence(moment: Moment) -> str:
    if moment.disputed:
        return _("Sources disagree")
    return ngettext("%d source", "%d sources", moment.sources) % moment.sources


def _legend(seen: Sequence[Moment]) -> tuple[tuple[str, str], ...]:
    words = {
        "square": _("Rule starts"),
        "diamond": _("Document"),
        "disc": _("Licence"),
        "dashed": _("Application"),
        "ring": _("Announcement"),
    }
    shapes = {moment.shape for moment in seen}
    found = [(shape, word) for shape, word in words.items() if shape in shapes]
    if any(moment.disputed for moment in seen):
        found.append(("disputed", _("Sources disagree")))
    return tuple(found)
