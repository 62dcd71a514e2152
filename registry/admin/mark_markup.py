"""Marks and citations written without a template, each citation once a page."""

from html import escape
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from registry.admin.marks import Mark
from registry.citations.models import Citation
from registry.history.labels import choice
from registry.records.punctuation import with_colon, with_commas, with_place

BLANK = SafeString()


class Marks:
    """Writes the marks of one page; `may_change` adds the ways to cite and to edit."""

    def __init__(self, *, may_change: bool) -> None:
        self.may_change = may_change
        self._edit = _("Edit")
        self._edit_what = _("Edit the citation of %(source)s %(place)s")
        self._items: dict[UUID, str] = {}

    def of(self, mark: Mark | None) -> SafeString:
        """Return a mark that opens on the citations behind it; blank for none."""
        if mark is None:
            return BLANK
        rows = "".join(map(self._item, mark.citations))
        cited = f"<ul>{rows}</ul>" if rows else ""
        unsettled = ' class="unsettled"' if mark.unsettled else ""
        return mark_safe(  # noqa: S308 - each text is escaped
            f'<details class="evidence"><summary{unsettled}>'
            '<svg class="icon" aria-hidden="true">'
            f'<use href="#icon-{mark.shape}"/></svg> {escape(mark.words)}</summary>\n'
            f'<div class="cited">{cited}{self._adding(mark)}</div></details>'
        )

    def edit(self, citation: Citation) -> SafeString:
        """Return the button that opens a citation."""
        key, source = citation.pk, citation.source.title
        label = self._edit_what % {"source": source, "place": citation.locator}
        return mark_safe(  # noqa: S308 - each text is escaped
            f'<button type="submit" class="link" name="_open" value="cite={key}"'
            f' formaction="#cite-{key}" aria-label="{escape(label)}">'
            f"{self._edit}</button>"
        )

    def _adding(self, mark: Mark) -> str:
        if not (mark.path and self.may_change):
            return ""
        path, words = escape(mark.path), _("Add a citation")
        return (
            '<p><button type="submit" class="link" name="_open"'
            f' value="for={path}" formaction="#citations" data-cite="{path}">'
            f"{words}</button></p>"
        )

    def _item(self, citation: Citation) -> str:
        found = self._items.get(citation.pk)
        if found is None:
            found = self._items[citation.pk] = self._written(citation)
        return found

    def _written(self, one: Citation) -> str:
        quote = f"<q>{escape(one.quote)}</q>\n" if one.quote else ""
        address = reverse("admin:registry_source_change", args=[one.source_id])
        link = f'<a href="{address}">{escape(one.source.title)}</a>'
        stance = _stance(one)
        stance = with_colon(stance, escape(one.says)) if one.says else stance
        return (
            f"<li>{quote}{_sentence(with_place(link, escape(one.locator)))}\n"
            f"{_sentence(stance)}\n"
            f"{self.edit(one) if self.may_change else ''}</li>\n"
        )


def line_of(citation: Citation, bears_on: list[str]) -> SafeString:
    """Return a citation as a line: its source, its place, and what it bears on."""
    told = with_colon(_stance(citation), with_commas(map(escape, bears_on)))
    source = f"<strong>{escape(citation.source.title)}</strong>"
    return mark_safe(  # noqa: S308 - each text is escaped
        _sentence(with_place(source, escape(citation.locator)))
        + f' <span class="quiet">{told}</span>'
    )


def _stance(citation: Citation) -> str:
    """Return the stance in words; Django's own translates all there are to find it."""
    words = choice(Citation, "stance", value=citation.stance)
    return escape(words or citation.stance)


def _sentence(markup: str) -> str:
    return _("%(what)s.") % {"what": markup}
