"""Parameters that are values of columns: numbers, days, texts, keys of records."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from registry.api.addresses import of_list
from registry.api.changes_about import Key
from registry.api.parameters import NOT_BLANK, Parameter, Schema, Unreadable
from registry.api.several import Several
from registry.api.times import Day
from registry.records import partial_date
from registry.records.kinds import Kind
from registry.search.directory import record_keys


@dataclass(frozen=True, slots=True)
class FirstDay(Day):
    """A day in Hong Kong; a month or a year means its first one."""

    def read(self, text: str) -> date:
        """Return the day."""
        last = super(FirstDay, self).read(text)  # slots make the class anew
        days = partial_date.plain_days(text)
        return days[0] if days else last


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Parameter):
    """A number with so many digits before and after the point at most."""

    digits: int
    places: int

    def read(self, text: str) -> Decimal:
        """Return the number."""
        if not re.fullmatch(self.schema()["pattern"], text):
            raise Unreadable(_("This is no number of a size that is kept."))
        return Decimal(text)

    def allowed(self) -> list[str]:
        """Return how a number is written."""
        return ["1000000", "-0.5"]

    def schema(self) -> Schema:
        """Return the JSON Schema of the text."""
        pattern = rf"^-?[0-9]{{1,{self.digits}}}(\.[0-9]{{1,{self.places}}})?$"
        return {"type": "string", "pattern": pattern, "examples": self.allowed()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Parameter):
    """A text of one line, letter for letter."""

    longest: int

    def read(self, text: str) -> str:
        """Return it as it is."""
        if len(text) > self.longest or "\0" in text:
            raise Unreadable(_("No value is like this."))
        return text

    def allowed(self) -> list[str]:
        """Return what may be given, in words."""
        return [_("the whole text, up to %(most)s characters") % {"most": self.longest}]

    def schema(self) -> Schema:
        """Return the JSON Schema of the text."""
        pattern = rf"^[^\x00]*{NOT_BLANK[:-1]}\x00][^\x00]*$"
        return {"type": "string", "pattern": pattern, "maxLength": self.longest}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordKey(Key):
    """The public id or slug of a record of one kind, live or not."""

    kind: Kind

    def allowed(self) -> list[str]:
        """Return where such records are."""
        where = of_list(self.kind.slug)
        return [_("a public id or slug of %(where)s") % {"where": where}]


@dataclass(frozen=True, slots=True, kw_only=True)
class Records(Several):
    """Live records of one kind, each by public id or slug."""

    kind: Kind

    def read(self, text: str) -> list[UUID]:
        """Return their keys; one query."""
        asked = super(Records, self).read(text)
        found = record_keys(self.kind, asked)
        if missing := [key for key in asked if key not in found]:
            told = {"keys": ", ".join(missing)}
            raise Unreadable(_("There is no such record: %(keys)s.") % told)
        return list(found.values())
