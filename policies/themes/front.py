"""The panel of the home page: what an official list shows, and who stands how."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policies.answers.checks import looked_in
from policies.answers.counts import licensed_platforms, platforms
from policies.answers.wording import day_words, joined
from policies.licence.vocabulary import Regime
from policies.official_list.models import Shows
from policies.regulator.models import Regulator
from registry.records.looked import Looked
from registry.records.names import in_languages, pick
from registry.records.themes import Front, Standing

# who holds a licence, or may, and who has applied and is not turned away
NAMED = ("licensed", "reported", "suspended", "deemed", "in-principle", "applied")
UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Look:
    """A look in a list of licensed platforms: whose list, when, how many it held."""

    public_id: str
    authority: str
    day: date
    count: int
    is_overdue: bool


def front(on: date, language: str) -> Front:
    """Return the panel for the day; at most 14 queries.

    Once the list is overdue, platforms stand as they did on the day we looked in it.
    """
    look = newest_look(on, language)
    day = look.day if look and look.is_overdue else on
    title, sentence = _listed(look, language) if look else _unlisted(on, language)
    return Front(
        day=day,
        title=title,
        sentence=sentence,
        note=_overdue(look, on, language=language) if look else "",
        standing=tuple(
            Standing(one.public_id, one.tag, one.since)
            for one in platforms(day, language)
            if one.tag in (*NAMED, UNCERTAIN)
        ),
        source=look.public_id if look else "",
    )


def newest_look(on: date, language: str) -> Look | None:
    """Return the newest look by the day in a list that counts platforms; 3 queries."""
    found = [
        (one.seen.day, one.seen.count, one)
        for one in looked_in(on, language)
        if one.shows == Shows.LICENSED
        and Regime.VATP in one.regimes
        and one.seen
        and one.seen.count is not None
    ]
    if not found:
        return None
    day, count, newest = max(found, key=lambda pair: pair[0])
    authority = _short_name(newest, language)
    return Look(newest.public_id, authority, day, count, newest.overdue)


def _short_name(looked: Looked, language: str) -> str:
    """Return what the keeper of a list is called for short, or in full."""
    keeper = Regulator.objects.filter(official_lists__public_id=looked.public_id)
    row = keeper.values(*in_languages("short_name")).first() or {}
    return pick(row, "short_name", language=language).text or looked.regulator.text


def _listed(look: Look, language: str) -> tuple[str, str]:
    """Return what the list showed on its day, and how many of it we hold; 2 queries.

    Whoever is neither confirmed nor reported that day has no established name here.
    """
    held = licensed_platforms(look.day)
    unnamed = max(0, look.count - held.confirmed - held.reported)
    title = ngettext(
        "The %(authority)s list of %(day)s shows %(n)d platform",
        "The %(authority)s list of %(day)s shows %(n)d platforms",
        look.count,
    ) % {
        "authority": look.authority,
        "day": day_words(look.day.isoformat(), language),
        "n": look.count,
    }
    counts = {"confirmed": held.confirmed, "reported": held.reported, "n": unnamed}
    sentence = _(
        "%(confirmed)d confirmed here from official text, %(reported)d reported,"
        " %(n)d whose name we have not established."
    )
    return title, sentence % counts


def _unlisted(on: date, language: str) -> tuple[str, str]:
    """Return what is said of a day before any look in a list; 2 queries."""
    held = licensed_platforms(on)
    title = ngettext(
        "%(n)d platform licensed on %(day)s",
        "%(n)d platforms licensed on %(day)s",
        held.confirmed,
    ) % {"n": held.confirmed, "day": day_words(on.isoformat(), language)}
    counts = {"confirmed": held.confirmed, "reported": held.reported}
    sentence = _(
        "%(confirmed)d confirmed here from official text, %(reported)d reported."
    )
    none = _("We hold no look in the official list by that day.")
    return title, joined([sentence % counts, none], language)


def _overdue(look: Look, on: date, *, language: str) -> str:
    """Return that the list says nothing of the day; blank where it does."""
    if not look.is_overdue:
        return ""
    words = {"day": day_words(on.isoformat(), language)}
    return (
        _("We cannot say for %(day)s: no later list is on record. They then stood so:")
        % words
    )
