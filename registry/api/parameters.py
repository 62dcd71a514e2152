"""Parameters of an address: each is read strictly and describes itself."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from registry.api.addresses import CHANGES
from registry.api.problems import Fault, bad_parameters

Schema = dict[str, Any]  # JSON Schema 2020-12: values of many types
NOT_BLANK = r"[^\s\x1c-\x1f]"  # more is blank to Python than to JSON Schema


class Unreadable(Exception):
    """A value cannot be read; the message tells the reader why."""


@dataclass(frozen=True, slots=True)
class Parameter(ABC):
    """What a parameter is called and means, and its value where it is left out."""

    name: str
    description: str
    default: Any = None  # what `read` returns, or None

    @abstractmethod
    def read(self, text: str) -> Any:  # Any: each has its own type
        """Return the value; raise Unreadable."""

    @abstractmethod
    def allowed(self) -> list[str]:
        """Return what may be given: every value, or a description of them."""

    @abstractmethod
    def schema(self) -> Schema:
        """Return the JSON Schema of the value."""

    def _default(self) -> Schema:
        return {} if self.default is None else {"default": self.default}


@dataclass(frozen=True, slots=True)
class WholeNumber(Parameter):
    """A number in plain digits between two inclusive bounds."""

    lowest: int = 0
    highest: int = 2**63 - 1  # what a database holds

    def read(self, text: str) -> int:
        """Return the number."""
        plain = re.fullmatch(r"[0-9]{1,19}", text)
        if not plain or not self.lowest <= int(text) <= self.highest:
            raise Unreadable(_("This is no whole number within the bounds."))
        return int(text)

    def allowed(self) -> list[str]:
        """Return the bounds."""
        return [f"{self.lowest}–{self.highest}"]

    def schema(self) -> Schema:
        """Return the JSON Schema of the number."""
        bounds = {"minimum": self.lowest, "maximum": self.highest}
        return {"type": "integer", **bounds, **self._default()}


@dataclass(frozen=True, slots=True)
class Choice(Parameter):
    """One of a few words."""

    values: tuple[str, ...] = ()

    def read(self, text: str) -> str:
        """Return the word."""
        if text not in self.values:
            raise Unreadable(_("This is none of the values allowed."))
        return text

    def allowed(self) -> list[str]:
        """Return the words."""
        return list(self.values)

    def schema(self) -> Schema:
        """Return the JSON Schema of the word."""
        return {"type": "string", "enum": self.allowed(), **self._default()}


@dataclass(frozen=True, slots=True)
class Name(Parameter):
    """A name of which any is readable."""

    def read(self, text: str) -> str:
        """Return the name."""
        return text

    def allowed(self) -> list[str]:
        """Return that any will do."""
        return [_("any text")]

    def schema(self) -> Schema:
        """Return the JSON Schema of the name."""
        return {"type": "string", "pattern": NOT_BLANK}


# what others call a question that loses changes: two may share an instant
OF_TIME = ("updated_since", "modified_since", "since", "as_of")
LIMIT = WholeNumber("limit", "How many at most.", 50, lowest=1, highest=500)
LANGUAGE = Choice(
    "lang",
    "The language of answers and of error messages.",
    "en",
    values=("en", "zh-hant", "zh-hans"),
)


def look(
    given: QueryDict,
    parameters: Iterable[Parameter],
    *,
    others: Mapping[str, list[str]] = MappingProxyType({}),
) -> tuple[dict[str, Any], list[Fault]]:
    """Return {name: value} and what is wrong; what is left out has its default.

    `others` are read elsewhere, and map to what may be given.
    """
    known = {parameter.name: parameter for parameter in parameters}
    values = {name: parameter.default for name, parameter in known.items()}
    allowed = {name: parameter.allowed() for name, parameter in known.items()}
    faults = list(_of_names(given, {**allowed, **others}))
    for name in known.keys() & given.keys() - {fault.parameter for fault in faults}:
        try:
            values[name] = known[name].read(str(given[name]))
        except Unreadable as error:
            faults.append(Fault(name, str(error), allowed[name]))
    return values, faults


def refuse(faults: Iterable[Fault]) -> None:
    """Raise the Problem that names every fault; do nothing where there is none."""
    if found := sorted(faults, key=lambda fault: fault.parameter):
        raise bad_parameters(found)


def _of_names(given: QueryDict, allowed: Mapping[str, list[str]]) -> Iterator[Fault]:
    """Yield parameters that nobody reads, that are given twice, or are blank."""
    for name in given:
        if name in OF_TIME and name not in allowed:
            yield Fault(name, _of_time(), sorted(allowed))
        elif name not in allowed:
            yield Fault(name, _("There is no such parameter here."), sorted(allowed))
        elif len(given.getlist(name)) > 1:
            yield Fault(name, _("Give it once."), allowed[name])
        elif not str(given[name]).strip():
            detail = _("It is blank: give a value or leave it out.")
            yield Fault(name, detail, allowed[name])


def _of_time() -> str:
    """Return what to ask instead of what changed since a time."""
    where = _("What changed is told by number, so that nothing is lost: %(feed)s")
    return where % {"feed": f"{CHANGES}?after=0"}
