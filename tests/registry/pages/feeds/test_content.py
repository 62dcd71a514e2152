"""What an entry says."""

from dataclasses import replace
from xml.etree.ElementTree import tostring

import pytest
from django.test import RequestFactory

from registry.history.text_diff import Piece
from registry.ledger.read import newest
from registry.pages.differences import Difference
from registry.pages.feeds.content import as_text, as_xhtml, both_values
from registry.pages.feeds.items import Item, items
from registry.pages.reader import reader_of
from registry.pages.values import Value
from tests.makers import a_policy, a_source, revise


def told(**values: object) -> Item:
    """Return the entry of a revision as told."""
    made = revise(a_policy(title_en="A circular", announced="2023-04"), **values)
    entry = newest(made.public_id)
    assert entry
    return items([entry], reader_of(RequestFactory().get("/")))[0]


@pytest.mark.django_db
def test_xhtml_marks_what_went_and_what_came() -> None:
    item = told(announced="2023-02-22", reason="The speech <says> so.")

    found = tostring(as_xhtml(item, lambda path: f"https://r{path}"), "unicode")

    assert "<p>The speech &lt;says&gt; so.</p>" in found
    assert "<dt>Announced</dt>" in found
    assert "<del>Apr 2023</del> → <ins>22 Feb 2023</ins>" in found
    assert f'href="https://r/en/changes/{item.told.entry.seq}"' in found
    assert f'href="https://r/id/{item.told.entry.public_id}"' in found
    assert "HKT</time>" in found


@pytest.mark.django_db
def test_a_foreign_reason_and_value_bear_their_language() -> None:
    item = told(title_zh_hant="虛擬資產通函", reason="行政長官的演辭如此說明。")

    found = tostring(as_xhtml(item, str), "unicode")

    assert '<p lang="zh-Hant-HK">行政長官的演辭如此說明。</p>' in found
    assert '<dd lang="zh-Hant-HK"><ins>虛擬資產通函</ins></dd>' in found


@pytest.mark.django_db
def test_text_tells_each_value_before_and_after() -> None:
    lines = as_text(told(announced="2023-02-22", reference="26EC26")).splitlines()

    assert lines[0] == "Because a test wants it so."
    assert "Announced: Apr 2023 → 22 Feb 2023" in lines
    assert "Reference: — → 26EC26" in lines
    assert lines[-1].startswith("New evidence, ")


@pytest.mark.django_db
def test_an_entry_names_since_when_and_by_which_sources() -> None:
    gazette = a_source(title="The gazette", publisher_kind="gazette")
    item = told(reference="26EC26", source=gazette)
    day = [Value("1 Jun 2023", datetime="2023-06-01")]
    item = replace(item, told=replace(item.told, true_from=day))

    found = tostring(as_xhtml(item, lambda path: f"https://r{path}"), "unicode")

    link = f'<a href="https://r/en/sources/{gazette.slug}">The gazette</a>'
    assert f"<p>Sources: {link}</p>" in found
    assert "<p>True from: <span>1 Jun 2023</span></p>" in found
    assert "Sources: The gazette" in as_text(item).splitlines()
    assert "True from: 1 Jun 2023" in as_text(item).splitlines()


@pytest.mark.django_db
def test_of_many_sources_some_are_named_and_all_are_counted() -> None:
    item = told(reference="26EC26")
    many = replace(item.told, sources=[Value(name) for name in "ABCDE"])

    lines = as_text(replace(item, told=many)).splitlines()

    assert "Sources: A, B, C, all 5" in lines


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([("removed", "a"), ("added", "b")], ("a", "b")),
        ([("same", "the "), ("removed", "old"), ("same", " one")],
         ("the old one", "the  one")),
        ([("added", "a"), ("same", " · "), ("added", "b")], ("", "a · b")),
        ([("same", "1 added")], ("1 added", "1 added")),
    ],
)  # fmt: skip
def test_pieces_join_to_both_values(pieces, expected) -> None:
    found = Difference("Label", [Piece(*one) for one in pieces])

    assert both_values(found) == expected
