"""Names and addresses of the records a page mentions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from registry.pages.addresses import reverse
from registry.records.chinese import has_han
from registry.records.kinds import kind_by_slug
from registry.records.names import CONVERTED, NO_OFFICIAL, Text, pick
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


def of_form(form: Mapping[str, Any], language: str) -> Ref:
    """Return a link to a record by a form it had, whether or not it is live.

    A query, and those of `names`, where other records' names serve.
    """
    title = kind_by_slug()[form["kind"]].title
    if f"{title[0]}_en" in form:
        name = pick(form, title[0], language=language)
    elif len(title) == 1:
        name = Text(form[title[0]], "zh" if has_han(form[title[0]]) else "en")
    else:
        name = _of_others([form[part] for part in title], language)
    name = name if name.text else Text(form["id"], "en")
    return Ref(form["id"], form["kind"], form["slug"], name)


def _of_others(named: Iterable[Any], language: str) -> Text:
    """Return the names of the live ones among the records that a title names."""
    ids = [i for part in named for i in (part if isinstance(part, list) else [part])]
    found = refs([i for i in ids if i], language)
    texts = [found[i].name for i in ids if i in found]
    return Text(" · ".join(t.text for t in texts), texts[0].lang if texts else "en")


def _ref(row: SearchRow, name: Text) -> Ref:
    return Ref(row.public_id, row.kind, row.slug, name, _other(row, name))


def _other(row: SearchRow, name: Text) -> Text | None:
    """Return the name in the script that `name` is not in, if one is known."""
    other = own_name(
        row, "zh-hant" if name.lang == "en" else "en"
    )  # the same, if plain
    return other if other.text and other.lang != name.lang else None
