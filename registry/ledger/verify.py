"""Check the ledger and the revisions against each other and against the head."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain, islice, pairwise
from typing import Any
from uuid import UUID

from registry.citations.confirmed import stored
from registry.history.gate import tracked
from registry.ledger import merkle
from registry.ledger.append import digest, leaf_of
from registry.ledger.models import Entry, Head
from registry.records.form import mentioned, public_form
from registry.records.kinds import Kind, kinds
from registry.records.models import Tracked
from registry.records.recorder import STILL_CURRENT
from registry.records.rows import plain
from registry.records.state import (
    State,
    dump,
    fields_of,
    m2m_of,
    states,
)

BATCH = 200  # records at a time


def verify() -> Iterator[str]:
    """Yield one line for each fault; none means the register is whole."""
    yield from ledger_faults()
    for model in tracked():
        yield from revision_faults(model)
    for kind in kinds():
        yield from version_faults(kind)
        yield from form_faults(kind)


def ledger_faults() -> Iterator[str]:
    """Yield gaps, altered payloads, altered leaves, and a root that does not fit."""
    head, peaks, size = Head.objects.get(pk=1), list[bytes](), 0
    for entry in Entry.objects.order_by("seq").iterator():
        if entry.seq != size + 1:
            yield f"no. {entry.seq}: no. {size + 1} is missing before it"
        if digest(entry.salt, entry.payload) != entry.payload_digest:
            yield f"no. {entry.seq}: the payload is not the one published"
        if leaf_of(entry, head.log_id) != entry.leaf:
            yield f"no. {entry.seq}: the entry is not the one published"
        peaks = merkle.append(peaks, size, leaf=entry.leaf.encode())
        size += 1
    if size != head.seq:
        yield f"the head says no. {head.seq}, the ledger holds {size} entries"
    if merkle.root(peaks).hex() != head.root:
        yield "the head's root is not that of the ledger"


def revision_faults(model: type[Tracked]) -> Iterator[str]:
    """Yield live rows without an equal current revision, and revisions without row."""
    label = model._meta.label
    current = model.history.filter(seq_to=STILL_CURRENT)
    twins = {twin.id: twin for twin in current.exclude(history_type="-")}
    for row in plain(model).iterator():
        twin = twins.pop(row.pk, None)
        if twin is None:
            yield f"{label} {row.pk}: a live row without a current revision"
        elif _values(row, model) != _values(twin, model):
            yield f"{label} {row.pk}: the live row differs from its revision"
    for pk in twins:
        yield f"{label} {pk}: a current revision without a live row"


def version_faults(kind: Kind) -> Iterator[str]:
    """Yield versions that ledger or revisions lack, and intervals that do not meet."""
    label, columns = kind.record._meta.label, ("id", "version", "seq", "seq_to")
    twins = list(kind.record.history.order_by("id", "seq").values_list(*columns))
    told = Entry.objects.filter(kind=kind.slug).values_list("record", "version", "seq")
    for pk, version, seq in set(told) ^ {twin[:3] for twin in twins}:
        yield f"no. {seq}: {label} {pk} version {version} lacks a revision or an entry"
    for (pk, _version, _seq, end), then in pairwise([*twins, (None,) * 4]):
        if end != (then[2] if then[0] == pk else STILL_CURRENT):
            yield f"{label} {pk}: what held up to no. {end} does not meet the next"


def form_faults(kind: Kind) -> Iterator[str]:
    """Yield live records that say other than the entry that published them."""
    rows = plain(kind.record).order_by("pk").iterator(chunk_size=BATCH)
    while batch := {row.pk: row for row in islice(rows, BATCH)}:
        live = states(kind.record, batch)
        names, settled = _named(kind, live), stored(kind, batch)
        told = Entry.objects.in_bulk([row.seq for row in batch.values()])
        for pk, row in batch.items():
            known = {"slug": row.slug, **settled}
            form = public_form(
                kind, row.public_id, state=live[pk], settled=known, names=names
            )
            entry = told.get(row.seq)
            if entry is None or not _holds(form, json.loads(entry.payload)):
                yield f"{row.public_id}: the live row is not what no. {row.seq} says"


def _holds(form: Any, said: Any) -> bool:
    """Say whether a form holds what was said; it may know columns made since."""
    if isinstance(said, dict):
        return all(name in form and _holds(form[name], said[name]) for name in said)
    if isinstance(said, list):
        return len(form) == len(said) and all(map(_holds, form, said))
    return bool(form == said)


def _named(kind: Kind, live: Mapping[UUID, State]) -> dict[str, str]:
    wanted: dict[Any, set[str]] = defaultdict(set)
    for state in live.values():
        for model, key in mentioned(kind.record, state):
            wanted[model].add(key)
    rows = [plain(model).filter(pk__in=keys) for model, keys in wanted.items()]
    pairs = chain.from_iterable(found.values_list("pk", "public_id") for found in rows)
    return {str(pk): public_id for pk, public_id in pairs}


def _values(row: Tracked, model: type[Tracked]) -> dict[str, object]:
    plain = [f for f in model._meta.concrete_fields if f not in fields_of(model)]
    fixed = {f.name: getattr(row, f.attname) for f in plain}
    links = {f.name: _links(row, f) for f in m2m_of(model)}
    return dump(row, model) | fixed | links


def _links(row: Tracked, field: Any) -> set[object]:
    key, found = f"{field.m2m_reverse_field_name()}_id", getattr(row, field.name)
    if row._meta.model_name == field.model._meta.model_name:
        return set(found.values_list("pk", flat=True))
    return set(found.values_list(key, flat=True))
