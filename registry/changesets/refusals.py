"""What publication refuses, each by name."""

from collections.abc import Sequence


class Refused(Exception):
    """A change set cannot be published; the message names record and remedy."""


class NotReviewable(Refused):
    """Not by this person, or not in this state."""


class Conflict(Refused):
    """The register moved under the change set; `fields` names every place."""

    def __init__(self, fields: Sequence[str]) -> None:
        self.fields = list(fields)
        places = "; ".join(self.fields)
        super().__init__(f"Changed meanwhile, compare and choose: {places}")


class Invalid(Refused):
    """Values that break a rule; `faults` holds (record, path, message)."""

    def __init__(self, faults: Sequence[tuple[str, str, str]]) -> None:
        self.faults = list(faults)
        lines = (f"{record} {path}: {message}" for record, path, message in faults)
        super().__init__("; ".join(lines))


class Referenced(Refused):
    """A record is still named by others and cannot be withdrawn."""
