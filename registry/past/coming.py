"""When a record came that the register did not hold at the moment asked."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from registry.clock import hong_kong_day
from registry.ledger.models import LEFT, Entry
from registry.ledger.read import versions
from registry.past.later_names import bearer
from registry.past.views import laid_at, lifted
from registry.records import partial_date
from registry.records.kinds import Kind
from registry.search.directory import is_id


@dataclass(frozen=True, slots=True)
class Coming:
    """The entry a record came with, and the one that tells of it now."""

    first: Entry
    newest: Entry

    @property
    def sentence(self) -> str:
        """Say in the active language that it was not held then, and since when."""
        day = hong_kong_day(self.first.recorded_at).isoformat()
        text = _(
            "The register did not hold this record then: it came on %(day)s, with"
            " change no. %(seq)s."
        )
        shown = partial_date.shown(day, get_language() or "en")
        return text % {"day": shown, "seq": self.first.seq}


def coming(kind: Kind, key: str) -> Coming | None:
    """Return how the record came that a public id or slug names, behind a past laid.

    None where no past is laid, where the register held the record by then, and for
    what it does not hold now: the ledger knows no drafts, and what left is told of by
    its own entry. A query for a public id, up to three for a slug.
    """
    then = laid_at()
    if then is None:
        return None
    with lifted():
        told = versions(key if is_id(kind, key) else bearer(kind, key))
    if not told or told[0].seq <= then or told[-1].type in LEFT:
        return None
    return Coming(told[0], told[-1])
