"""Who names whom: no record leaves while it is named, none names what has left."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from registry.changesets.merging import Step, by_model, merged_with
from registry.changesets.models import Op
from registry.changesets.refusals import Referenced
from registry.records.form import mentioned, names_records
from registry.records.kinds import kinds
from registry.records.models import Part, Record
from registry.records.rows import plain
from registry.records.state import owner_key, same_rows


def referrers(model: type[Record], ids: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Return {id: keys of the records that name it}; one query."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    pairs = list(_naming(model, ids))
    if not pairs:
        return found
    # a union takes the order of its first part, by columns that are not in it
    for target, who in pairs[0].union(*pairs[1:], all=True).order_by():
        found[target].add(who)
    return found


def _naming(
    model: type[Record], ids: Collection[UUID]
) -> Iterator[QuerySet[Any, tuple[UUID, UUID]]]:
    """Yield for each relation the pairs of what is named and by whom."""
    for relation in model._meta.related_objects:
        related: Any = relation.related_model
        field: Any = relation.field
        if not names_records(field):
            continue
        if field.many_to_many:
            rows = plain(field.remote_field.through)
            here, owner = field.m2m_reverse_name(), field.m2m_column_name()
        elif issubclass(related, Part):
            if field.name == related.OWNER:
                continue  # its own parts go with it
            rows, here, owner = plain(related), field.attname, owner_key(related)
        elif issubclass(related, Record):
            rows, here, owner = plain(related), field.attname, "pk"
        else:
            continue  # a twin
        named = rows.filter(**{f"{here}__in": ids}).order_by()
        yield named.values_list(here, owner)


def refuse_broken(steps: Collection[Step]) -> None:
    """Raise Referenced where the set would leave a name without its record.

    One query for each kind that is withdrawn from, one for each that is named.
    """
    withdrawn = [step for step in steps if step.op == Op.WITHDRAW]
    _refuse_named(withdrawn, settled={step.record for step in steps})
    _refuse_missing(steps, gone={step.record for step in withdrawn})


def _refuse_named(withdrawn: list[Step], *, settled: set[UUID]) -> None:
    """Look at records outside the set; those inside are looked at as they will be."""
    for model, group in by_model(withdrawn).items():
        found = referrers(model, [step.record for step in group])
        left = {who for names in found.values() for who in names} - settled
        if left:
            text = _("Still named by %(records)s: change those first.")
            raise Referenced(text % {"records": _names(left)})


def _refuse_missing(steps: Collection[Step], *, gone: set[UUID]) -> None:
    wanted: dict[type[Record], set[UUID]] = defaultdict(set)
    for step in steps:
        if into := merged_with(step):
            wanted[step.model].add(into)
        for model, key in _mentioned(step):
            wanted[model].add(UUID(key))
    new = {(step.model, step.record) for step in steps if step.op == Op.ADD}
    for model, keys in wanted.items():
        there = same_rows(model, keys) - gone
        if any((model, key) not in new for key in keys - there):
            text = _(
                "It names a record (%(kind)s) that has left the register:"
                " choose another."
            )
            raise Referenced(text % {"kind": model._meta.verbose_name})


def _mentioned(step: Step) -> Iterator[tuple[type[Record], str]]:
    if step.op != Op.WITHDRAW:
        yield from mentioned(step.model, step.state)


def _names(keys: set[UUID]) -> str:
    found: list[str] = []
    for kind in kinds():
        rows = plain(kind.record).filter(pk__in=keys)
        found += rows.values_list("public_id", flat=True)
    return ", ".join(sorted(found))
