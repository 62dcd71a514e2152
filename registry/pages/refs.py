"""Names and addresses of the records a page mentions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from json import loads
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from registry.ledger.read import payloads
from registry.records.chinese import has_han
from registry.records.kinds import Kind, kind_by_slug
from registry.records.names import CONVERTED, NO_OFFICIAL, Text, pick
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
    """Return {public id: link}; at most three queries, whatever the number.

    A record without a name of its own is called by the records its kind's title names.
    """
    return linked(SearchRow.objects.filter(public_id__in=set(ids)), language)


def linked(rows: Iterable[SearchRow], language: str) -> dict[str, Ref]:
    """Return {public id: link} of directory rows, in their order."""
    found = list(rows)
    nameless = {row.seq for row in found if not (row.name_en or row.name_zh_hant)}
    forms = {seq: loads(text) for seq, text in payloads(nameless).items()}
    makers = {seq: _makers(form) for seq, form in forms.items()}
    wanted = {public_id for ids in makers.values() for public_id in ids}
    others = {
        row.public_id: _name(row, language)
        for row in (SearchRow.objects.filter(public_id__in=wanted) if wanted else ())
    }
    return {
        row.public_id: _ref(
            row,
            language,
            made_of=[others[i] for i in makers.get(row.seq, ()) if i in others],
        )
        for row in found
    }


def _ref(row: SearchRow, language: str, *, made_of: list[Text]) -> Ref:
    name = _name(row, language)
    if made_of:
        name = Text(" · ".join(part.text for part in made_of), made_of[0].lang)
    elif not name.text:
        name = Text(row.public_id, "en")
    return Ref(row.public_id, row.kind, row.slug, name, _other(row, name))


def _name(row: SearchRow, language: str) -> Text:
    """Return a record's own name; a document's title has one language, its own."""
    kind = kind_by_slug()[row.kind]
    if kind.title[0] in {field.name for field in kind.record._meta.concrete_fields}:
        return Text(row.name_en, "zh" if has_han(row.name_en) else "en")
    return pick(vars(row), "name", language)


def _other(row: SearchRow, name: Text) -> Text | None:
    """Return the name in the script that `name` is not in, if one is known."""
    other = _name(row, "zh-hant" if name.lang == "en" else "en")  # the same, if plain
    return other if other.text and other.lang != name.lang else None


def _makers(form: Mapping[str, Any]) -> list[str]:
    """Return the ids of the records a nameless one is called by, in title order."""
    kind: Kind = kind_by_slug()[form["kind"]]
    values = (form.get(name) for name in kind.title)
    return [
        public_id
        for value in values
        for public_id in (value if isinstance(value, list) else [value])
        if public_id
    ]
