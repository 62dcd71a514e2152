"""What the page of a change set shows, to its author and to its reviewers."""

from typing import Any

from django.contrib.auth.models import User

from registry.admin.patches import changes_shown
from registry.changesets import rules
from registry.changesets.models import ChangeSet

# what may be done with a set → the rule that may stand against it
RULES = {
    "editing": rules.against_editing,
    "taking_back": rules.against_taking_back,
    "approving": rules.against_approving,
    "returning": rules.against_returning,
    "publishing": rules.against_publishing,
    "discarding": rules.against_discarding,
    "looking_at": rules.against_looking_at,
}


def set_page(change_set: ChangeSet, user: User) -> dict[str, Any]:
    """Return the context of the page; a fixed number of queries."""
    return {
        "changes": changes_shown(change_set),
        "against": {name: rule(user, change_set) for name, rule in RULES.items()},
        "title": str(change_set),
    }
