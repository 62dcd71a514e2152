"""The words of the tags, and of a day on which several may hold."""

from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

WORDS = {
    "licensed": _("Licensed"),
    "deemed": _("Deemed licensed"),
    "applied": _("Applied, not licensed"),
    "in-principle": _("Approved in principle, not licensed"),
    "returned": _("Application returned"),
    "refused": _("Application refused"),
    "withdrawn": _("Application withdrawn"),
    "suspended": _("Suspended"),
    "revoked": _("Revoked"),
    "ended": _("Ended"),
    "alert": _("On the alert list"),
    "reported": _("Reported licensed, not confirmed"),
    "uncertain": _("Not certain on this day"),
    "none": _("No record"),
    "announced": _("Announced"),
    "proposed": _("Proposed"),
    "made": _("Made, not yet in force"),
    "in-force": _("In force"),
    "concluded": _("Consultation closed"),
    "superseded": _("Superseded"),
    "repealed": _("Repealed or withdrawn"),
    "statement": _("Statement, not law"),
}


def doubt(possible: Iterable[str]) -> str:
    """Return the sentence of a day that lies between these tags."""
    words = " / ".join(str(WORDS[tag]) for tag in possible)
    return gettext("Not certain on this day. Possible: %(tags)s.") % {"tags": words}
