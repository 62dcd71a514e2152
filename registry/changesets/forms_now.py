"""The public forms that live rows would have now: of a draft that is laid out."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from registry.changesets.settle import public_ids
from registry.citations.confirmed import confirmations, tiers_of
from registry.records.form import mentioned, public_form
from registry.records.kinds import kind_of
from registry.records.models import Record
from registry.records.rows import plain
from registry.records.state import states


def forms_now(model: type[Record], ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """Return {record: public form} of the rows as they stand; a query a kind and part.

    A record that is only drafted bears its stand-in for an id.
    """
    found = states(model, ids)
    tiers = tiers_of(found.values())
    names = public_ids(one for s in found.values() for one in mentioned(model, s))
    kind = kind_of(model)
    columns = plain(model).filter(pk__in=found).values_list("pk", "public_id", "slug")
    return {
        pk: public_form(
            kind,
            public_id,
            state=found[pk],
            settled={"slug": slug, **confirmations(kind, found[pk], tiers=tiers)},
            names=names,
        )
        for pk, public_id, slug in columns
    }
