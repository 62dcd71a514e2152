"""The list of a kind."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from registry.api import record_list
from registry.ledger import read
from registry.records.kinds import Answer, kinds
from tests.makers import (
    MAKERS,
    a_policy,
    a_regulator,
    revise,
    withdraw,
)
from tests.registry.api.reading import body_of, faults_of, ids_of

pytestmark = pytest.mark.django_db
SLUGS = [kind.slug for kind in kinds()]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_list_holds_the_stored_forms_byte_for_byte(client: Client, slug: str) -> None:
    made = MAKERS[slug]()
    revise(made, slug="renamed")
    entry = read.newest(made.public_id)

    response = client.get(f"/api/v1/{slug}")

    assert entry is not None
    assert entry.payload.encode() in response.content
    assert read.form_of(entry) in response.json()["data"]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_list_has_an_answer_for_each_record(slug: str) -> None:
    MAKERS[slug]()

    body = body_of(f"/api/v1/{slug}?lang=zh-hant")

    assert list(body) == ["data", "refs", "answers", "meta", "links"]
    assert list(body["answers"]) == [form["id"] for form in body["data"]]
    for answer in body["answers"].values():
        assert answer.keys() == Answer.__annotations__.keys()


def test_answers_are_asked_for_the_day_and_the_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    a_regulator()
    asked = []

    class Telling:
        def answers(self, *question: Any) -> dict[str, Any]:
            asked.append(question)
            return {}

    monkeypatch.setattr(record_list, "catalogue", Telling)
    body = body_of("/api/v1/regulators?lang=zh-hans")

    ((kind, ids, day, language),) = asked
    assert (kind.slug, ids, language) == ("regulators", ["RG-0001"], "zh-hans")
    assert day.isoformat() == body["meta"]["true_on"]


def test_a_list_names_the_records_it_mentions() -> None:
    sfc = a_regulator(slug="sfc")
    first = a_policy(issuers=[sfc])
    a_policy(relations=[{"to_policy": first}])

    refs = body_of("/api/v1/policies")["refs"]

    assert set(refs) == {"RG-0001", "SRC-0001", "PL-0001"}
    assert refs["RG-0001"]["slug"] == "sfc"


def test_a_withdrawn_record_is_in_no_list() -> None:
    withdraw(a_regulator())
    a_regulator()

    assert ids_of("/api/v1/regulators") == ["RG-0002"]


def test_an_empty_list_is_a_list() -> None:
    body = body_of("/api/v1/regulators")

    assert (body["data"], body["refs"], body["answers"]) == ([], {}, {})
    assert body["links"]["next"] is None


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("public_id", ["RG-0001", "RG-0002", "RG-0003"]),
        ("-public_id", ["RG-0003", "RG-0002", "RG-0001"]),
        ("seq", ["RG-0002", "RG-0003", "RG-0001"]),
        ("-seq", ["RG-0001", "RG-0003", "RG-0002"]),
    ],
)
@pytest.mark.parametrize("limit", [1, 2, 500])
def test_following_next_reads_all_in_order(
    client: Client, sort: str, expected: list[str], limit: int
) -> None:
    first = a_regulator(name_en="Authority")
    a_regulator(name_en="Authority 2", remit="Something.")
    a_regulator(name_en="Authority 3")
    revise(first, remit="Something.")

    found, url = [], f"/api/v1/regulators?sort={sort}&limit={limit}"
    while url:
        response = client.get(url)
        body = response.json()
        found += [form["id"] for form in body["data"]]
        url = body["links"]["next"]
        link = f'<{url}>; rel="next"' if url else None
        assert response.get("Link") == link

    assert found == expected


def test_next_keeps_the_question() -> None:
    for n in range(2):
        a_regulator(name_en=f"Authority {n}")

    body = body_of("/api/v1/regulators?q=authority&limit=1&lang=zh-hant")

    asked = parse_qs(urlsplit(body["links"]["next"]).query)
    assert asked.pop("after") == [body["meta"]["next"]]
    assert asked == {"q": ["authority"], "limit": ["1"], "lang": ["zh-hant"]}
    assert body["links"]["html"] == "/zh-hant/regulators?q=authority"


def test_a_cursor_brings_its_own_order() -> None:
    for n in range(3):
        a_regulator(name_en=f"Authority {n}")
    after = body_of("/api/v1/regulators?sort=-seq&limit=1")["meta"]["next"]

    assert ids_of(f"/api/v1/regulators?after={after}") == ["RG-0002", "RG-0001"]
    assert list(faults_of(f"/api/v1/regulators?after={after}&sort=seq")) == ["after"]


def test_the_meta_tells_of_what_the_list_is() -> None:
    a_regulator()
    head = read.head()

    meta = body_of("/api/v1/regulators")["meta"]

    assert (meta["log_id"], meta["head_seq"]) == (head.log_id, head.seq)
    assert (meta["limit"], meta["next"]) == (50, None)


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("limit=99999999999999999999", "limit"),
        ("limit=0", "limit"),
        ("after=nonsense", "after"),
        ("sort=name", "sort"),
        ("lang=fr", "lang"),
        ("colour=red", "colour"),
        ("q=", "q"),
        ("q=a&q=b", "q"),
        ("format=csv", "format"),
    ],
)
def test_a_bad_parameter_is_named_with_what_is_allowed(
    slug: str, query: str, parameter: str
) -> None:
    faults = faults_of(f"/api/v1/{slug}?{query}")

    assert list(faults) == [parameter]
    assert faults[parameter]


def test_faults_of_filters_and_pages_are_told_together() -> None:
    faults = faults_of("/api/v1/policies?issuers=x&type=y&limit=0&colour=red")

    assert list(faults) == ["colour", "issuers", "limit", "type"]
    assert "type" in faults["colour"]
    assert "circular" in faults["type"]
    assert faults["issuers"] == ["a public id or slug of /api/v1/regulators"]
