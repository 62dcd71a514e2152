"""What publication works out: confirmations, and the public form of each record."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from registry.changesets.merging import Step
from registry.changesets.models import Op
from registry.changesets.replay import Numbers, rewrite
from registry.citations.confirmed import confirmations, tiers_of
from registry.citations.models import Source
from registry.records.form import mentioned, public_form
from registry.records.kinds import kind_of, parts_of
from registry.records.models import Part
from registry.records.rows import plain

# key of a part's row → (its step, the part's name, whether it is confirmed)
Due = dict[UUID, tuple[Step, str, bool]]
Confirmed = dict[str, dict[str, Any]]  # see `confirmations`


@dataclass(frozen=True, slots=True)
class Forms:
    """The public forms of a publication: {record key: form}."""

    of: Mapping[UUID, dict[str, Any]]


def known_tiers(steps: Collection[Step]) -> dict[str, int]:
    """Return {source key: tier}, those this set adds or changes among them."""
    kept = [step for step in steps if step.op != Op.WITHDRAW]
    fresh = {str(s.record): s.state["tier"] for s in kept if s.model is Source}
    return tiers_of(step.state for step in kept) | fresh


def settle(
    steps: Collection[Step], given: Mapping[UUID, Numbers], *, tiers: Mapping[str, int]
) -> Forms:
    """Store what follows from the evidence and return the forms.

    One query for each kind that is named, two for each part that is confirmed.
    """
    kept = [step for step in steps if step.op != Op.WITHDRAW]
    names = public_ids(one for s in kept for one in mentioned(s.model, s.state))
    confirmed = confirm(kept, given, tiers=tiers)
    forms = {}
    for step in kept:
        kind, numbers = kind_of(step.model), given[step.record]
        settled = {"slug": numbers.slug, **confirmed[step.record]}
        forms[step.record] = public_form(
            kind, numbers.public_id, state=step.state, settled=settled, names=names
        )
    return Forms(forms)


def confirm(
    steps: Collection[Step], given: Mapping[UUID, Numbers], *, tiers: Mapping[str, int]
) -> dict[UUID, Confirmed]:
    """Store and return what the evidence confirms: {record key: {row key: columns}}.

    Two queries for each part that is confirmed.
    """
    found: dict[UUID, Confirmed] = {}
    due: dict[type[Part], Due] = defaultdict(dict)
    for step in steps:
        kind = kind_of(step.model)
        rows = found[step.record] = confirmations(kind, step.state, tiers=tiers)
        for name in {name.partition(".")[0] for name in kind.confirms}:
            due[parts_of(step.model)[name]] |= {
                UUID(key): (step, name, rows[key]["confirmed"])
                for key in step.state[name]
            }
    for part, rows_due in due.items():
        _store(part, rows_due, given=given)
    return found


def public_ids(named: Iterable[tuple[Any, str]]) -> dict[str, str]:
    """Return {key: public id} of live records named by (model, key)."""
    keys = defaultdict(set)
    for model, key in named:
        keys[model].add(key)
    found: dict[str, str] = {}
    for model, of_model in keys.items():
        rows = plain(model).filter(pk__in=of_model).values_list("pk", "public_id")
        found |= {str(pk): name for pk, name in rows}
    return found


def _store(part: type[Part], due: Due, *, given: Mapping[UUID, Numbers]) -> None:
    """Bring the stored confirmations up to date, and have those rows revised."""
    turned = []
    for row in plain(part).filter(pk__in=due):
        step, name, confirmed = due[row.pk]
        if row.confirmed != confirmed:
            row.confirmed, row.seq = confirmed, given[step.record].seq
            step.patch.setdefault(name, {}).setdefault(str(row.pk), {})
            turned.append(row)
    rewrite(part, turned, columns=["confirmed", "seq"])
