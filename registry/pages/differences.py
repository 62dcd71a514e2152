"""What a change did, value by value, as a reader sees it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import models
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.history.text_diff import Piece, pieces
from registry.pages.values import Showing, foreign, joined, label
from registry.records.chinese import has_han
from registry.records.kinds import Kind, parts_of
from registry.records.models import Part
from registry.records.state import fields_of, m2m_of

IN_ROW = 4  # values by which an added or removed part is told
LONGEST = 240  # characters of those that stand together in one language
PROSE = 40  # characters; a shorter English value is told as a whole
Form = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Spoken(Piece):
    """A piece in a language; `lang` is blank where it is the page's own."""

    lang: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that changed; `lang` is blank where it is the page's own."""

    label: str
    pieces: list[Piece]
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two forms of one record, as one reader sees them."""

    kind: Kind
    old: Form
    new: Form
    showing: Showing

    def differences(self) -> Iterator[Difference]:
        """Yield what differs: columns, links, parts, then the number of citations."""
        model = self.kind.record
        for field in [*fields_of(model), *m2m_of(model)]:
            values = self.old.get(field.name), self.new.get(field.name)
            yield from self._value(field, values, label(model, field.name))
        for name in parts_of(model):
            if name != "citations":
                yield from self._parts(name)
        yield from self._citations()

    def _parts(self, name: str) -> Iterator[Difference]:
        part = parts_of(self.kind.record)[name]
        before = {row["id"]: row for row in self.old.get(name, [])}
        after = {row["id"]: row for row in self.new.get(name, [])}
        for key in {**before, **after}:
            was, now = before.get(key), after.get(key)
            if was is None or now is None:
                yield self._row(part, was, now)
                continue
            for field in fields_of(part):
                values = was.get(field.name), now.get(field.name)
                heading = (
                    f"{capfirst(str(part._meta.verbose_name))}: {field.verbose_name}"
                )
                yield from self._value(field, values, heading)

    def _row(self, part: type[Part], was: Form | None, now: Form | None) -> Difference:
        """Return a part that was added or removed as one difference."""
        row = was or now or {}
        shown = [
            (values[0].lang, joined(values))
            for field in fields_of(part)
            if not isinstance(field, models.IntegerField)
            and (values := self.showing.values(field, row.get(field.name)))
        ]
        told: list[Piece] = []
        for lang, run in groupby(shown[:IN_ROW], key=itemgetter(0)):
            text = Truncator(" · ".join(text for _lang, text in run)).chars(LONGEST)
            told += [Piece("same", " · ")] if told else []
            told.append(Spoken("removed" if was else "added", text, lang))
        return Difference(capfirst(str(part._meta.verbose_name)), told)

    def _value(
        self, field: Any, values: tuple[Any, Any], heading: str
    ) -> Iterator[Difference]:
        was, now = (joined(self.showing.values(field, value)) for value in values)
        if was != now:
            told = pieces(was, now) if _is_prose(was, now) else _replaced(was, now)
            yield Difference(heading, told, foreign(was + now, self.showing.language))

    def _citations(self) -> Iterator[Difference]:
        before = [repr(row) for row in self.old.get("citations", [])]
        after = [repr(row) for row in self.new.get("citations", [])]
        added = sum(row not in before for row in after)
        removed = sum(row not in after for row in before)
        words = [
            ngettext("%d added", "%d added", added) % added if added else "",
            ngettext("%d removed", "%d removed", removed) % removed if removed else "",
        ]
        if any(words):
            told = _(", ").join(word for word in words if word)
            yield Difference(_("Citations"), [Piece("same", told)])


def _is_prose(was: str, now: str) -> bool:
    return bool(was and now) and (len(was) > PROSE or has_han(was + now))


def _replaced(was: str, now: str) -> list[Piece]:
    told = [("removed", was), ("added", now)]
    return [Piece(kind, text) for kind, text in told if text]  # type: ignore[arg-type]  # both are kinds
