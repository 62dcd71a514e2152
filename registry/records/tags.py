"""How each tag of an answer looks: word, tone and shape, never colour alone."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Tag:
    """A box of status; `tone` and `shape` name classes and symbols of the style."""

    code: str
    label: str | Promise
    tone: str
    shape: str


OK = ("ok", "disc")
WAIT = ("wait", "clock")
OPEN = ("wait", "ring")
INFO = ("info", "speech")
END = ("end", "box")
STOP = ("stop", "triangle")

TAGS = {
    code: Tag(code, label, *look)
    for code, label, look in (
        ("licensed", _("Licensed"), OK),
        ("reported", _("Reported licensed, not confirmed"), OPEN),
        ("deemed", _("Deemed licensed"), WAIT),
        ("applied", _("Applied, not licensed"), WAIT),
        ("in-principle", _("Approved in principle, not licensed"), WAIT),
        ("closing", _("Closing down"), WAIT),
        ("returned", _("Application returned"), END),
        ("refused", _("Application refused"), END),
        ("withdrawn", _("Application withdrawn"), END),
        ("suspended", _("Suspended"), STOP),
        ("revoked", _("Revoked"), STOP),
        ("ended", _("Ended"), END),
        ("alert", _("On the alert list"), STOP),
        ("uncertain", _("Not certain on this day"), OPEN),
        ("none", _("No record"), END),
        ("announced", _("Announced"), INFO),
        ("proposed", _("Proposed"), INFO),
        ("made", _("Made, not yet in force"), WAIT),
        ("in-force", _("In force"), OK),
        ("concluded", _("Consultation closed"), END),
        ("superseded", _("Superseded"), END),
        ("repealed", _("Repealed or withdrawn"), END),
        ("statement", _("Statement, not law"), INFO),
    )
}


def tag(code: str | None) -> Tag | None:
    """Return how a tag looks; None for a record without status.

    A code this page does not know yet is shown as it stands, in the quiet tone.
    """
    return TAGS.get(code, Tag(code, code, *END)) if code else None
