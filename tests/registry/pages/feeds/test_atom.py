"""Feeds as Atom."""

from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, fromstring

import pytest

from registry.ledger.read import entries, head
from registry.pages.feeds.atom import instant, xml
from tests.makers import a_policy, revise, withdraw
from tests.registry.pages.feeds.following import atom, link


def test_an_instant_names_its_zone() -> None:
    found = instant(datetime(2026, 5, 31, 15, 59, tzinfo=UTC))

    assert found == "2026-05-31T23:59:00+08:00"


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1b", "\ud800", "\uffff"])
def test_what_xml_cannot_hold_is_left_out(sign: str) -> None:
    root = Element("feed", {"href": f"/a{sign}b"})
    SubElement(root, "title").text = f"<&>{sign}數字\U0001f600"

    found = fromstring(xml(root))  # noqa: S314 - our own document

    assert found.get("href") == "/ab"
    assert found.findtext("title") == "<&>數字\U0001f600"


@pytest.mark.django_db
def test_an_entry_tells_all_of_a_change_and_where_to_read_on() -> None:
    made = revise(a_policy(title_en="A <b>circular</b>"), announced="2023-02-22")

    found = atom(f"/en/policies/{made.slug}.atom").entries[0]

    recorded = entries([made.seq or 0])[made.seq].recorded_at
    assert found.title == "A <b>circular</b>: announced, citations"
    assert datetime.fromisoformat(found.updated) == recorded
    assert found.published == found.updated
    assert found.summary.startswith("Because a test wants it so.")
    assert "<ins>22 Feb 2023</ins>" in found.content[0].value
    assert link(found, "related").endswith(f"/id/{made.public_id}")
    links = [one.href.removeprefix("http://testserver") for one in found.links]
    assert links[:2] == [
        f"/en/changes/{made.seq}",
        f"/api/v1/changes?after={(made.seq or 0) - 1}&limit=1",
    ]
    terms = [one.term for one in found.tags]
    assert terms == ["policies", "revised", "new_evidence"]


@pytest.mark.django_db
@pytest.mark.parametrize("lang", ["en", "zh-hant", "zh-hans"])
def test_a_feed_speaks_one_language_and_names_its_terms(lang: str) -> None:
    a_policy()

    found = atom(f"/{lang}/changes.atom").feed

    assert found.language == {"en": "en", "zh-hant": "zh-Hant-HK"}.get(lang, "zh-Hans")
    assert "CC BY 4.0" in found.rights
    assert link(found, "license").startswith("https://creativecommons.org/")
    assert link(found, "self") == f"http://testserver/{lang}/changes.atom"
    assert link(found, "alternate") == f"http://testserver/{lang}/changes"
    assert found.author


@pytest.mark.django_db
def test_what_left_is_an_entry_like_any_other() -> None:
    made = a_policy(title_en="A circular")
    entry = withdraw(made, reason="It was entered twice.")

    found = atom("/en/policies.atom").entries

    assert [one.title for one in found] == [
        "A circular: withdrawn from the register",
        "A circular: record created",
    ]
    assert "It was entered twice." in found[0].summary
    assert head().seq == entry.seq


@pytest.mark.django_db
def test_an_empty_register_has_a_feed() -> None:
    found = atom("/en/changes.atom")

    assert found.entries == []
    assert found.feed.updated.startswith("1970-01-01")
