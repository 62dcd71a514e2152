"""The bar below the header: which change set is open, and what may be done with it."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.http import HttpRequest

from registry.admin.capturing import draft_of
from registry.changesets.models import ChangeSet
from registry.records.kinds import kinds

WRITING = ("add", "change", "delete")


@dataclass(frozen=True, slots=True)
class Bar:
    """The open set, None where none is; and one's own that could be open instead."""

    change_set: ChangeSet | None
    record_count: int
    others: list[ChangeSet]


def set_bar(request: HttpRequest) -> Bar | None:
    """Return the bar of this page, None for who writes no records."""
    user = request.user
    if not isinstance(user, User) or not writes(user):
        return None
    draft = draft_of(request)
    return Bar(draft.change_set, len(draft.changes), draft.others)


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
