"""What records are called on the desk, in the editor's language."""

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from registry.ledger.read import payloads
from registry.records.kinds import kind_by_slug
from registry.records.names import Text, pick
from registry.search.models import SearchRow


def titles(keys: Collection[UUID], language: str) -> dict[UUID, Text]:
    """Return {record: its name} of live records; at most three queries.

    A record without a name of its own is called by the records its kind's title names,
    else by its public id.
    """
    return names_of(SearchRow.objects.filter(record__in=keys), language)


def names_of(rows: Iterable[SearchRow], language: str) -> dict[UUID, Text]:
    """Return {record: its name} of directory rows; at most two queries more."""
    found = {row: pick(vars(row), "name", language) for row in rows}
    called_by = _makers([row for row, name in found.items() if not name.text])
    wanted = {public_id for ids in called_by.values() for public_id in ids}
    makers = SearchRow.objects.filter(public_id__in=wanted) if wanted else ()
    others = {row.public_id: pick(vars(row), "name", language) for row in makers}
    return {
        row.record: name
        if name.text
        else _joined([others[i] for i in called_by[row.seq] if i in others], row)
        for row, name in found.items()
    }


def _joined(parts: list[Text], row: SearchRow) -> Text:
    if not parts:
        return Text(row.public_id, "en")
    return Text(" · ".join(part.text for part in parts), parts[0].lang)


def _makers(rows: list[SearchRow]) -> dict[int, list[str]]:
    """Return {seq: public ids a nameless record is called by, in title order}."""
    forms = payloads(row.seq for row in rows) if rows else {}
    return {seq: _named(json.loads(text)) for seq, text in forms.items()}


def _named(form: Mapping[str, Any]) -> list[str]:
    values = (form.get(name) for name in kind_by_slug()[form["kind"]].title)
    return [
        public_id
        for value in values
        for public_id in (value if isinstance(value, list) else [value])
        if public_id
    ]
