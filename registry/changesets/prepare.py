"""What must hold of a change set: asked as it is submitted, and again published."""

from django.utils.translation import gettext as _

from registry.changesets.consequences import consequences
from registry.changesets.merging import Step, merged
from registry.changesets.models import ChangeSet
from registry.changesets.references import refuse_broken
from registry.changesets.refusals import Invalid
from registry.changesets.settle import known_tiers
from registry.changesets.validate import refuse_rivals, validate


def prepare(change_set: ChangeSet) -> tuple[list[Step], dict[str, int]]:
    """Return (the steps a set takes on the live register, {source key: tier}).

    Raise Conflict, Invalid or Referenced. Writes nothing.
    """
    if change_set.lacks_reason:
        raise Invalid([("", "reason", _("Say why, in at least 10 characters."))])
    steps = merged(change_set.changes.all())
    steps += consequences(steps)
    tiers = known_tiers(steps)
    validate(steps, tiers)
    refuse_rivals(steps)
    refuse_broken(steps)
    return steps, tiers
