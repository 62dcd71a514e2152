"""The page on which an author settles what was published meanwhile."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.admin.form_words import Words
from registry.admin.frame import language
from registry.admin.titles import titles
from registry.changesets.clashes import (
    MINE,
    PUBLISHED,
    TEXT,
    Choice,
    Clash,
    clashes,
    meanwhile,
    settle_clashes,
)
from registry.changesets.models import Change, ChangeSet, Op
from registry.changesets.naming import value_of
from registry.changesets.risk import touched_names
from registry.history.text_diff import Piece, pieces
from registry.ledger.models import Entry
from registry.records.kinds import kind_of_label
from registry.records.names import Text
from registry.records.paths import name_of
from registry.records.punctuation import with_colon, with_semicolons

KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Row:
    """One clash in words: three columns, and the choices it has."""

    clash: Clash
    name: Text
    label: str
    began: str
    published: str
    mine: str
    published_pieces: list[Piece]
    mine_pieces: list[Piece]
    entry: Entry | None
    left: bool  # the record is not in the register any more
    came: bool  # it is in the register by now
    chosen: str
    text: str


def conflict_page(
    change_set: ChangeSet, sent: QueryDict | None = None
) -> dict[str, Any]:
    """Return the context; what was sent and could not be stored stands as typed."""
    found = clashes(change_set)
    entries = meanwhile(found)
    keys = {key for clash in found for key in _keys(clash)}
    called = titles(keys, language())
    asked = sent or QueryDict()
    rows = [
        _row(clash, called, entry=entries.get(clash.change.record), sent=asked)
        for clash in found
    ]
    values = sum(map(_values, change_set.changes.all()))
    return {
        "rows": rows,
        "merged_count": max(0, values - len(rows)),
        "title": _("Settle what was published meanwhile"),
    }


def settle_sent(change_set: ChangeSet, sent: QueryDict, *, user: User) -> str:
    """Store what the form chose; return what to say of it."""
    choices = {
        clash.key: Choice(
            what,
            sent.get(f"seen:{clash.key}", ""),
            sent.get(f"text:{clash.key}", "").strip(),
        )
        for clash in clashes(change_set)
        if (what := sent.get(f"choice:{clash.key}", "")) in (PUBLISHED, MINE, TEXT)
    }
    left = settle_clashes(change_set, choices, user=user)
    if left:
        text = ngettext(
            "Saved. %(left)s value is still to decide.",
            "Saved. %(left)s values are still to decide.",
            left,
        )
        return text % {"left": left}
    return _("Settled. Submit it for review again.")


def _row(
    clash: Clash,
    called: Mapping[Any, Text],
    *,
    entry: Entry | None,
    sent: QueryDict,
) -> Row:
    change = clash.change
    kind = kind_of_label(change.kind)
    words = Words(kind, {str(key): one.text for key, one in called.items()}, language())
    name = name_of(clash.path) if clash.path else ""
    sides = (clash.began, clash.published, _reached(clash.mine))
    began, published, mine = (_words(words, side, name=name) for side in sides)
    is_left = not clash.path and change.op != Op.ADD
    fallback = Text(entry.public_id if entry else kind.slug, "en")
    return Row(
        clash=clash,
        name=called.get(change.record, fallback),
        label=value_of(kind, clash.path) if clash.path else "",
        began=began,
        published=published,
        mine=_lost(words, change) if is_left else mine,
        published_pieces=pieces(began, published) if began and published else [],
        mine_pieces=pieces(began, mine) if began and mine else [],
        entry=entry,
        left=is_left,
        came=not clash.path and change.op == Op.ADD,
        chosen=sent.get(f"choice:{clash.key}", ""),
        text=sent.get(f"text:{clash.key}", clash.mine if clash.is_text else ""),
    )


def _lost(words: Words, change: Change) -> str:
    """Return what a patch would have said of a record that left, value by value."""
    said = []
    for name, pair in change.patch.items():
        rows = pair.values() if isinstance(pair, Mapping) else [pair]
        for row in rows if name != "citations" else ():
            new = row[1] if isinstance(row, list) else _reached(row)
            if text := _words(words, new, name=name):
                said.append(with_colon(value_of(words.kind, name), text))
    return with_semicolons(said)


def _keys(clash: Clash) -> Iterator[UUID]:
    """Yield the keys of the record and of those that its values name."""
    yield clash.change.record
    todo = [clash.began, clash.published, clash.mine, clash.path.split("/")]
    while todo:
        value = todo.pop()
        if isinstance(value, Mapping):
            todo += value.values()
        elif isinstance(value, list):
            todo += value
        elif isinstance(value, str) and KEY.fullmatch(value):
            yield UUID(value)


def _reached(value: Any) -> Any:
    """Return what a patch of a row leads to; any other value as it is."""
    if not isinstance(value, Mapping):
        return value
    pairs = {k: v for k, v in value.items() if isinstance(v, list)}
    return {**value, **{name: new for name, (_old, new) in pairs.items()}}


def _words(words: Words, value: Any, *, name: str) -> str:
    """Return a value of a state in words; a whole row by what it says."""
    if isinstance(value, Mapping):
        part = name.partition(".")[0]
        told = (words.value(f"{part}.{key}", one) for key, one in value.items())
        return with_semicolons(text for text in told if text)
    return words.value(name, value) if name else str(value or "")


def _values(change: Change) -> int:
    return sum(1 for _name in touched_names(change.patch))
