"""The rows of the desk's queues: what each says of its change set, and its button."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from registry.admin.queues import Person, is_late
from registry.admin.set_words import (
    Grave,
    age,
    grave,
    hour,
    records,
    told_lacks,
    touched,
)
from registry.changesets.lacking import Lacks, lacking
from registry.changesets.models import EDITABLE, Act, Change, ChangeSet, Remark, State

READ = 40  # changes of a set that are read to say how grave it is
CHECKED = 100  # records of a draft that are checked for what they lack


@dataclass(frozen=True, slots=True)
class Fact:
    """A few words about a set; `tone` is blank, strong, ready or lacking."""

    words: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A change set in a queue; `opens` where its button opens it to work on."""

    change_set: ChangeSet
    facts: list[Fact]
    grave: Grave | None = None
    quote: str = ""
    opens: bool = False


@dataclass(slots=True)
class Known:
    """What is read at once for all rows of the desk."""

    at: datetime
    who: Person
    changes: dict[UUID, list[Change]] = field(default_factory=dict)
    returned: dict[UUID, Remark] = field(default_factory=dict)
    lacks: dict[UUID, Lacks] = field(default_factory=dict)


def known(sets: Collection[ChangeSet], who: Person, *, at: datetime) -> Known:
    """Read what the rows tell besides the sets; a fixed number of queries."""
    drafts = [
        one
        for one in sets
        if one.state in EDITABLE and getattr(one, "record_count", 0) <= CHECKED
    ]
    return Known(
        at,
        who,
        _changes([one.pk for one in sets if one.risk or one.published_alone]),
        _returned([one.pk for one in sets if one.state == State.RETURNED]),
        lacking(drafts) if drafts else {},
    )


def row(name: str, one: ChangeSet, *, known: Known) -> Row:
    """Return the row of a set in the queue of this name."""
    about = [Fact(records(getattr(one, "record_count", 0)))]
    facts, quote = TOLD[name](one, known)
    mine = one.author_id == known.who.user.pk
    return Row(
        one,
        about + facts,
        grave(one, known.changes.get(one.pk, [])),
        quote,
        opens=mine and one.state in EDITABLE and not one.opened,
    )


Told = tuple[list[Fact], str]


def _review(one: ChangeSet, known: Known) -> Told:
    since = one.submitted_at or one.proposed_at
    waiting = _("waiting %(age)s") % {"age": age(since, known.at)}
    return [_by(one, known), Fact(waiting, "strong")], ""


def _draft(one: ChangeSet, known: Known) -> Told:
    facts = [_by(one, known)] if known.who.looks_on else []
    facts += [Fact(_("open now"), "strong")] if one.opened else []
    return [*facts, *_readiness(one, known), Fact(touched(one, known.at))], ""


def _returned_row(one: ChangeSet, known: Known) -> Told:
    remark = known.returned.get(one.pk)
    when = hour(remark.at) if remark else ""
    words = _("returned %(when)s") % {"when": when}
    return [Fact(words)], remark.text if remark else ""


def _conflict(one: ChangeSet, known: Known) -> Told:
    return [Fact(touched(one, known.at))], one.conflict


def _sent(one: ChangeSet, known: Known) -> Told:
    if one.state == State.APPROVED:
        return [Fact(_("approved, a publisher has it"), "ready")], ""
    since = one.submitted_at or one.proposed_at
    words = _("with the reviewers for %(age)s") % {"age": age(since, known.at)}
    return [Fact(words)], ""


def _approved(one: ChangeSet, known: Known) -> Told:
    since = one.reviewed_at or one.proposed_at
    words = _("approved %(age)s ago") % {"age": age(since, known.at)}
    return [_by(one, known), Fact(words, "ready")], ""


def _scheduled(one: ChangeSet, known: Known) -> Told:
    when = {"when": hour(one.publish_at or known.at)}
    late = is_late(one, known.at)
    text = _("was due %(when)s") if late else _("publishes %(when)s")
    mine = one.scheduled_by_id == known.who.user.pk
    by = _("scheduled by you") if mine else _("scheduled by another publisher")
    return [Fact(text % when, "lacking" if late else "strong"), Fact(by)], ""


def _alone(one: ChangeSet, known: Known) -> Told:
    since = one.published_at or one.proposed_at
    words = _("published alone %(age)s ago") % {"age": age(since, known.at)}
    return [_by(one, known), Fact(words, "lacking")], ""


TOLD = {
    "review": _review,
    "returned": _returned_row,
    "conflicts": _conflict,
    "drafts": _draft,
    "sent": _sent,
    "approved": _approved,
    "scheduled": _scheduled,
    "alone": _alone,
}


def _by(one: ChangeSet, known: Known) -> Fact:
    mine = one.author_id == known.who.user.pk
    return Fact(_("by you") if mine else _("by another editor"))


def _readiness(one: ChangeSet, known: Known) -> list[Fact]:
    lacks = known.lacks.get(one.pk)
    if lacks is None:
        return []  # too large to say so here
    if lacks.nothing:
        return [Fact(_("ready to submit"), "ready")]
    return [Fact(told_lacks(lacks), "lacking")]


def _changes(keys: Iterable[UUID]) -> dict[UUID, list[Change]]:
    """Return the first changes of each of these sets; one query."""
    found: dict[UUID, list[Change]] = defaultdict(list)
    for change in Change.objects.filter(change_set__in=keys, position__lte=READ):
        found[change.change_set_id].append(change)
    return found


def _returned(keys: Iterable[UUID]) -> dict[UUID, Remark]:
    """Return the last words each of these sets was returned with; one query."""
    rows = Remark.objects.filter(change_set__in=keys, act=Act.RETURNED)
    return {remark.change_set_id: remark for remark in rows.order_by("at", "pk")}
