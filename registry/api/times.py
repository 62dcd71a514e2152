"""The times every answer takes: `true_on` of the world, `known_at` of the record."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from registry.api.parameters import Parameter, Schema, Unreadable, refuse
from registry.api.problems import Fault
from registry.past import known
from registry.past.known import Known, NotYet
from registry.records import partial_date

DAY = "[0-9]{4}(-[0-9]{2}){0,2}"
INSTANT = (  # as RFC 3339; a plus sign is a blank where nobody escaped it
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?"
    "(Z|[-+ ][0-9]{2}:[0-9]{2})?"
)
MOMENT = f"(seq:[0-9]{{1,18}}|{DAY}|{INSTANT})"


@dataclass(frozen=True, slots=True)
class Day(Parameter):
    """A day in Hong Kong; a month or a year means its last one."""

    def read(self, text: str) -> date:
        """Return the day."""
        try:
            days = partial_date.plain_days(text)
        except partial_date.InvalidDate as error:
            raise Unreadable(str(error)) from error
        if days is None:
            raise Unreadable(_("This is no day."))
        return days[1]

    def allowed(self) -> list[str]:
        """Return how a day is written."""
        return ["2023-05-15", "2023-05", "2023"]

    def schema(self) -> Schema:
        """Return the JSON Schema of a day."""
        return {"type": "string", "pattern": f"^{DAY}$", "examples": self.allowed()}


@dataclass(frozen=True, slots=True)
class Moment(Parameter):
    """A moment of the register itself; `known_then` reads what it means."""

    def read(self, text: str) -> str:
        """Return it as it is."""
        return text

    def allowed(self) -> list[str]:
        """Return how a moment is written."""
        return ["2023-05-15", "2023-05-15T09:00:00+08:00", "seq:57"]

    def schema(self) -> Schema:
        """Return the JSON Schema of a moment."""
        return {"type": "string", "pattern": f"^{MOMENT}$", "examples": ["seq:57"]}


TRUE_ON = Day(
    "true_on",
    "The day in Hong Kong that answers speak of, today if left out; a month or a year"
    " means its last day.",
)
KNOWN_AT = Moment(
    "known_at",
    "Answer as the register stood: at an instant, at the end of a day in Hong Kong, or"
    " once a change was written (`seq:57`). Now, if left out.",
)
TIMES = (TRUE_ON, KNOWN_AT)


def known_then(text: str, now: datetime) -> Known | None:
    """Return what the register knew then, None for blank; raise Problem."""
    if not text.strip():
        return None  # told with the other parameters
    try:
        return known.known_at(text.strip(), now)
    except (NotYet, known.Unreadable) as error:
        refuse([Fault(KNOWN_AT.name, str(error), KNOWN_AT.allowed())])
        raise
