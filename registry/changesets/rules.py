"""Who may do what to a change set: each rule returns a reason against, or None."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from registry.changesets.models import EDITABLE, ENDED, ChangeSet, Op, Risk, State


def against_editing(actor: User, change_set: ChangeSet) -> str | None:
    """Return why this person may not change this set, or None."""
    if actor.pk != change_set.author_id:
        return _("Only its author may change this set.")
    if change_set.state not in EDITABLE:
        return _against_state(change_set)
    return None


def against_taking_back(actor: User, change_set: ChangeSet) -> str | None:
    """Return why this person may not take a submitted set back to edit, or None."""
    if actor.pk != change_set.author_id:
        return _("Only its author may take this set back.")
    if change_set.state not in (State.SUBMITTED, State.APPROVED):
        return _against_state(change_set)
    return None


def against_reviewing(actor: User, change_set: ChangeSet) -> str | None:
    """Return why this person may not look at this set as its second pair of eyes."""
    if closed := _against_closed(actor):
        return closed
    if actor.pk == change_set.author_id:
        return _("You prepared this change set, so someone else approves it.")
    if not actor.has_perm("registry.approve_changeset"):
        return _("Reviewing needs the role reviewer: ask one.")
    return None


def against_commenting(actor: User) -> str | None:
    """Return why this person may not say something of a set: who only reads."""
    writes = actor.has_perm("registry.add_citation")  # as every role that writes
    if writes or actor.has_perm("registry.approve_changeset"):
        return _against_closed(actor)
    return _("Commenting needs the role editor or reviewer: ask one.")


def against_approving(actor: User, change_set: ChangeSet) -> str | None:
    """Return why this person may not approve this set now, or None."""
    if change_set.state != State.SUBMITTED:
        return _against_state(change_set)
    if against := against_reviewing(actor, change_set):
        return against
    high = change_set.risk == Risk.HIGH
    if high and not actor.has_perm("registry.approve_high_risk"):
        return _("It touches fields of high risk: a publisher approves those.")
    return None


def against_returning(actor: User, change_set: ChangeSet) -> str | None:
    """Return why this person may not return this set to its author, or None."""
    if change_set.state not in (State.SUBMITTED, State.APPROVED):
        return _against_state(change_set)
    return against_reviewing(actor, change_set)


def against_looking_at(actor: User, change_set: ChangeSet) -> str | None:
    """Return why this person may not answer for a set that was published alone."""
    if not change_set.published_alone or change_set.reviewed_by_id is not None:
        return _("This change set waits for no review.")
    return against_reviewing(actor, change_set)


def against_publishing(actor: User, change_set: ChangeSet) -> str | None:
    """Return why this person may not publish this set now, or None.

    An approved set is published by whoever may publish, its author among them; any
    other by its author alone, and only with the permission to.
    """
    if change_set.state in ENDED:
        return _against_state(change_set)
    if closed := _against_closed(actor):
        return closed
    if change_set.state == State.APPROVED:
        if actor.has_perm("registry.publish_changeset"):
            return None
        return _("Publishing needs the role publisher: ask one.")
    if actor.pk == change_set.author_id:
        return against_publishing_alone(actor)
    return _("Nobody has approved this change set yet: review it first.")


def against_scheduling(actor: User, change_set: ChangeSet) -> str | None:
    """Return why this person may not have the set published at a time, or None."""
    if change_set.state != State.APPROVED:
        return _against_state(change_set)
    return against_publishing(actor, change_set)


def against_publishing_alone(actor: User) -> str | None:
    """Return why this person may not publish without a second one, or None."""
    if actor.has_perm("registry.publish_alone"):
        return None
    return _("Four eyes: someone else must publish your change set.")


def against_discarding(actor: User, change_set: ChangeSet) -> str | None:
    """Return why this person may not discard this set, or None."""
    if change_set.state in ENDED:
        return _("Only a set that is still open can be discarded.")
    if actor.pk == change_set.author_id:
        return None
    if not actor.has_perm("registry.publish_changeset"):
        return _("Only its author or a publisher may discard a change set.")
    return None


def against_undoing(actor: User, change_set: ChangeSet) -> str | None:
    """Return why this person may not propose to take a published set back, or None."""
    if change_set.state != State.PUBLISHED:
        return _against_state(change_set)
    if closed := _against_closed(actor):
        return closed
    if against := against_writing(actor, change_set):
        return against
    begun = change_set.undone_by.exclude(state__in=ENDED).first()
    if begun is not None:
        return _("It is being undone already: “%(title)s”.") % {"title": begun}
    return None


def against_writing(actor: User, change_set: ChangeSet) -> str | None:
    """Return why this person may not write what takes a set back, or None."""
    changes = change_set.changes.order_by().values_list("kind", "op").distinct()
    if all(actor.has_perms(_writing(label, op)) for label, op in changes):
        return None
    return _("Undoing needs the role editor: ask one.")


def _writing(label: str, op: str) -> list[str]:
    """Return the permissions that taking back a change of this kind asks for."""
    app, _dot, model = label.partition(".")
    acts = ("change", "delete") if op == Op.ADD else ("change",)
    return [f"{app}.{act}_{model}" for act in acts]


def _against_state(change_set: ChangeSet) -> str:
    state = change_set.get_state_display()
    return _("This change set is %(state)s.") % {"state": state}


def _against_closed(actor: User) -> str | None:
    if actor.is_active:
        return None
    return _("This account is closed: sign in with an active one.")
