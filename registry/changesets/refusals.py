"""What publication refuses, each by name."""

from collections.abc import Sequence

from django.utils.translation import gettext as _


class Refused(Exception):
    """A change set cannot be published; the message names record and remedy."""


class NotReviewable(Refused):
    """Not by this person, or not in this state."""


class Conflict(Refused):
    """The register moved under the change set; `fields` names every place."""

    def __init__(self, fields: Sequence[str]) -> None:
        self.fields = list(fields)
        places = "; ".join(self.fields)
        text = _("Changed meanwhile, compare and choose: %(places)s")
        super().__init__(text % {"places": places})


class Invalid(Refused):
    """Values that break a rule; `faults` holds (record, path, message).

    `lines` tell of them in words, where paths say too little to people.
    """

    def __init__(
        self, faults: Sequence[tuple[str, str, str]], lines: Sequence[str] = ()
    ) -> None:
        self.faults, self.lines = list(faults), list(lines)
        plain = [": ".join(part for part in fault if part) for fault in faults]
        super().__init__("; ".join(lines or plain))


class Referenced(Refused):
    """A record is still named by others and cannot be withdrawn."""
