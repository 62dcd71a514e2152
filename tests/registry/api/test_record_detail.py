"""One record."""

from typing import Any

import pytest
from django.test import Client

from registry.api import record_detail
from registry.ledger import read
from registry.ledger.append import instant
from registry.records.kinds import Answer, kinds
from tests.makers import MAKERS, a_policy, a_regulator, restore, revise, withdraw
from tests.registry.api.reading import body_of, problem_of

pytestmark = pytest.mark.django_db
SLUGS = [kind.slug for kind in kinds()]


@pytest.mark.parametrize("slug", SLUGS)
def test_data_is_the_stored_form_byte_for_byte(client: Client, slug: str) -> None:
    made = MAKERS[slug]()
    made = revise(made, slug="renamed")
    entry = read.newest(made.public_id)
    assert entry is not None

    by_id = client.get(f"/api/v1/{slug}/{made.public_id}")
    by_slug = client.get(f"/api/v1/{slug}/{made.slug}")

    for response in (by_id, by_slug):
        assert response.status_code == 200
        assert response["Content-Type"] == "application/json"
        assert response.content.startswith(b'{"data":' + entry.payload.encode() + b",")


@pytest.mark.parametrize("slug", SLUGS)
def test_an_answer_stands_beside_the_data(slug: str) -> None:
    made = MAKERS[slug]()

    body = body_of(f"/api/v1/{slug}/{made.public_id}")

    assert list(body) == ["data", "refs", "answer", "meta", "links"]
    assert body["answer"].keys() == Answer.__annotations__.keys()


def test_chinese_is_sent_as_it_is(client: Client) -> None:
    a_regulator(name_zh_hant="證監會")

    assert "證監會".encode() in client.get("/api/v1/regulators/RG-0001").content


def test_the_answer_is_asked_for_the_day_and_the_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    a_regulator()
    answer = {"tag": "licensed", "sentence": "持牌", "confirmed": True}
    asked = []

    class Telling:
        def answers(self, *question: Any) -> dict[str, Any]:
            asked.append(question)
            return {"RG-0001": answer}

    monkeypatch.setattr(record_detail, "catalogue", Telling)
    body = body_of("/api/v1/regulators/RG-0001?lang=zh-hant")

    assert body["answer"] == answer
    ((kind, ids, day, language),) = asked
    assert (kind.slug, ids, language) == ("regulators", ["RG-0001"], "zh-hant")
    assert day.isoformat() == body["meta"]["true_on"]


def test_the_meta_is_what_the_ledger_tells() -> None:
    policy = revise(a_policy(), note="Another.", reason="It was amended in June.")
    a_regulator()
    entry = read.newest(policy.public_id)
    assert entry is not None

    meta = body_of("/api/v1/policies/PL-0001")["meta"]

    assert (meta["seq"], meta["type"], meta["version"]) == (entry.seq, "revised", 2)
    assert (meta["cause"], meta["reason"]) == (
        *("new_evidence", "It was amended in June."),
    )
    assert meta["recorded_at"] == instant(entry.recorded_at)
    assert meta["change_set"] == str(entry.change_set_id)
    assert meta["payload_digest"] == entry.payload_digest
    assert meta["published_alone"] is True
    assert meta["head_seq"] == read.head().seq > entry.seq


def test_names_are_those_of_today() -> None:
    sfc = a_regulator(name_en="Old name")
    a_policy(issuers=[sfc])
    revise(sfc, name_en="New name")

    body = body_of("/api/v1/policies/PL-0001")

    assert body["data"]["issuers"] == ["RG-0001"]
    assert body["refs"]["RG-0001"]["name_en"] == "New name"
    assert "PL-0001" not in body["refs"]


def test_links_lead_to_the_page_and_the_versions() -> None:
    a_regulator(slug="sfc")

    links = body_of("/api/v1/regulators/sfc?lang=zh-hans")["links"]

    assert links == {
        "self": "/api/v1/regulators/RG-0001",
        "html": "/zh-hans/regulators/sfc",
        "versions": "/api/v1/regulators/RG-0001/versions",
        "changes": "/api/v1/regulators/RG-0001/changes",
        "history": "/zh-hans/regulators/sfc/history",
    }


@pytest.mark.parametrize("query", ["", "?lang=zh-hant"])
def test_an_old_slug_leads_to_the_new_one(client: Client, query: str) -> None:
    revise(revise(a_regulator(slug="one"), slug="two"), slug="three")

    for old in ("one", "two"):
        response = client.get(f"/api/v1/regulators/{old}{query}")
        assert response.status_code == 301
        assert response["Location"] == f"/api/v1/regulators/three{query}"


def test_a_slug_of_later_leads_to_that_of_then(client: Client) -> None:
    made = a_regulator(slug="sfc")
    asked = f"?known_at=seq:{read.head().seq}"
    revise(made, slug="commission")

    response = client.get(f"/api/v1/regulators/commission{asked}")

    assert response.status_code == 301
    assert response.headers["Location"] == f"/api/v1/regulators/sfc{asked}"


@pytest.mark.parametrize("key", ["RG-0001", "sfc", "before"])
def test_a_withdrawn_record_says_why_it_left(client: Client, key: str) -> None:
    made = revise(a_regulator(slug="before"), slug="sfc")
    entry = withdraw(made, reason="It was entered twice.")

    response = client.get(f"/api/v1/regulators/{key}")

    problem = problem_of(f"/api/v1/regulators/{key}", 410)
    assert problem["reason"] == "It was entered twice."
    assert "RG-0001" in problem["detail"]
    assert problem["data"]["withdrawn"] == "It was entered twice."
    assert f'"data":{entry.payload}'.encode() in response.content
    assert (problem["meta"]["seq"], problem["meta"]["type"]) == (entry.seq, "withdrawn")
    assert problem["links"]["versions"] == "/api/v1/regulators/RG-0001/versions"


def test_a_restored_record_is_back() -> None:
    made = a_regulator()
    withdraw(made)
    restore(made)

    assert body_of("/api/v1/regulators/RG-0001")["meta"]["version"] == 3


@pytest.mark.parametrize(
    "address", ["regulators/RG-0404", "regulators/nobody", "policies/RG-0001"]
)
def test_a_record_that_never_was_is_not_found(address: str) -> None:
    a_regulator()

    problem = problem_of(f"/api/v1/{address}", 404)

    assert problem["type"] == "/api/v1/docs#not-found"


@pytest.mark.parametrize(
    "key", ["%00", "a%20b", "%E5%A4%A7", "a'b", "%ff", "..", "x" * 3000]
)
def test_a_key_that_is_none_is_not_found(key: str) -> None:
    a_regulator()

    problem_of(f"/api/v1/regulators/{key}", 404)


def test_a_record_takes_no_filter() -> None:
    a_regulator()

    problem_of("/api/v1/regulators/RG-0001?type=bureau", 400)


@pytest.mark.parametrize("key", ["RG-0001", "sfc"])
def test_a_record_that_came_later_says_when(key: str) -> None:
    a_policy()
    before = read.head().seq
    a_regulator(slug="sfc")
    came = read.head().seq

    problem = problem_of(f"/api/v1/regulators/{key}?known_at=seq:{before}", 404)

    assert problem["detail"].endswith(f"with change no. {came}.")
    assert problem["links"] == {
        "record": "/api/v1/regulators/RG-0001",
        "version": "/api/v1/regulators/RG-0001/versions/1",
    }
    assert "links" not in problem_of("/api/v1/regulators/RG-0404?known_at=seq:1", 404)
