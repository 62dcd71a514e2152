"""How the tag of an answer looks: tone and shape, never colour alone."""

from registry.records.kinds import Tag, catalogue

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
