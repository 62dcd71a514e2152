"""How many platforms were licensed, deemed so, applying or gone, day by day."""

from collections import Counter, defaultdict
from datetime import date
from itertools import groupby
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policies.answers.permissions import choose
from policies.licence.models import Licence
from policies.licence.vocabulary import Regime
from policies.pictures.steps_of import Course, courses, days_of, tag_of
from registry.records.partial_date import shown
from registry.records.pictures import Asked, Cell, Picture, Steps, Table
from registry.records.punctuation import with_commas

# look → the tags it counts, from the bottom up
SERIES = {
    "held": ("licensed",),
    "limited": ("reported",),
    "waiting": ("deemed", "in-principle", "applied", "closing"),
    "stopped": ("suspended",),
    "over": ("revoked", "ended", "returned", "refused", "withdrawn"),
    "doubtful": ("uncertain",),
}


def counts(asked: Asked) -> Picture | None:
    """Return the counts of platforms up to the day; 2 queries, None without any."""
    held: dict[str, list[UUID]] = defaultdict(list)
    covered = Licence.objects.filter(regime=Regime.VATP, exchanges__isnull=False)
    for platform, key in covered.values_list("exchanges__public_id", "id"):
        held[platform].append(key)
    known = courses({key for keys in held.values() for key in keys})
    days = sorted(day for day in days_of(known.values()) if day <= asked.on)
    if not days:
        return None
    found = [(day, _counted(held, known, on=day)) for day in days]
    changed = tuple(next(same) for _n, same in groupby(found, key=lambda pair: pair[1]))
    used = [at for at, _look in enumerate(SERIES) if any(n[at] for _d, n in changed)]
    words = _words()
    return Picture(
        _finding(changed[-1][1]),
        _("Each platform counts once, by the best of its licences and applications."),
        Steps(
            tuple((look, words[look]) for at, look in enumerate(SERIES) if at in used),
            tuple((day, tuple(n[at] for at in used)) for day, n in changed),
            asked.on,
        ),
        Table(
            (_("From"), *(words[look] for at, look in enumerate(SERIES) if at in used)),
            tuple(
                (
                    Cell(shown(day.isoformat(), asked.language)),
                    *(Cell(str(n[at])) for at in used),
                )
                for day, n in reversed(changed)
            ),
        ),
        tuple((look, words[look]) for at, look in enumerate(SERIES) if at in used),
    )


def _counted(
    held: dict[str, list[UUID]], known: dict[UUID, Course], *, on: date
) -> tuple[int, ...]:
    """Return how many platforms each series counts on the day."""
    now = {key: course.on(on) for key, course in known.items()}
    tags = Counter(
        tag_of(choose([now[key] for key in keys if key in now]))
        for keys in held.values()
    )
    return tuple(sum(tags[tag] for tag in counted) for counted in SERIES.values())


def _words() -> dict[str, str]:
    return {
        "held": _("Licensed"),
        "limited": _("Reported, not confirmed"),
        "waiting": _("Applied or deemed licensed"),
        "doubtful": _("Not certain on this day"),
        "over": _("Withdrawn, refused or ended"),
        "stopped": _("Suspended"),
    }


def _finding(now: tuple[int, ...]) -> str:
    """Return how many are licensed, and how many of the others there are."""
    by_look = dict(zip(SERIES, now, strict=True))
    held, told = by_look["held"], by_look["limited"]
    waiting, over, doubtful = (by_look[k] for k in ("waiting", "over", "doubtful"))
    found = [
        ngettext("%d platform is licensed", "%d platforms are licensed", held) % held
    ]
    if told:
        found.append(ngettext("%d is reported", "%d are reported", told) % told)
    if waiting:
        found.append(ngettext("%d has applied", "%d have applied", waiting) % waiting)
    if over:
        found.append(ngettext("%d is gone", "%d are gone", over) % over)
    if doubtful:
        words = ngettext("%d is not certain", "%d are not certain", doubtful)
        found.append(words % doubtful)
    return with_commas(found)
