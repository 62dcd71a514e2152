"""What an address that leads nowhere looked like, and the records near to it."""

from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import gettext as _

from registry.pages.addresses import reverse, without_language, without_times
from registry.pages.frame import list_url, plural
from registry.records.kinds import Kind, kind_by_slug, kind_of_id
from registry.search.find import find
from registry.search.models import SearchRow

NEAREST = 5
SIMILAR = 0.6  # of two slugs, as difflib measures it; 1 is the same
BEGINNING = 2  # letters that a slug must share to be compared
COMPARED = 500  # slugs at most
LONGEST = 80  # characters of an address that are searched for


@dataclass(frozen=True, slots=True)
class Guess:
    """What an address looked like, in a sentence, and a page that is there."""

    sentence: str
    label: str
    url: str


def guess(path: str) -> Guess | None:
    """Return what a path looks like by its shape alone; None for no shape of ours."""
    parts = [part for part in without_language(without_times(path)).split("/") if part]
    match parts:
        case ["id", public_id] if kind := kind_of_id(public_id):
            text = _("It looks like the identifier of a record, but none bears it.")
            return _list(text, kind)
        case ["changes", *_rest]:
            text = _("It looks like the address of a change, but no change has it.")
            return Guess(text, _("Changes"), reverse("changes"))
        case [slug, _name, "v", _number] if slug in kind_by_slug():
            text = _("It looks like a version of a record, but there is none such.")
            return _list(text, kind_by_slug()[slug])
        case [slug, *_rest] if slug in kind_by_slug():
            text = _("It looks like the address of a record, but none bears it.")
            return _list(text, kind_by_slug()[slug])
    return None


def words(path: str) -> str:
    """Return the last part of an address that names something, as words."""
    parts = [part for part in path.split("/") if part and not part.isdigit()]
    kept = [part for part in parts if part not in ("v", "history", "compare")]
    return kept[-1].replace("-", " ")[:LONGEST] if kept else ""


def nearest(path: str) -> list[SearchRow]:
    """Return the records whose slugs are most alike, then those that words find.

    A few queries, whatever the number of records.
    """
    asked = words(path)
    if not asked:
        return []
    slug = asked.replace(" ", "-").lower()
    alike = SearchRow.objects.filter(slug__startswith=slug[:BEGINNING])
    rows = list(alike.defer("heading", "body")[:COMPARED])
    slugs = {row.slug for row in rows}
    close = get_close_matches(slug, slugs, n=NEAREST, cutoff=SIMILAR)
    parts = path.split("/")
    near = [row for row in rows if row.slug in close]
    near.sort(key=lambda row: (close.index(row.slug), row.kind not in parts))
    found = near + find(asked, limit=NEAREST).rows
    return list({row.public_id: row for row in found}.values())[:NEAREST]


def _list(sentence: str, kind: Kind) -> Guess:
    return Guess(sentence, plural(kind), list_url(kind))
