"""A change set held still while a rule is asked and an act is done."""

from collections.abc import Callable

from django.contrib.auth.models import User

from registry.changesets.models import ChangeSet
from registry.changesets.refusals import NotReviewable

Rule = Callable[[User, ChangeSet], str | None]


def held(change_set: ChangeSet, actor: User, *, rule: Rule) -> ChangeSet:
    """Return the set, read anew and locked until commit; one query.

    Raise NotReviewable with what the rule has against this person's act.
    """
    locked = ChangeSet.objects.select_for_update().get(pk=change_set.pk)
    if (against := rule(actor, locked)) is not None:
        raise NotReviewable(against)
    return locked
