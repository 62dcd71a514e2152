"""Numbers and slugs: given inside publish, never before, never reused."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from registry.changesets.merging import Step, by_model
from registry.changesets.models import Op
from registry.changesets.naming import called
from registry.changesets.refusals import Conflict
from registry.changesets.replay import Numbers
from registry.ledger.append import next_public_id
from registry.ledger.models import Head
from registry.records.kinds import kind_of
from registry.records.models import Record
from registry.records.recorder import STILL_CURRENT
from registry.records.slugs import make_slug

OF_ANOTHER = gettext_lazy("Another record has this slug, or had it.")


def number(head: Head, steps: Collection[Step]) -> dict[UUID, Numbers]:
    """Return what publication gives each record; two queries a kind.

    A record keeps the public id and slug it has, or had before it was withdrawn.
    """
    seqs = {step.record: head.seq + place for place, step in enumerate(steps, 1)}
    given: dict[UUID, Numbers] = {}
    for model, group in by_model(steps).items():
        had = _had(model, [step.record for step in group])
        taken = _taken(model, group)
        for step in group:
            old_id, old_slug, version = had.get(step.record, ("", "", 0))
            public_id = old_id or next_public_id(head, kind_of(model).prefix)
            slug = _slug(step, public_id, old=old_slug, taken=taken)
            taken.add(slug)
            given[step.record] = Numbers(
                seqs[step.record], public_id, slug, version + 1
            )
    return given


def is_of_another(model: type[Record], key: UUID, *, slug: str) -> bool:
    """Say whether a record other than `key` bears or bore a slug; one query."""
    return _borne(model, but=[key]).filter(slug=slug).exists()


def _had(model: type[Record], ids: list[UUID]) -> dict[UUID, tuple[str, str, int]]:
    """Return {key: (public id, slug, version)} of each record's newest revision."""
    rows = model.history.filter(id__in=ids, seq_to=STILL_CURRENT)
    columns = rows.values_list("id", "public_id", "slug", "version")
    return {pk: (public_id, slug, v) for pk, public_id, slug, v in columns}


def _taken(model: type[Record], group: Collection[Step]) -> set[str]:
    """Return the slugs other records bear or bore: an address never changes hands."""
    bore = _borne(model, but=[step.record for step in group])
    if not any(_unnamed(step) for step in group):  # then only those they want
        bore = bore.filter(slug__in={step.state.get("slug") for step in group})
    return set(bore.order_by().values_list("slug", flat=True).distinct())


def _borne(model: type[Record], *, but: list[UUID]) -> QuerySet[Any]:
    """Return the revisions of all records but these."""
    found: QuerySet[Any] = model.history.exclude(id__in=but)
    return found


def _unnamed(step: Step) -> bool:
    return step.op != Op.WITHDRAW and not step.state.get("slug")


def _slug(step: Step, public_id: str, *, old: str, taken: set[str]) -> str:
    if step.op == Op.WITHDRAW:
        return old
    wanted: str = step.state.get("slug") or old
    if wanted != old and wanted in taken:
        raise Conflict([f"{called([step])[step.record]}: {OF_ANOTHER}"])
    if wanted:
        return wanted
    title = kind_of(step.model).title[0]
    name = step.state.get(f"{title}_en") or step.state.get(title) or ""
    return make_slug("" if _is_key(name) else name, public_id, taken=taken)


def _is_key(name: object) -> bool:
    """Say whether a title is a relation, which gives no slug of its own."""
    if not isinstance(name, str):
        return True
    try:
        UUID(name)
    except ValueError:
        return False
    return True
