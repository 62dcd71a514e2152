"""The bar below the header: which change set is open, and what may be done with it."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from registry.admin.capturing import draft_of
from registry.changesets.models import EDITABLE, ChangeSet
from registry.records.kinds import kinds

OFFERED = 20  # sets to switch to, the newest first; the rest is on the desk
WRITING = ("add", "change", "delete")


@dataclass(frozen=True, slots=True)
class Bar:
    """The open set, None where none is; and one's own that could be open instead."""

    change_set: ChangeSet | None
    record_count: int
    others: list[ChangeSet]


def set_bar(request: HttpRequest) -> Bar | None:
    """Return the bar of this page, None for who writes no records; two queries."""
    user = request.user
    if not isinstance(user, User) or not writes(user):
        return None
    draft = draft_of(request)
    others = own_drafts(user).filter(opened=False).order_by("-saved_at", "-proposed_at")
    return Bar(draft.change_set, len(draft.changes), list(others[:OFFERED]))


def writes(user: User) -> bool:
    """Say whether this person may add, change or withdraw records of any kind."""
    if not (user.is_active and user.is_staff):
        return False
    labels = [kind.record._meta for kind in kinds()]
    return any(
        user.has_perm(f"{opts.app_label}.{act}_{opts.model_name}")
        for opts in labels
        for act in WRITING
    )


def own_drafts(user: User) -> QuerySet[ChangeSet]:
    """Return the sets this person may still change, each with its `record_count`."""
    rows = ChangeSet.objects.filter(author=user.pk, state__in=EDITABLE)
    return rows.annotate(record_count=Count("changes"))
