"""What a reader wants of a form: some of its members, and the forms it names.

`fields` keeps members of `data`; what the ledger says of a form, its digest above all,
goes on to tell of the whole. `expand` adds the forms of records that the whole form
names, one level deep.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Any

from registry.api.bodies import joined, text
from registry.api.form_schema import members
from registry.api.parameters import Choice, Parameter, Schema
from registry.api.several import Several
from registry.ledger.read import payloads
from registry.records.form import names_records
from registry.records.kinds import Kind, parts_of
from registry.records.state import fields_of, m2m_of
from registry.search.directory import rows_of_ids

ALWAYS = frozenset({"id", "kind"})
FIELDS, EXPAND = "fields", "expand"
EXPANDED: Schema = {
    "type": "object",
    "additionalProperties": {"type": "object"},
    "description": "By public id, the whole forms of the records that expand names.",
}


@cache
def fields(kind: Kind) -> Parameter:
    """Return the parameter that keeps members of a kind's forms."""
    about = "Only these members of data, parted by commas; id and kind always."
    return Several(FIELDS, about, one=Choice("", "", values=members(kind)))


@cache
def expand(kind: Kind) -> Parameter:
    """Return the parameter that adds the forms a kind's forms name."""
    about = "Add the forms that data names in these places, parted by commas."
    return Several(EXPAND, about, one=Choice("", "", values=tuple(_links(kind))))


def kept(payload: str, names: Collection[str] | None) -> str:
    """Return a stored form with these members alone; None: as it was stored."""
    if names is None:
        return payload
    form = json.loads(payload)
    wanted = ALWAYS | set(names)
    return text({name: value for name, value in form.items() if name in wanted})


def expanded(stored: Iterable[str], places: Collection[str] | None) -> dict[str, str]:
    """Return the member of a body that holds the forms named there, if any is asked.

    `stored` are whole forms. None of what left the register. Two queries.
    """
    if places is None:
        return {}
    ids = {one for form in stored for one in _named(json.loads(form), places)}
    found = dict(rows_of_ids(ids).order_by("public_id").values_list("public_id", "seq"))
    forms = payloads(found.values())
    return {"expanded": joined(**{one: forms[seq] for one, seq in found.items()})}


def _links(kind: Kind) -> Iterator[str]:
    """Yield where a kind's forms name records: `holder`, `operators.entity`."""
    yield from _columns(kind.record)
    yield from (field.name for field in m2m_of(kind.record))
    for part, model in parts_of(kind.record).items():
        yield from (f"{part}.{name}" for name in _columns(model))


def _columns(model: Any) -> Iterator[str]:
    return (field.name for field in fields_of(model) if names_records(field))


def _named(form: dict[str, Any], places: Collection[str]) -> Iterator[str]:
    for place in places:
        name, _dot, column = place.partition(".")
        found = form[name] if isinstance(form[name], list) else [form[name]]
        named = (one[column] if column else one for one in found)
        yield from (one for one in named if one)
