"""What a change did, value by value, as a reader sees it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.history.differences import Difference as Compared
from registry.history.differences import Form, differences
from registry.history.labels import label
from registry.history.text_diff import Piece, pieces
from registry.pages.values import PLACE, Showing, foreign, joined
from registry.records.chinese import has_han
from registry.records.kinds import Kind, parts_of
from registry.records.models import Part
from registry.records.punctuation import with_colon, with_commas
from registry.records.state import fields_of, m2m_of

IN_ROW = 6  # values by which an added or removed part is told
LONGEST = 240  # characters of those that stand together in one language
PROSE = 40  # characters; a shorter English value is told as a whole


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
        found = differences(self.old, self.new, kind=self.kind)
        for (name, row), told in groupby(found, key=_place):
            if name == "citations":
                yield _citations(list(told))
            elif name in parts_of(self.kind.record):
                yield from self._part(name, row, list(told))
            else:
                yield from self._own(name, next(told))

    def _own(self, name: str, one: Compared) -> Iterator[Difference]:
        model = self.kind.record
        fields = {field.name: field for field in [*fields_of(model), *m2m_of(model)]}
        if name in fields:  # and not a column of former days
            values = (self.showing.values(fields[name], v) for v in (one.old, one.new))
            heading = label(self.kind, name)
            yield from self._value(*map(joined, values), heading=heading)

    def _part(self, name: str, row: str, told: list[Compared]) -> Iterator[Difference]:
        part = parts_of(self.kind.record)[name]
        was, now = (_row(form, name, key=row) for form in (self.old, self.new))
        if was is None or now is None:
            yield self._row(part, was, now)
            return
        fields = {field.name: field for field in fields_of(part)}
        heading = capfirst(str(part._meta.verbose_name))
        for one in told:
            if field := fields.get(one.name.partition(".")[2]):
                values = (self.showing.cell(field, form) for form in (was, now))
                called = with_colon(heading, field.verbose_name)
                yield from self._value(*map(joined, values), heading=called)

    def _row(self, part: type[Part], was: Form | None, now: Form | None) -> Difference:
        """Return a part that was added or removed as one difference."""
        row = was or now or {}
        shown = [
            (values[0].lang, joined(values))
            for field in fields_of(part)
            if field.name != PLACE and (values := self.showing.cell(field, row))
        ]
        told: list[Piece] = []
        for lang, run in groupby(shown[:IN_ROW], key=itemgetter(0)):
            text = Truncator(" · ".join(text for _lang, text in run)).chars(LONGEST)
            told += [Piece("same", " · ")] if told else []
            told.append(Spoken("removed" if was else "added", text, lang))
        return Difference(capfirst(str(part._meta.verbose_name)), told)

    def _value(self, was: str, now: str, *, heading: str) -> Iterator[Difference]:
        if was != now:
            told = pieces(was, now) if _is_prose(was, now) else replaced(was, now)
            yield Difference(heading, told, foreign(was + now, self.showing.language))


def _place(one: Compared) -> tuple[str, str]:
    return one.name.partition(".")[0], one.row


def _row(form: Form, name: str, *, key: str) -> Form | None:
    return next((row for row in form.get(name, []) if row["id"] == key), None)


def _citations(told: list[Compared]) -> Difference:
    added = sum(one.old is None for one in told)
    removed = len(told) - added
    words = [
        ngettext("%d added", "%d added", added) % added if added else "",
        ngettext("%d removed", "%d removed", removed) % removed if removed else "",
    ]
    text = with_commas(word for word in words if word)
    return Difference(_("Citations"), [Piece("same", text)])


def _is_prose(was: str, now: str) -> bool:
    return bool(was and now) and (len(was) > PROSE or has_han(was + now))


def replaced(was: str, now: str) -> list[Piece]:
    """Return one text and what stands in its place, each whole; a blank left out."""
    told = [("removed", was), ("added", now)]
    return [Piece(kind, text) for kind, text in told if text]  # type: ignore[arg-type]  # both are kinds
