"""The words of the tags, and of a day on which several may hold."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

WORDS = {
    "licensed": lazy("Licensed"),
    "deemed": lazy("Deemed licensed"),
    "applied": lazy("Applied, not licensed"),
    "in-principle": lazy("Approved in principle, not licensed"),
    "returned": lazy("Application returned"),
    "refused": lazy("Application refused"),
    "withdrawn": lazy("Application withdrawn"),
    "suspended": lazy("Suspended"),
    "revoked": lazy("Revoked"),
    "ended": lazy("Ended"),
    "alert": lazy("On the alert list"),
    "reported": lazy("Reported licensed, not confirmed"),
    "uncertain": lazy("Not certain on this day"),
    "none": lazy("No record"),
    "announced": lazy("Announced"),
    "proposed": lazy("Proposed"),
    "made": lazy("Made, not yet in force"),
    "in-force": lazy("In force"),
    "concluded": lazy("Consultation closed"),
    "superseded": lazy("Superseded"),
    "repealed": lazy("Repealed or withdrawn"),
    "statement": lazy("Statement, not law"),
}


def doubt(possible: Iterable[str]) -> str:
    """Return the sentence of a day that lies between these tags."""
    words = " / ".join(str(WORDS[tag]) for tag in possible)
    return _("Not certain on this day. Possible: %(tags)s.") % {"tags": words}
