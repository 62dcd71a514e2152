"""What a mark and its citations are written as."""

import pytest

from registry.admin.mark_markup import Marks, line_of
from registry.admin.marks import Mark
from registry.citations.models import Citation
from tests.makers import a_regulator, a_source
from tests.registry.admin.some_cells import ESCAPED, HOSTILE

pytestmark = pytest.mark.django_db


@pytest.fixture
def citation():
    """Return a citation whose texts a browser must not take for markup."""
    source = a_source(title=HOSTILE)
    a_regulator(remit="Platforms.", source=source)
    found = Citation.objects.select_related("source").get(source=source)
    found.locator, found.quote, found.says = "s. 3 &", HOSTILE, "It says <so>"
    return found


def test_no_mark_is_nothing():
    assert Marks(may_change=True).of(None) == ""


def test_a_mark_opens_on_its_citations(citation):
    mark = Mark("1 source", "one", False, [citation])

    found = Marks(may_change=False).of(mark)

    assert '<use href="#icon-one"/></svg> 1 source</summary>' in found
    assert f"<q>{ESCAPED}</q>" in found
    assert f"/admin/registry/source/{citation.source_id}/change/" in found
    assert f">{ESCAPED}</a>, s. 3 &amp;." in found
    assert ": It says &lt;so&gt;." in found
    assert "<button" not in found
    assert "unsettled" not in found


def test_whoever_may_change_edits_and_adds(citation):
    mark = Mark("Sources disagree", "disagree", True, [citation], "names/x/<y>")

    found = Marks(may_change=True).of(mark)

    assert '<summary class="unsettled">' in found
    assert f'value="cite={citation.pk}" formaction="#cite-{citation.pk}"' in found
    assert f'aria-label="Edit the citation of {ESCAPED} s. 3 &amp;"' in found
    assert 'value="for=names/x/&lt;y&gt;"' in found


def test_a_mark_without_a_place_to_cite_offers_none(citation):
    found = Marks(may_change=True).of(Mark("1 source", "one", False, [citation]))

    assert "Add a citation" not in found


def test_a_citation_is_written_once_for_all_its_marks(citation, monkeypatch):
    marks, asked = Marks(may_change=True), []
    usual = marks.edit
    monkeypatch.setattr(marks, "edit", lambda one: asked.append(one) or usual(one))

    for path in ("name", "remit"):
        marks.of(Mark("1 source", "one", False, [citation], path))

    assert asked == [citation]


def test_a_line_says_what_a_citation_bears_on(citation):
    found = line_of(citation, ["Remit", HOSTILE])

    assert found == (
        f"<strong>{ESCAPED}</strong>, s. 3 &amp;."
        f' <span class="quiet">Supports: Remit, {ESCAPED}</span>'
    )


def test_a_citation_of_a_whole_source_names_no_place(citation):
    citation.locator = ""

    assert line_of(citation, ["Remit"]).startswith(f"<strong>{ESCAPED}</strong>. <span")
