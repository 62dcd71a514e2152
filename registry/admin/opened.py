"""What a form is asked to open: citations to edit, rows to add; it comes back as typed.

A link asks by its query, `?cite=<id>&add=<prefix>&for=<path>`. A button of the form,
`_open`, asks by the same words: then nothing is judged and nothing is stored.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import HttpRequest, QueryDict

OPEN = "_open"
MOST = 500  # rows of one group
SAFE = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Opened:
    """Keys of citations, prefixes of groups that get a row, values to be cited."""

    citations: list[UUID] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


class Opens:
    """A group of rows that shows, beside those it holds, what was asked for."""

    def __init__(self, *args: Any, opened: Opened | None = None, **kwargs: Any) -> None:
        self.opened = opened or Opened()
        super().__init__(*args, **kwargs)
        formset: Any = self
        blank = self.blanks()
        if formset.is_bound:
            formset.data = self._as_typed(blank)
        else:
            formset.extra, formset.initial_extra = len(blank), blank

    def blanks(self) -> list[dict[str, Any]]:
        """Return what each row to be added begins with."""
        formset: Any = self
        return [{} for prefix in self.opened.rows if prefix == formset.prefix]

    def brought(self) -> list[Any]:
        """Return the stored rows that are to be shown for editing."""
        return []

    def _as_typed(self, blank: list[dict[str, Any]]) -> Any:
        """Return what was sent, with the rows that were asked for in their places."""
        formset: Any = self
        brought = self.brought()
        if not blank and not brought:
            return formset.data
        sent = Sent(formset.data.copy(), formset.prefix)
        for row in brought:
            values = typed(formset.form(instance=row, **formset.get_form_kwargs(None)))
            sent.insert({**values, "id": [str(row.pk)]})
        for begun in blank:
            form = formset.form(initial=begun, **formset.get_form_kwargs(None))
            sent.append(typed(form))
        return sent.data


class Sent:
    """The rows of one group as a browser sent them."""

    def __init__(self, data: QueryDict, prefix: str) -> None:
        self.data, self.prefix = data, prefix

    def insert(self, row: Mapping[str, list[str]]) -> None:
        """Put a stored row behind the other stored ones; new ones move up."""
        at, total = self._count("INITIAL"), self._count("TOTAL")
        if not at <= total < MOST or row["id"][0] in self._keys(at):
            return
        self._move_up(at)
        self._write(at, row)
        self._set("INITIAL", at + 1)
        self._set("TOTAL", total + 1)

    def append(self, row: Mapping[str, list[str]]) -> None:
        """Put a new row at the end."""
        total = self._count("TOTAL")
        if total < MOST:
            self._write(total, row)
            self._set("TOTAL", total + 1)

    def _keys(self, count: int) -> set[str]:
        return {self.data.get(f"{self.prefix}-{n}-id", "") for n in range(count)}

    def _move_up(self, first: int) -> None:
        numbered = re.compile(rf"{re.escape(self.prefix)}-(\d+)-(.+)", re.DOTALL)
        found = [(m, name) for name in self.data if (m := numbered.fullmatch(name))]
        moved = {
            f"{self.prefix}-{int(match[1]) + 1}-{match[2]}": self.data.pop(name)
            for match, name in found
            if int(match[1]) >= first
        }
        for name, values in moved.items():
            self.data.setlist(name, values)

    def _write(self, number: int, row: Mapping[str, list[str]]) -> None:
        for name, values in row.items():
            self.data.setlist(f"{self.prefix}-{number}-{name}", values)

    def _count(self, which: str) -> int:
        text = self.data.get(f"{self.prefix}-{which}_FORMS", "")
        return int(text) if re.fullmatch(r"[0-9]{1,4}", text) else MOST

    def _set(self, which: str, count: int) -> None:
        self.data[f"{self.prefix}-{which}_FORMS"] = str(count)


def opened(request: HttpRequest) -> Opened:
    """Return what the link or the button asks for."""
    asked = request.GET if request.method in SAFE else _pressed(request)
    keys = [key for text in asked.getlist("cite") if (key := _key(text))]
    return Opened(keys, asked.getlist("add")[:9], asked.getlist("for")[:9])


def is_asked(request: HttpRequest) -> bool:
    """Say whether a form was sent only to come back with something opened."""
    return request.method == "POST" and OPEN in request.POST


def typed(form: Any) -> dict[str, list[str]]:
    """Return what a browser would send of a form that was only shown."""
    found = {bound.name: _texts(bound.value()) for bound in form}
    return {name: texts for name, texts in found.items() if texts}


def _pressed(request: HttpRequest) -> QueryDict:
    return QueryDict(request.POST.get(OPEN, ""))


def _texts(value: Any) -> list[str]:
    if isinstance(value, list | tuple | set):
        return [str(one) for one in value]
    if value is None or isinstance(value, bool):
        return ["on"] if value else []
    return [str(value)]


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
