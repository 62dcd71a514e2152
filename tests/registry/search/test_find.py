"""Finding: the same answers on both databases, in three scripts, best first."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from registry.search.find import find, matches
from registry.search.index import write
from registry.search.models import SearchRow
from tests.registry.search.documents import document

pytestmark = pytest.mark.django_db

HKMA = document(
    public_id="RG-0002",
    names={"en": "Hong Kong Monetary Authority", "zh_hant": "香港金融管理局"},
    heading="HKMA\n金管局",
    body="Licenses issuers of stablecoins.",
)
SFC = document(
    public_id="RG-0001",
    names={
        "en": "Securities and Futures Commission",
        "zh_hant": "證券及期貨事務監察委員會",
    },
    heading="SFC\n證監會",
    body="Licenses platforms; works with the HKMA.",
)
GUIDELINES = document(
    public_id="PL-0027",
    kind="policies",
    names={
        "en": "Guidelines for Virtual Asset Trading Platform Operators",
        "zh_hant": "適用於虛擬資產交易平台營運者的指引",
    },
    heading="VATP Guidelines\n23EC28",
    body="A platform operator keeps capital of HK$5,000,000. 客戶資產須託管。",
)
PLATFORM = document(
    public_id="EX-0002",
    kind="exchanges",
    name="HashKey Exchange",
    heading="hashkey.com",
    body="100% e-money, 持牌",
)


@pytest.fixture(autouse=True)
def register(settings: Settings, tmp_path: Path) -> None:
    """Publish four records, with terms of our own."""
    settings.REGISTRY_SEARCH_TERMS = tmp_path / "terms.csv"
    settings.REGISTRY_SEARCH_TERMS.write_text(
        "託管,保管,custody\n牌照,執照,licence\nHKMA,金管局\n", encoding="utf-8"
    )
    write([HKMA, SFC, GUIDELINES, PLATFORM])


def found(text: str) -> list[str]:
    return [row.public_id for row in find(text).rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # scripts and widths
        ("金融管理局", ["RG-0002"]),
        ("金融", ["RG-0002"]),
        ("融", ["RG-0002"]),
        ("期货", ["RG-0001"]),
        ("虚拟资产", ["PL-0027"]),
        ("虛擬資產", ["PL-0027"]),
        ("ＨＡＳＨＫＥＹ", ["EX-0002"]),
        ("虛擬平台", []),
        # forms and marks
        ("guideline", ["PL-0027"]),
        ("operators'", ["PL-0027"]),
        ("5000000", ["PL-0027"]),
        ("emoney", ["EX-0002"]),
        ("e money", ["EX-0002"]),
        # names and numbers
        ("ex-0002", ["EX-0002"]),
        ("23EC28", ["PL-0027"]),
        ("hashkey.com", ["EX-0002"]),
        # every word counts, small ones do not
        ("virtual stablecoin", []),
        ("the guidelines for operators", ["PL-0027"]),
        # terms
        ("保管", ["PL-0027"]),
        ("custody", ["PL-0027"]),
        ("hash custody", []),
        # beginnings, where no whole word is found
        ("hashk", ["EX-0002"]),
        ("hash key", ["EX-0002"]),
        ("stablec", ["RG-0002"]),
        # no words
        ("", []),
        ("   ", []),
        ("%", []),
        ("_", []),
        ("*", []),
        ("\x00", []),
    ],
)
def test_a_text_finds_its_records(text: str, expected: list[str]) -> None:
    assert found(text) == expected
    assert find(text).total == len(expected)


@pytest.mark.parametrize(
    "text",
    ["hash%", "h_shkey", 'hashkey"', "hash*key", "hashkey' OR 'a'", "-hashkey:("],
)
def test_signs_of_query_languages_mean_nothing(text: str) -> None:
    plain = "".join(sign if sign.isalnum() else " " for sign in text)

    assert found(text) == found(plain)


@pytest.mark.parametrize("text", ["HKMA", "金管局", "金管局 ", "H.K.M.A."])
def test_the_record_of_that_name_comes_first(text: str) -> None:
    assert found(text) == ["RG-0002", "RG-0001"]


def test_a_whole_name_comes_before_a_name_that_says_it_often() -> None:
    often = document(public_id="EX-0001", name="JPEX " * 99)
    named = [
        document(public_id=f"EX-001{n}", name="JPEX", body="a " * 9_000)
        for n in range(3)
    ]

    write([often, *named, *(document() for _ in range(60))])

    assert found("jpex") == ["EX-0010", "EX-0011", "EX-0012", "EX-0001"]


def test_names_count_for_more_than_texts() -> None:
    told = document(public_id="EX-0001", body="cryptography cryptography")
    named = document(
        public_id="EX-0003", name="Institute of Cryptography", body="b " * 9
    )

    write([told, named])

    assert found("cryptography") == ["EX-0003", "EX-0001"]


def test_equals_go_by_public_id() -> None:
    write([document(public_id=f"EX-00{n}", name="Twin") for n in (30, 10, 20)])

    assert found("twin") == ["EX-0010", "EX-0020", "EX-0030"]


def test_only_the_kinds_asked_for_are_found() -> None:
    assert find("hkma", kinds=["regulators"]).total == 2
    assert (
        find("platform", kinds={"policies", "exchanges"}).rows[0].slug
        == GUIDELINES.slug
    )
    assert find("platform", kinds=["policies", "exchanges"]).total == 1
    assert find("hkma", kinds=["nothing'; --"]).total == 0


def test_a_page_is_part_of_all() -> None:
    whole = find("hkma")

    first, second = find("hkma", limit=1), find("hkma", limit=1, offset=1)

    assert first.total == second.total == whole.total == 2
    assert first.rows + second.rows == whole.rows
    assert find("hkma", offset=2).rows == []
    assert find("hkma", offset=10**30).total == 2
    assert len(find("hkma", limit=10**30).rows) == 2


def test_a_row_comes_whole(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    (row,) = find("hashkey").rows

    with django_assert_num_queries(0):
        assert row.record == PLATFORM.record
        assert (row.name_en, row.body) == (PLATFORM.names["en"], PLATFORM.body)


@pytest.mark.parametrize(
    ("text", "count"), [("hkma", 2), ("hashk", 3), ("xyz", 2), ("", 0)]
)
def test_a_search_costs_a_fixed_number_of_queries(
    text: str, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(count):
        find(text)


@pytest.mark.parametrize(
    "search", [find, lambda text: list(matches(text, "regulators"))]
)
def test_ten_megabytes_are_answered_at_once(search: Callable[[str], object]) -> None:
    begun = time.monotonic()

    search("金融管理局 licence " * 600_000)

    assert time.monotonic() - begun < 2


def test_an_editor_filters_by_what_is_typed() -> None:
    assert set(matches("hk", "regulators")) == {HKMA.record, SFC.record}
    assert set(matches("hash k", "exchanges")) == {PLATFORM.record}
    assert set(matches("金管局", "regulators")) == {HKMA.record, SFC.record}
    assert not matches("hashkey", "regulators")
    assert not matches("", "regulators")


def test_the_filter_is_part_of_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        rows = SearchRow.objects.filter(record__in=matches("hashk", "exchanges"))

        assert [row.public_id for row in rows] == ["EX-0002"]
