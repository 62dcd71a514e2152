"""The tags of answers, and the words of a day on which several may hold."""

from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from registry.records.kinds import Tag
from registry.records.tags import END, INFO, OK, OPEN, STOP, WAIT

# in the order in which a page lists those who bear them
TAGS = {
    "licensed": Tag(_("Licensed"), *OK),
    "reported": Tag(_("Reported licensed, not confirmed"), *OPEN),
    "deemed": Tag(_("Deemed licensed"), *WAIT),
    "applied": Tag(_("Applied, not licensed"), *WAIT),
    "in-principle": Tag(_("Approved in principle, not licensed"), *WAIT),
    "closing": Tag(_("Closing down"), *WAIT),
    "returned": Tag(_("Application returned"), *END),
    "refused": Tag(_("Application refused"), *END),
    "withdrawn": Tag(_("Application withdrawn"), *END),
    "suspended": Tag(_("Suspended"), *STOP),
    "revoked": Tag(_("Revoked"), *STOP),
    "ended": Tag(_("Ended"), *END),
    "alert": Tag(_("On the alert list"), *STOP),
    "uncertain": Tag(_("Not certain on this day"), *OPEN),
    "none": Tag(_("No record"), *END),
    "announced": Tag(_("Announced"), *INFO),
    "proposed": Tag(_("Proposed"), *INFO),
    "made": Tag(_("Made, not yet in force"), *WAIT),
    "in-force": Tag(_("In force"), *OK),
    "concluded": Tag(_("Consultation closed"), *END),
    "superseded": Tag(_("Superseded"), *END),
    "repealed": Tag(_("Repealed or withdrawn"), *END),
    "statement": Tag(_("Statement, not law"), *INFO),
}

_OF_FIRMS = tuple(TAGS)[: tuple(TAGS).index("announced")]
_OF_POLICIES = (*tuple(TAGS)[len(_OF_FIRMS) :], "uncertain", "none")
# slug → the tags that answers of the kind may bear; the others have no status
STATUSES = {
    "policies": _OF_POLICIES,
    "licences": tuple(tag for tag in _OF_FIRMS if tag != "alert"),
    "exchanges": _OF_FIRMS,
    "entities": _OF_FIRMS,
    "alerts": ("alert", "ended", "uncertain", "none"),
}


def doubt(possible: Iterable[str]) -> str:
    """Return the sentence of a day that lies between these tags."""
    words = " / ".join(str(TAGS[tag].label) for tag in possible)
    return gettext("Not certain on this day. Possible: %(tags)s.") % {"tags": words}
