"""What the page of a change set shows, to its author and to its reviewers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import prefetch_related_objects
from django.urls import reverse

from registry.admin.proposed import Told, proposed
from registry.admin.set_words import Grave, grave
from registry.changesets import rules
from registry.changesets.merging import merged, step_of
from registry.changesets.models import (
    EDITABLE,
    ENDED,
    TYPED_CAUSES,
    Act,
    ChangeSet,
    Remark,
    State,
)
from registry.changesets.naming import called
from registry.changesets.refusals import Conflict, Invalid, Refused
from registry.changesets.review import ready

SHORT_HASH = 12  # characters shown; the whole stands behind them

# what may be done with a set → the rule that may stand against it
RULES = {
    "editing": rules.against_editing,
    "taking_back": rules.against_taking_back,
    "approving": rules.against_approving,
    "returning": rules.against_returning,
    "publishing": rules.against_publishing,
    "scheduling": rules.against_scheduling,
    "discarding": rules.against_discarding,
    "looking_at": rules.against_looking_at,
    "undoing": rules.against_undoing,
}
ANSWERS = ("approving", "returning", "looking_at")  # what the bar has a comment for


@dataclass(frozen=True, slots=True)
class Lack:
    """What stands between a draft and its review; `url` is blank for the whole set."""

    words: str
    url: str = ""


def set_page(change_set: ChangeSet, user: User, *, language: str) -> dict[str, Any]:
    """Return the context of the page; queries grow with kinds alone."""
    prefetch_related_objects([change_set], "changes")  # they are read from many sides
    found, misfit = _told(change_set, user, language=language)
    is_draft = change_set.state in EDITABLE
    against = _against(user, change_set)
    return {
        "records": found,
        "bare": _bare(change_set) if misfit else {},
        "misfit": misfit or _misfit(change_set),
        "grave": _grave(change_set),
        "lacks": list(_lacks(change_set)) if is_draft else [],
        "against": against,
        "answers": any(against[name] is None for name in ANSWERS),
        "is_author": change_set.author_id == user.pk,
        "is_draft": is_draft,
        "returned": _returned(change_set),
        "remarks": change_set.remarks.select_related("by"),
        "short_hash": change_set.content_hash[:SHORT_HASH],
        "causes": TYPED_CAUSES,
        "entries": change_set.entries.order_by("seq"),
        "undone_by": change_set.undone_by.order_by("proposed_at"),
        "title": str(change_set),
    }


def _against(user: User, change_set: ChangeSet) -> dict[str, str | None]:
    """Return what stands against each thing that may be done, None where nothing."""
    found = {name: rule(user, change_set) for name, rule in RULES.items()}
    return {**found, "commenting": rules.against_commenting(user)}


def _told(
    change_set: ChangeSet, user: User, *, language: str
) -> tuple[list[Told], str]:
    """Return the records, or why they cannot be shown on the register as it is."""
    try:
        return proposed(change_set, user, language=language), ""
    except Refused as refusal:
        return [], str(refusal)


def _returned(change_set: ChangeSet) -> Remark | None:
    """Return with which words it was returned, until it is sent again."""
    if change_set.state != State.RETURNED:
        return None
    return change_set.remarks.filter(act=Act.RETURNED).last()


def _bare(change_set: ChangeSet) -> dict[str, str]:
    """Return {record: what it is called} where no values can be shown."""
    names = called([step_of(change) for change in change_set.changes.all()])
    return {str(key): name for key, name in names.items()}


def _misfit(change_set: ChangeSet) -> str:
    """Return what was published meanwhile that it clashes with, blank for nothing."""
    if change_set.state in ENDED:
        return ""
    try:
        merged(change_set.changes.all())
    except Conflict as conflict:
        return str(conflict)
    return ""


def _grave(change_set: ChangeSet) -> Grave | None:
    return grave(change_set, change_set.changes.all())


def _lacks(change_set: ChangeSet) -> Iterator[Lack]:
    """Yield what submission would refuse, each with the form that mends it."""
    try:
        ready(change_set)
    except Invalid as invalid:
        changes = {change.record: change for change in change_set.changes.all()}
        names = called([step_of(change) for change in changes.values()])
        forms = {name: _form_of(changes[key]) for key, name in names.items()}
        words = invalid.lines or [message for *_place, message in invalid.faults]
        for fault, line in zip(invalid.faults, words, strict=True):
            yield Lack(line, forms.get(fault[0], ""))
    except Conflict:
        return  # told above the rest, with the way to settle it
    except Refused as refusal:
        yield Lack(str(refusal))


def _form_of(change: Any) -> str:
    app, _dot, model = change.kind.partition(".")
    return reverse(f"admin:{app}_{model}_change", args=[change.record])
