"""What an entry says."""

from xml.etree.ElementTree import tostring

import pytest
from django.test import RequestFactory

from registry.history.text_diff import Piece
from registry.ledger.read import newest
from registry.pages.differences import Difference
from registry.pages.feeds.content import as_text, as_xhtml, both_values
from registry.pages.feeds.items import Item, items
from registry.pages.reader import reader_of
from tests.makers import a_policy, revise


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
    assert "<del>Apr 2023</del><ins>22 Feb 2023</ins>" in found
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
