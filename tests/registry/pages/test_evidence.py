"""Citations and their mark."""

from typing import Any

import pytest
from django.utils.translation import override

from registry.citations.models import Source
from registry.pages.evidence import bearing_on, drawer, mark, sources_of, tally
from tests.makers import a_source

GAZETTE = Source(
    public_id="SRC-0001",
    slug="gazette",
    title="The Gazette",
    publisher="Printer",
    publisher_kind="gazette",
    tier=1,
    language="en",
    published="2023-06-01",
)
PRESS = Source(
    public_id="SRC-0002",
    slug="article",
    title="一文",
    publisher="Paper",
    publisher_kind="press",
    tier=7,
    language="zh-Hans",
)
REPRINTED = Source(
    public_id="SRC-0003",
    slug="circular",
    title="The circular",
    publisher_kind="regulator",
    tier=3,
    read_via=["https://reprints.example/copy"],
)
REPRINT = Source(
    public_id="SRC-0004",
    slug="reprint",
    title="The circular, reprinted",
    publisher_kind="press",
    tier=7,
    url="https://reprints.example/copy",
)
SOURCES = {source.public_id: source for source in (GAZETTE, PRESS, REPRINTED, REPRINT)}


def row(source: Source, stance: str = "supports", **given: Any) -> dict[str, Any]:
    blank = {"locator": "p. 1", "quote": None, "says": None, "verified_on": None}
    fields = {"fields": ["title_en"], "read": "direct"}
    return {**blank, **fields, "source": source.public_id, "stance": stance, **given}


@pytest.mark.parametrize(
    ("rows", "own", "label", "shape"),
    [
        ([row(GAZETTE), row(PRESS)], False, "2 sources agree", "agree"),
        ([row(GAZETTE), row(GAZETTE)], False, "1 source, official", "one"),
        ([row(PRESS)], False, "1 source, secondary", "one"),
        (
            [row(GAZETTE), row(PRESS, "less_precise")],
            False,
            "1 source, official",
            "one",
        ),
        ([], True, "Our own, not from a source", "pen"),
        (
            [row(GAZETTE, read="not_read")],
            False,
            "1 source, not yet opened by us",
            "one",
        ),
        (
            [row(GAZETTE, read="not_read"), row(PRESS, read="not_read")],
            False,
            "2 sources, not yet opened by us",
            "one",
        ),
        (
            [row(GAZETTE, read="not_read"), row(PRESS)],
            False,
            "1 source, secondary",
            "one",
        ),
        (
            [row(REPRINTED, read="via"), row(REPRINT)],
            False,
            "1 source, official",
            "one",
        ),
        (
            [row(REPRINTED, read="via"), row(REPRINT), row(GAZETTE)],
            False,
            "2 sources agree",
            "agree",
        ),
        (
            [row(REPRINTED, read="not_read"), row(REPRINT)],
            False,
            "1 source, secondary",
            "one",
        ),
    ],
)
def test_the_mark_sums_the_citations_up(
    rows: list[Any], own: bool, label: str, shape: str
) -> None:
    found = mark(rows, SOURCES, own=own)

    assert found is not None
    assert (found.label, found.shape, found.unsettled) == (label, shape, False)


def test_one_contradiction_makes_the_mark_amber() -> None:
    rows = [row(GAZETTE), row(GAZETTE), row(PRESS, "contradicts")]

    found = mark(rows, SOURCES, own=False)

    assert found is not None
    assert (found.label, found.unsettled) == ("Sources disagree", True)


def test_a_value_with_nothing_behind_it_has_no_mark() -> None:
    assert mark([], SOURCES, own=False) is None


def test_citations_are_found_by_the_fields_they_name_supporting_ones_first() -> None:
    against, other = row(PRESS, "contradicts"), row(PRESS, fields=["reference"])
    form = {"citations": [against, other, row(GAZETTE)]}

    assert bearing_on(form, ["title_en", "title_zh_hant"]) == [row(GAZETTE), against]


def test_the_drawer_says_who_published_what_where_and_how_it_was_read() -> None:
    with override("en"):
        (found,) = drawer([row(GAZETTE, read="via")], SOURCES, language="en")

    assert (found.source, found.url) == ("The Gazette", "/en/sources/gazette")
    assert (found.publisher, found.kind, found.locator) == (
        "Printer",
        "Gazette",
        "p. 1",
    )
    assert found.read == "official text read through a reprint"
    assert [value.text for value in found.published] == ["1 Jun 2023"]


def test_what_a_source_says_stands_only_beside_another_stance() -> None:
    (agreeing,) = drawer([row(GAZETTE, says="2023")], SOURCES, language="en")
    (against,) = drawer(
        [row(PRESS, "contradicts", says="2022")], SOURCES, language="en"
    )

    assert (agreeing.says, agreeing.stance_label) == ("", "")
    assert (against.says, against.stance_label) == ("2022", "Contradicts")


@pytest.mark.parametrize(
    ("source", "quote", "lang"),
    [
        (PRESS, "2022 年获批", "zh-Hans"),
        (PRESS, "licensed", "en"),
        (GAZETTE, "持牌", "zh-Hant-HK"),
    ],
)
def test_a_quotation_carries_its_own_language(
    source: Source, quote: str, lang: str
) -> None:
    (found,) = drawer([row(source, quote=quote)], SOURCES, language="en")

    assert found.quote_lang == lang


def test_a_citation_of_several_fields_stands_once_in_a_drawer() -> None:
    rows = [row(GAZETTE), row(GAZETTE, fields=["title_zh_hant"])]

    assert len(drawer(rows, SOURCES, language="en")) == 1


def test_of_two_readings_of_one_place_the_more_cautious_is_told() -> None:
    rows = [row(GAZETTE), row(GAZETTE, read="not_read"), row(GAZETTE)]

    (found,) = drawer(rows, SOURCES, language="en")

    assert found.read == "not yet opened by us"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([row(GAZETTE), row(PRESS), row(PRESS)], "2 sources, 1 official"),
        ([row(PRESS)], "1 source, none official"),
    ],
)
def test_the_tally_counts_sources_and_official_ones(
    rows: list[Any], words: str
) -> None:
    assert tally({"citations": rows}, SOURCES) == words


@pytest.mark.django_db
def test_the_sources_of_a_form_are_those_it_cites() -> None:
    cited, _other = a_source(title="Cited"), a_source(title="Other")

    found = sources_of({"citations": [{"source": cited.public_id}]})

    assert [source.title for source in found.values()] == ["Cited"]


def test_what_is_not_official_is_never_called_official_text() -> None:
    [found] = drawer([row(PRESS, read="via")], SOURCES, language="en")

    assert found.read == ""
