"""How many platforms are licensed on a day, and how each of them stands."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import translation

from policies.answers.alert_words import Warned, may_stand, stands
from policies.answers.alerts import by_platform, warning_rows
from policies.answers.holders import Held, held_on, licences_of
from policies.answers.permissions import ENDED, ORDER, Permission, choose
from policies.answers.wording import day_words
from policies.exchange.models import Exchange
from policies.licence.models import Licence
from policies.licence.vocabulary import Regime
from registry.records.partial_date import bounds

READING_ORDER = (*ORDER, "uncertain", *ENDED, "alert", "none")


@dataclass(frozen=True, slots=True)
class Count:
    """Platforms by what is known of their licence; only `confirmed` are licensed."""

    confirmed: int
    reported: int
    uncertain: int


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform, its tag, and since when, in words; blank: no day to name."""

    public_id: str
    tag: str
    since: str


def licensed_platforms(on: date) -> Count:
    """Return how many platforms hold a trading platform licence on the day; 2 queries.

    A platform counts once, by the best of its licences. It is uncertain where that
    best may be a licence, confirmed or reported, and may be something less.
    """
    held: Held = defaultdict(list)
    licences = Licence.objects.filter(regime=Regime.VATP, exchanges__isnull=False)
    for platform, key in licences.values_list("exchanges__public_id", "id"):
        held[platform].append(key)
    now = [choose(known).standing for known in held_on(held, on).values()]
    tags = [standing.tag for standing in now]
    maybe = (
        s for s in now if not s.certain and {"licensed", "reported"} & {*s.possible}
    )
    return Count(tags.count("licensed"), tags.count("reported"), sum(1 for _ in maybe))


def platforms(on: date, language: str) -> list[Platform]:
    """Return every platform as it stands on the day; 4 queries.

    Licensed ones first, then by the day since which they stand so, then by id.
    """
    keys = dict(Exchange.objects.values_list("public_id", "id"))
    held = held_on(licences_of({pid: [key] for pid, key in keys.items()}), on)
    warnings = by_platform(warning_rows(keys.values()), language)
    found = {
        public_id: _standing(held[public_id], warnings.get(key, ()), on=on)
        for public_id, key in keys.items()
    }
    with translation.override(language):
        return [
            Platform(public_id, tag, day_words(since, language) if since else "")
            for public_id, (tag, since) in sorted(found.items(), key=_place)
        ]


def _standing(
    held: Sequence[Permission], warnings: Sequence[Warned], *, on: date
) -> tuple[str, str]:
    """Return the tag of a platform, and the literal of the day since when."""
    if warning := stands(warnings, on):
        return "alert", warning.listed
    chosen = choose(held)
    if chosen.stale or may_stand(warnings, on):
        return "uncertain", ""
    return chosen.standing.tag, chosen.standing.since


def _place(row: tuple[str, tuple[str, str]]) -> tuple[int, date, str]:
    public_id, (tag, since) = row
    last = bounds(since).latest if since else None
    return READING_ORDER.index(tag), last or date.max, public_id
