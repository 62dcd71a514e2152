"""What is near: a few records of many, each once, the closest first."""

import pytest
from pytest_django import DjangoAssertNumQueries

from registry.search.index import write
from registry.search.lookalike import Why
from registry.search.near import Nearby, nearby
from tests.registry.search.documents import document

pytestmark = pytest.mark.django_db
KINDS = ("exchanges", "regulators")


@pytest.fixture(autouse=True)
def register() -> None:
    write(
        [
            document(
                public_id="EX-0001",
                kind="exchanges",
                name="Northwind Exchange",
                heading="northwind.example\nNW",
            ),
            document(
                public_id="RG-0001", names={"en": "", "zh_hant": "北風監察委員會"}
            ),
            document(public_id="PL-0001", kind="policies", name="Northwind Ordinance"),
            document(public_id="SRC-0001", kind="sources", name="Northwind"),
            *(document(name=f"Somebody {number} Limited") for number in range(60)),
        ]
    )


def told(found: Nearby) -> tuple[list[tuple[str, str, Why | None]], list[str]]:
    passing = [(one.row.public_id, one.line, one.why) for one in found.look_alikes]
    return passing, [one.row.public_id for one in found.names]


def test_a_misspelt_name_finds_what_it_passes_for_and_others_like_it() -> None:
    write([document(public_id="PL-0003", kind="policies", name="Northwind")])

    assert told(nearby("Nortwhind", KINDS)) == (
        [("EX-0001", "Northwind Exchange", Why.SPELLING)],
        ["PL-0003"],
    )


@pytest.mark.parametrize(
    "asked", ["northwind-hk.test", "NORTHWIND.test", "https://n0rthwind.example/x"]
)
def test_an_address_finds_what_it_passes_for(asked: str) -> None:
    passing, _names = told(nearby(asked, KINDS))

    assert [public_id for public_id, _line, _why in passing] == ["EX-0001"]


def test_only_the_kinds_asked_for_are_passed_for() -> None:
    assert not nearby("Nortwhind", ["regulators"]).look_alikes
    assert told(nearby("Northwnd Ordinance", KINDS)) == ([], ["PL-0001"])


def test_chinese_names_are_near_in_either_script() -> None:
    (found,) = nearby("北风监察委员处", KINDS).look_alikes

    assert (found.line, found.why) == ("北風監察委員會", Why.SPELLING)


def test_a_part_of_a_long_name_is_not_enough() -> None:
    write(
        [
            document(
                public_id="PL-0002", kind="policies", name="Northern Stablecoins Order"
            )
        ]
    )

    assert "PL-0002" not in told(nearby("corder", ()))[1]


@pytest.mark.parametrize("asked", ["", "%", "*", "'", "\x00", "zzzz", "Somebody 7"])
def test_what_is_far_from_all_or_is_one_of_them_passes_for_none(asked: str) -> None:
    assert not nearby(asked, KINDS).look_alikes


def test_the_name_most_like_it_comes_first() -> None:
    write(
        [
            document(
                public_id="PL-0002", kind="policies", name="Harbour Rules (Notice)"
            ),
            document(public_id="PL-0003", kind="policies", name="Harbour Rules Notice"),
            document(public_id="PL-0004", kind="policies", name="Harbour Rules"),
        ]
    )

    assert told(nearby("habrour rules", ()))[1] == ["PL-0002", "PL-0004", "PL-0003"]


def test_it_costs_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        nearby("northwnd" * 9_000, KINDS)
