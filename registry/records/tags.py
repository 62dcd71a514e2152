"""How the tag of an answer looks: tone and shape, never colour alone."""

from django.utils.translation import gettext as _

from registry.records.kinds import Said, Tag, catalogue

OK = ("ok", "disc")
WAIT = ("wait", "clock")
OPEN = ("wait", "ring")
INFO = ("info", "speech")
END = ("end", "box")
STOP = ("stop", "triangle")


def tag(code: str | None) -> Tag | None:
    """Return how a tag looks; None for a record without status.

    A code this page does not know yet is shown as it stands, in the quiet tone.
    """
    return catalogue().tags.get(code, Tag(code, *END)) if code else None


def tag_of(answer: Said) -> Tag | None:
    """Return how the tag of an answer looks, in the active language.

    What no official source confirms is never green.
    """
    found = tag(answer["tag"])
    if found is None or answer["confirmed"] or (found.tone, found.shape) != OK:
        return found
    return Tag(_("%(tag)s, not confirmed") % {"tag": found.label}, *OPEN)
