"""Which change sets stand in which queue of a person's desk, and how many."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Case, Count, F, Q, QuerySet, Value, When

from registry.admin.set_bar import writes
from registry.changesets.models import ChangeSet, Risk, State

SHOWN = 8  # change sets of one queue; the rest is behind its link
FEW = 3  # of a queue that nobody is kept waiting by


@dataclass(frozen=True, slots=True)
class Person:
    """What somebody's desk is for: writing, reviewing, publishing, or looking on."""

    user: User
    writes: bool
    reviews: bool
    publishes: bool

    @property
    def looks_on(self) -> bool:
        """Say whether this person sees the desk of all, and acts on nothing."""
        acts = self.writes or self.reviews or self.publishes
        return not acts and self.user.has_perm("registry.view_changeset")


def person(user: User) -> Person:
    """Return what this account's roles make of its desk."""
    return Person(
        user,
        writes=writes(user),
        reviews=user.has_perm("registry.approve_changeset"),
        publishes=user.has_perm("registry.publish_changeset"),
    )


def wanted(who: Person) -> dict[str, Q]:
    """Return {queue: which sets}, in the order of the desk; none without a use."""
    own, all_ = Q(author=who.user.pk), who.looks_on
    mine = Q() if all_ else own
    queues: dict[str, tuple[bool, Q]] = {
        "review": (who.reviews or all_, _for_review(who)),
        "returned": (who.writes or all_, Q(state=State.RETURNED) & mine),
        "conflicts": (who.writes or all_, Q(state=State.CONFLICT) & mine),
        "drafts": (who.writes or all_, Q(state=State.DRAFT) & mine),
        "sent": (who.writes, own & _elsewhere(who)),
        "approved": (
            who.publishes or all_,
            Q(state=State.APPROVED, publish_at__isnull=True),
        ),
        "scheduled": (
            who.user.has_perm("registry.view_changeset"),
            Q(state=State.APPROVED, publish_at__isnull=False),
        ),
        "alone": (who.reviews or all_, _alone(~own if not all_ else Q())),
    }
    return {name: which for name, (shown, which) in queues.items() if shown}


def counted(queues: dict[str, Q]) -> dict[str, int]:
    """Return {queue: how many sets stand in it}; one query."""
    if not queues:
        return {}
    return ChangeSet.objects.aggregate(
        **{name: Count("pk", filter=which) for name, which in queues.items()}
    )


def first_of(name: str, which: Q) -> QuerySet[ChangeSet]:
    """Return the first sets of a queue, each with its `record_count`."""
    rows = ChangeSet.objects.filter(which).annotate(record_count=Count("changes"))
    return rows.order_by(*_order(name))[: FEW if name == "alone" else SHOWN]


def _order(name: str) -> tuple[Any, ...]:
    """Return how a queue is sorted: what presses most comes first."""
    return {
        "review": (_gravest(), "submitted_at"),
        "returned": ("-proposed_at",),
        "conflicts": ("-proposed_at",),
        "drafts": ("-opened", F("saved_at").desc(nulls_last=True), "-proposed_at"),
        "sent": ("submitted_at",),
        "approved": (_gravest(), "reviewed_at"),
        "scheduled": ("publish_at",),
        "alone": ("published_at",),
    }[name]


def is_late(change_set: ChangeSet, at: datetime) -> bool:
    """Say whether a set's hour of publication has passed."""
    return change_set.publish_at is not None and change_set.publish_at < at


def _for_review(who: Person) -> Q:
    """Return what this person may approve; for who looks on, all that waits."""
    waiting = Q(state=State.SUBMITTED)
    if who.looks_on:
        return waiting
    waiting &= ~Q(author=who.user.pk)
    if who.user.has_perm("registry.approve_high_risk"):
        return waiting
    return waiting & ~Q(risk=Risk.HIGH)


def _elsewhere(who: Person) -> Q:
    """Return what waits for others; what is scheduled waits for nobody."""
    waiting = Q(state=State.SUBMITTED)
    if who.publishes:
        return waiting  # what was approved stands in a queue of its own
    return waiting | Q(state=State.APPROVED, publish_at__isnull=True)


def _alone(others: Q) -> Q:
    return others & Q(published_alone=True, reviewed_by__isnull=True)


def _gravest() -> Case:
    ranks = {Risk.HIGH: 0, Risk.MEDIUM: 1}
    whens = [When(risk=risk, then=Value(rank)) for risk, rank in ranks.items()]
    return Case(*whens, default=Value(2))
