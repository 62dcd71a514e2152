"""Slugs that records took only after the moment asked; one is a record's for ever."""

from registry.ledger.models import Entry
from registry.ledger.read import by_slug, newest
from registry.past.views import laid_at, lifted
from registry.records.kinds import Kind


def bearer(kind: Kind, slug: str) -> str:
    """Return the public id of the record that ever bore a slug, blank for none.

    Two queries, and what `lifted` costs: no past that is laid counts.
    """
    with lifted():
        entry = by_slug(kind.slug, slug)
    return entry.public_id if entry else ""


def by_later_slug(kind: Kind, slug: str) -> Entry | None:
    """Return what was told last, at the moment asked, of whom a slug names since.

    Its form bears the slug of then. None where no past is laid, and where the register
    did not hold the record yet. What `bearer` costs, and a query.
    """
    if laid_at() is None:
        return None
    public_id = bearer(kind, slug)
    return newest(public_id) if public_id else None
