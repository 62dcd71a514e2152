"""Statements as links and words."""

import pytest

from registry.pages.statements import Statements, run
from registry.records.themes import (
    Cell,
    Field,
    Row,
    Section,
    Tagged,
    Theme,
    Words,
)
from tests.makers import a_policy, a_regulator, a_source
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db


def theme(cell: Cell) -> Theme:
    """Return a theme of one statement."""
    row = Row(Field((Cell(words=(Words("Head"),)),)), (Field((cell,)),))
    section = Section(title="Table", columns=("Head", "Field"), rows=(row,))
    return Theme(answer=(), sections=(section,))


def test_a_statement_leads_to_its_record_and_to_its_source() -> None:
    source = a_source(publisher="The publisher")
    policy = a_policy(title_en="A circular", source=source)
    made = theme(Cell(record=policy.public_id, source=source.public_id))

    shown = Statements.of(made, "en")
    (row,) = shown.table(made.sections[0])["rows"]
    (found,) = row["fields"][0]["cells"]

    assert found.ref.url == "/en/policies/a-circular"
    assert found.source.text == "The publisher"
    assert found.source.url == f"/en/sources/{source.slug}"
    assert row["fields"][0]["column"] == "Field"


def test_what_no_official_source_confirms_is_not_green() -> None:
    cell = Cell(status=Tagged("licensed", confirmed=False), since="2024-05")

    found = Statements("en", {}, {}).cell(cell)

    assert found.tag is not None
    assert found.tag.tone != "ok"
    assert found.since[0].text == "May 2024"


def test_a_statement_may_lead_to_a_theme() -> None:
    assert Statements("en", {}, {}).cell(Cell(page="topics")).url == "/en/topics"


def test_a_link_may_be_called_otherwise_than_its_record() -> None:
    found = Statements("zh-hant", {}, {}).cell(Cell(called=Words("Brand", "en")))

    assert found.called is not None
    assert (found.called.text, found.called.lang) == ("Brand", "en")


def test_words_may_lead_to_a_filtered_list() -> None:
    found = Statements("en", {}, {}).cell(Cell(listed="policies?issuers=sfc"))

    assert found.url == "/en/policies?issuers=sfc"


def test_the_page_of_an_authority_adds_its_counts_and_others_nothing() -> None:
    authority = a_regulator(name_en="Authority")
    policy = a_policy(issuers=[authority])

    found = read("/en/regulators/authority")

    assert found.links["Policies it issued"] == "/en/policies?issuers=authority"
    assert "What it stands for here" not in read(f"/en/policies/{policy.slug}").text


def test_a_run_names_its_language_where_it_is_not_the_pages() -> None:
    assert run(Words("text", "en"), "en").lang == ""
    assert run(Words("text", "en"), "zh-hant").lang == "en"
    assert run(Words("text"), "zh-hant").lang == ""
