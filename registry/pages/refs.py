"""Names and addresses of the records a page mentions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from registry.records.names import CONVERTED, NO_OFFICIAL, Text
from registry.search.directory import names, own_name, rows_of_ids
from registry.search.models import SearchRow


@dataclass(frozen=True, slots=True)
class Ref:
    """A record as a link: its name for the reader, and in the other script."""

    public_id: str
    kind: str
    slug: str
    name: Text
    other: Text | None = None

    @property
    def mark(self) -> str:
        """Return the mark its name bears, in words; blank for none."""
        return mark_of(self.name)

    @property
    def url(self) -> str:
        """Return the address of its page, in the active language."""
        return reverse("record", args=[self.kind, self.slug])


Refs = Mapping[str, Ref]


def mark_of(text: Text) -> str:
    """Return the mark of a text in words; blank for none."""
    words = {
        CONVERTED: _("converted from Traditional Chinese"),
        NO_OFFICIAL: _("no official Chinese title"),
    }
    return words.get(text.mark, "")


def refs(ids: Iterable[str], language: str) -> dict[str, Ref]:
    """Return {public id: link}; a query and those of `names`."""
    return linked(rows_of_ids(ids), language)


def linked(rows: Iterable[SearchRow], language: str) -> dict[str, Ref]:
    """Return {public id: link} of directory rows, in their order."""
    found = list(rows)
    called = names(found, language)
    return {row.public_id: _ref(row, called[row.record]) for row in found}


def _ref(row: SearchRow, name: Text) -> Ref:
    return Ref(row.public_id, row.kind, row.slug, name, _other(row, name))


def _other(row: SearchRow, name: Text) -> Text | None:
    """Return the name in the script that `name` is not in, if one is known."""
    other = own_name(
        row, "zh-hant" if name.lang == "en" else "en"
    )  # the same, if plain
    return other if other.text and other.lang != name.lang else None
