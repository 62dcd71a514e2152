"""Lay merged steps on the live tables in few statements."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType

from registry.changesets.merging import Step, by_model
from registry.changesets.models import Op
from registry.history.revisions import revise
from registry.records.fields import bound_fields
from registry.records.kinds import parts_of
from registry.records.models import Part, Record, Tracked
from registry.records.rows import plain
from registry.records.state import Patch, fields_of, load, m2m_of, owner_key

NONE: Mapping[UUID, Any] = MappingProxyType({})

# QuerySet(Model) is the plain queryset: the gate is open, the triggers mark every row,
# publish writes the revisions


@dataclass(frozen=True, slots=True)
class Numbers:
    """What publication gives a record: columns no editor types."""

    seq: int | None  # None: the record is only drafted
    public_id: str
    slug: str
    version: int
    # where what a draft takes away ends; None: with the entry itself
    ends: int | None = None

    @property
    def end(self) -> int | None:
        """Return the number with which the intervals of rows that leave end."""
        return self.ends or self.seq


def replay(
    steps: Collection[Step],
    given: Mapping[UUID, Numbers],
    *,
    rows: Mapping[UUID, Any] = NONE,
) -> None:
    """Make the live rows what the steps say.

    `rows` are live ones, of records and parts, that need not be read again.
    """
    kept = [step for step in steps if step.op != Op.WITHDRAW]
    for model, group in by_model(kept).items():
        _add_records(model, [s for s in group if s.op == Op.ADD], given=given)
        edits = [s for s in group if s.op == Op.EDIT]
        _edit_records(model, edits, given=given, rows=rows)
        for field in m2m_of(model):
            _link(field, group)
        for name, part in parts_of(model).items():
            _lay_parts(model, name, part=part, steps=group, given=given, rows=rows)
    _withdraw([step for step in steps if step.op == Op.WITHDRAW], given)


def _add_records(
    model: type[Record], steps: Iterable[Step], *, given: Mapping[UUID, Numbers]
) -> None:
    rows = []
    for step in steps:
        row = model(id=step.record, **_columns(given[step.record]))
        _assign(row, model, values=step.state, skip=("slug",))
        rows.append(row)
    plain(model).bulk_create(rows)


def _edit_records(
    model: type[Record],
    steps: Iterable[Step],
    *,
    given: Mapping[UUID, Numbers],
    rows: Mapping[UUID, Any],
) -> None:
    edits = {s.record: (s.patch, _columns(given[s.record])) for s in steps}
    _edit(model, edits, known=rows)


def _columns(numbers: Numbers) -> dict[str, Any]:
    return {
        "seq": numbers.seq,
        "public_id": numbers.public_id,
        "slug": numbers.slug,
        "version": numbers.version,
    }


def _assign(
    row: Tracked, model: type[Tracked], *, values: Mapping[str, Any], skip: Any = ()
) -> set[str]:
    """Set the columns these values name; return their names."""
    changed = set()
    for field in fields_of(model):
        if field.name in values and field.name not in skip:
            value = load(field, values[field.name])
            if value is None and not field.null:  # absent: its default
                value = field.get_default()
            setattr(row, field.attname, value)
            changed.add(field.name)
    return changed


def _edit(
    model: type[Tracked],
    edits: Mapping[UUID, tuple[Patch, dict[str, Any]]],
    *,
    known: Mapping[UUID, Any],
) -> None:
    """Lay {key: (patch, columns given)} on rows that stand."""
    if not edits:
        return
    rows = [known[key] for key in edits if key in known]
    if len(rows) < len(edits):
        rows += plain(model).filter(pk__in=edits.keys() - known.keys())
    changed = {bound.name for bound in bound_fields(model)}
    for row in rows:
        patch, given = edits[row.pk]
        new = {name: c[1] for name, c in patch.items() if isinstance(c, list)}
        changed |= _assign(row, model, values=new) | given.keys()
        for name, value in given.items():
            setattr(row, name, value)
    rewrite(model, rows, columns=changed)


def rewrite(model: type[Tracked], rows: list[Any], *, columns: Collection[str]) -> None:
    """Store these columns of complete rows that stand; one statement a batch."""
    if rows:
        plain(model).bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=sorted(columns),
        )


def _link(field: Any, steps: Iterable[Step]) -> None:
    through, here, there = (
        field.remote_field.through,
        field.m2m_column_name(),
        field.m2m_reverse_name(),
    )
    add, drop = [], defaultdict(list)  # one OR of all is too deep for SQLite
    for step in steps:
        for key, (_old, wanted) in step.patch.get(field.name, {}).items():
            pair = {here: step.record, there: UUID(key)}
            if wanted:
                add.append(through(**pair))
            else:
                drop[UUID(key)].append(step.record)
    plain(through).bulk_create(add)
    for other, records in drop.items():
        plain(through).filter(**{there: other, f"{here}__in": records}).delete()


def _lay_parts(
    model: type[Record],
    name: str,
    *,
    part: type[Part],
    steps: Iterable[Step],
    given: Mapping[UUID, Numbers],
    rows: Mapping[UUID, Any],
) -> None:
    add: list[Part] = []
    edits: dict[UUID, tuple[Patch, dict[str, Any]]] = {}
    gone: dict[UUID, int | None] = {}
    for step in steps:
        seq, end = given[step.record].seq, given[step.record].end
        for key, patch in step.patch.get(name, {}).items():
            if isinstance(patch, dict):
                edits[UUID(key)] = (patch, {"seq": seq})
            elif patch[1] is None:
                gone[UUID(key)] = end
            else:
                add.append(
                    _new_part(
                        model, part, place=(step.record, key, seq), values=patch[1]
                    )
                )
    _bury(part, gone)
    plain(part).bulk_create(add)
    _edit(part, edits, known=rows)


def _new_part(
    model: type[Record],
    part: type[Part],
    *,
    place: tuple[UUID, str, int | None],
    values: Mapping[str, Any],
) -> Part:
    owner, key, seq = place
    row = part(id=UUID(key), seq=seq, **{owner_key(part): owner})
    if part.OWNER == "content_object":
        row.content_type = ContentType.objects.get_for_model(model)  # type: ignore[attr-defined]  # a Citation
    _assign(row, part, values=values)
    return row


def _withdraw(steps: Collection[Step], given: Mapping[UUID, Numbers]) -> None:
    for model, group in by_model(steps).items():
        seqs = {step.record: given[step.record].end for step in group}
        for field in m2m_of(model):
            through, here = field.remote_field.through, field.m2m_column_name()
            plain(through).filter(**{f"{here}__in": seqs}).delete()
        for part in parts_of(model).values():
            key = owner_key(part)
            rows = plain(part).filter(**{f"{key}__in": seqs})
            _bury(part, {pk: seqs[owner] for pk, owner in rows.values_list("pk", key)})
        versions = {step.record: given[step.record].version for step in group}
        _bury(model, seqs, versions=versions)


def _bury(
    model: type[Tracked],
    seqs: Mapping[UUID, int | None],
    *,
    versions: Mapping[UUID, int] | None = None,
) -> None:
    """Delete rows, each leaving its closing "-" revision."""
    if not seqs:
        return
    rows = list(plain(model).filter(pk__in=seqs))
    # parts and links went first and references were checked: no cascade is wanted
    plain(model).filter(pk__in=seqs)._raw_delete("default")  # noqa: SLF001 - see above
    for row in rows:
        row.seq = seqs[row.pk]
        if versions:
            row.version = versions[row.pk]
    revise(model, rows, sign="-")
