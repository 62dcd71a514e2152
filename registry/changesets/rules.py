"""Who may do what to a change set: each rule returns a reason against, or None."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from registry.changesets.models import ChangeSet, State

OPEN = (State.KEPT, State.CONFLICT)


def against_publishing(actor: User, change_set: ChangeSet) -> str | None:
    """Return why this person may not publish this set now, or None."""
    if change_set.state not in OPEN:
        state = change_set.get_state_display()
        return _("This change set is %(state)s: open a new one.") % {"state": state}
    if not actor.is_active:
        return _("This account is closed: sign in with an active one.")
    if actor.pk == change_set.author_id:
        return against_publishing_alone(actor)
    if not actor.has_perm("registry.publish_changeset"):
        return _("Publishing needs the role publisher: ask one.")
    return None


def against_publishing_alone(actor: User) -> str | None:
    """Return why this person may not publish without a second one, or None."""
    if actor.has_perm("registry.publish_alone"):
        return None
    return _("Four eyes: someone else must publish your change set.")


def against_discarding(actor: User, change_set: ChangeSet) -> str | None:
    """Return why this person may not discard this set, or None."""
    if change_set.state not in OPEN:
        return _("Only a set that is still open can be discarded.")
    if actor.pk == change_set.author_id:
        return None
    if not actor.has_perm("registry.publish_changeset"):
        return _("Only its author or a publisher may discard a change set.")
    return None
