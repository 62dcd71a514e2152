"""A change set in words: how grave, how old, what a draft lacks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.timesince import timesince
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.changesets.lacking import Lacks
from registry.changesets.models import Change, ChangeSet, Op, Risk
from registry.changesets.risk import (
    highest,
    risk_of_change,
    risk_of_field,
    touched_names,
)
from registry.clock import hong_kong_day
from registry.history.labels import label
from registry.records.kinds import kind_of_label
from registry.records.punctuation import with_colon, with_commas

NAMED = 2  # values named beside a risk


@dataclass(frozen=True, slots=True)
class Grave:
    """How grave a set is, and for which values; `risk` names its mark."""

    risk: str
    words: str


def grave(change_set: ChangeSet, changes: Iterable[Change]) -> Grave | None:
    """Return how grave a set is, and for which values; None where none were read.

    The risk is that of its submission; a set published alone had none.
    """
    changes = list(changes)
    if not changes:
        return None
    risk = Risk(change_set.risk or highest(map(risk_of_change, changes)))
    names = list(dict.fromkeys(_gravest(changes, risk)))
    shown = with_commas(names[:NAMED])
    if len(names) > NAMED:
        shown = _("%(some)s and more") % {"some": shown}
    return Grave(risk, with_colon(risk.label, shown) if shown else str(risk.label))


def _gravest(changes: Iterable[Change], risk: str) -> Iterator[str]:
    """Yield what a set of this risk does that bears it."""
    for change in changes:
        if risk_of_change(change) != risk:
            continue
        kind = kind_of_label(change.kind)
        what = {"kind": kind.record._meta.verbose_name}
        if change.op == Op.WITHDRAW:
            yield _("%(kind)s withdrawn") % what
        elif change.op == Op.ADD:
            yield _("new %(kind)s") % what
        else:
            for name in touched_names(change.patch):
                if risk_of_field(kind, name) == risk:
                    yield _inside(label(kind, name))


def _inside(words: str) -> str:
    """Return a label as it stands inside a line; “SFC number” keeps its capitals."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def age(since: datetime, at: datetime) -> str:
    """Return how long ago something was, in its largest unit: “16 hours”."""
    if at - since < timedelta(minutes=1):
        return _("a moment")
    return timesince(since, at, depth=1)


def hour(at: datetime) -> str:
    """Return an instant with its day, in Hong Kong."""
    return _("%(when)s HKT") % {"when": date_format(localtime(at), _("j M Y, H:i"))}


def touched(change_set: ChangeSet, at: datetime) -> str:
    """Return when a draft was worked on last: an hour of today, else an age."""
    last = change_set.saved_at or change_set.proposed_at
    if hong_kong_day(last) == hong_kong_day(at):
        time = date_format(localtime(last), "H:i")
        return _("saved %(time)s HKT") % {"time": time}
    return _("untouched for %(age)s") % {"age": age(last, at)}


def told_lacks(lacks: Lacks) -> str:
    """Return in one line what a draft lacks; blank where it lacks nothing."""
    if not lacks.changes:
        return _("nothing in it yet")
    words = [
        text % {"n": n}
        for n, text in (
            (lacks.clashes, _clashes(lacks.clashes)),
            (lacks.wrong, _wrong(lacks.wrong)),
            (lacks.uncited, _uncited(lacks.uncited)),
        )
        if n
    ]
    if lacks.reason:
        words.append(_("no reason yet"))
    return with_commas(words)


def _clashes(n: int) -> str:
    return ngettext(
        "%(n)s value was published meanwhile",
        "%(n)s values were published meanwhile",
        n,
    )


def _wrong(n: int) -> str:
    return ngettext("%(n)s value to correct", "%(n)s values to correct", n)


def _uncited(n: int) -> str:
    return ngettext("%(n)s value without a source", "%(n)s values without a source", n)


def records(count: int) -> str:
    """Return how many records a set touches."""
    return ngettext("%(n)s record", "%(n)s records", count) % {"n": count}
