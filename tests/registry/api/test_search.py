"""The search of the API."""

from typing import Any

import pytest

from registry.ledger import read
from registry.search.find import find
from tests.makers import a_policy, a_regulator, an_exchange, revise, withdraw
from tests.registry.api.reading import BASE, body_of, faults_of

pytestmark = pytest.mark.django_db


def asked(query: str) -> Any:
    """Return the body of a search."""
    return body_of(f"{BASE}/search?{query}")


def ids(query: str) -> list[str]:
    return [one["id"] for one in asked(query)["data"]]


@pytest.mark.usefixtures("hong_kong")
@pytest.mark.parametrize("words", ["hashkey", "證監會", "stablecoin", "凍結"])
def test_it_finds_what_the_pages_find_in_their_order(words: str) -> None:
    body = asked(f"q={words}&limit=100")

    found = find(words, limit=100)
    assert [one["id"] for one in body["data"]] == [r.public_id for r in found.rows]
    assert body["counts"] == found.counts
    assert body["meta"]["total"] == found.total


def test_each_is_told_with_its_name_and_what_is_said_of_it() -> None:
    a_policy(title_en="A circular on custody", title_zh_hant="託管通函")

    (one,) = asked("q=custody&lang=zh-hant")["data"]

    assert (one["id"], one["kind"]) == ("PL-0001", "policies")
    assert (one["name"], one["name_lang"]) == ("託管通函", "zh-Hant-HK")
    assert {"tag", "sentence", "confirmed"} <= one.keys()
    refs = asked("q=custody")["refs"]
    assert refs["PL-0001"]["name_en"] == "A circular on custody"


def test_it_is_narrowed_by_kind_and_limit_and_counts_all() -> None:
    a_regulator(name_en="Custody Commission")
    for n in range(3):
        a_policy(title_en=f"A circular on custody {n}")

    body = asked("q=custody&limit=2")

    assert len(body["data"]) == 2
    assert body["counts"] == {"regulators": 1, "policies": 3}
    assert ids("q=custody&kind=regulators") == ["RG-0001"]


def test_names_that_are_near_are_told() -> None:
    an_exchange(name_en="HashKey Exchange")

    body = asked("q=Hashkay")

    (alike,) = body["look_alikes"]
    assert (alike["id"], alike["why"]) == ("EX-0001", "spelling")
    assert alike["line"] == "HashKey Exchange"
    assert body["data"] == []


def test_the_past_is_searched_as_it_was() -> None:
    made = a_policy(title_en="Custody")
    before = read.head().seq
    revise(made, title_en="Something else")

    assert ids("q=custody") == []
    assert ids(f"q=custody&known_at=seq:{before}") == ["PL-0001"]


def test_what_left_is_not_found() -> None:
    withdraw(a_policy(title_en="Custody"))

    assert asked("q=custody")["meta"]["total"] == 0


def test_it_leads_to_the_page_people_ask() -> None:
    links = asked("q=a+b&lang=zh-hans")["links"]

    assert links["html"] == "/zh-hans/check?q=a+b"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("", "q"),
        ("q=", "q"),
        ("q=%00", "q"),
        ("q=a&kind=x", "kind"),
        ("q=a&limit=101", "limit"),
        ("q=a&after=x", "after"),
    ],
)
def test_a_bad_parameter_is_named_with_what_is_allowed(
    query: str, parameter: str
) -> None:
    faults = faults_of(f"{BASE}/search?{query}")

    assert list(faults) == [parameter]
    assert faults[parameter]
