"""The versions of a record."""

import pytest
from django.test import Client

from registry.ledger import read
from registry.ledger.append import digest
from registry.records.kinds import kinds
from tests.makers import MAKERS, a_policy, a_regulator, revise, withdraw
from tests.registry.api.reading import body_of, faults_of, problem_of

pytestmark = pytest.mark.django_db
SLUGS = [kind.slug for kind in kinds()]


@pytest.mark.parametrize("slug", SLUGS)
def test_every_version_is_served_as_it_was_stored(client: Client, slug: str) -> None:
    made = revise(MAKERS[slug](), slug="renamed")
    withdraw(made)
    first, second, third = read.versions(made.public_id)

    for entry in (first, second, third):
        url = f"/api/v1/{slug}/{made.public_id}/versions/{entry.version}"
        response = client.get(url)
        assert response.content.startswith(b'{"data":' + entry.payload.encode() + b",")
        meta = response.json()["meta"]
        assert (meta["seq"], meta["type"]) == (entry.seq, entry.type)
        assert digest(meta["salt"], entry.payload) == meta["payload_digest"]


@pytest.mark.parametrize("key", ["RG-0001", "two", "one"])
def test_versions_are_listed_oldest_first_by_any_name(key: str) -> None:
    made = revise(a_regulator(slug="one"), slug="two", reason="It was renamed.")
    withdraw(made)

    body = body_of(f"/api/v1/regulators/{key}/versions")

    told = [(line["version"], line["type"]) for line in body["data"]]
    assert told == [(1, "published"), (2, "revised"), (3, "withdrawn")]
    assert body["data"][1]["reason"] == "It was renamed."
    assert body["links"]["record"] == "/api/v1/regulators/RG-0001"


def test_each_version_says_where_its_form_is() -> None:
    a_regulator(slug="sfc")

    (line,) = body_of("/api/v1/regulators/sfc/versions")["data"]

    assert line["url"] == "/api/v1/regulators/RG-0001/versions/1"
    assert body_of(line["url"])["data"]["id"] == "RG-0001"
    assert "payload" not in line


def test_versions_come_in_pages(client: Client) -> None:
    revise(revise(a_regulator(), remit="One."), remit="Two.")

    found, url = [], "/api/v1/regulators/RG-0001/versions?limit=2"
    while url:
        response = client.get(url)
        found.append([line["version"] for line in response.json()["data"]])
        url = response.json()["links"]["next"]
        assert response.get("Link") == (f'<{url}>; rel="next"' if url else None)

    assert found == [[1, 2], [3]]


def test_nothing_comes_after_the_newest_version() -> None:
    a_regulator()

    assert body_of("/api/v1/regulators/RG-0001/versions?after=1")["data"] == []


def test_an_old_version_has_the_names_of_today() -> None:
    sfc = a_regulator(name_en="Old name")
    policy = a_policy(issuers=[sfc])
    revise(policy, issuers=[])
    revise(sfc, name_en="New name")

    body = body_of("/api/v1/policies/PL-0001/versions/1")

    assert list(body) == ["data", "refs", "meta", "links"]
    assert body["refs"]["RG-0001"]["name_en"] == "New name"
    assert body["links"] == {
        "self": "/api/v1/policies/PL-0001/versions/1",
        "record": "/api/v1/policies/PL-0001",
        "versions": "/api/v1/policies/PL-0001/versions",
    }


@pytest.mark.parametrize(
    "address",
    [
        *("RG-0404/versions", "nobody/versions", "RG-0404/versions/1"),
        *("nobody/versions/1", "RG-0001/versions/0", "RG-0001/versions/2"),
        *(f"RG-0001/versions/{10**30}", "RG-0001/versions/x", "RG-0001/versions/-1"),
    ],
)
def test_a_version_that_never_was_is_not_found(address: str) -> None:
    a_regulator()

    problem_of(f"/api/v1/regulators/{address}", 404)


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("limit=501", "limit"), ("after=-1", "after"), ("lang=en", "lang")],
)
def test_a_bad_parameter_is_named(query: str, parameter: str) -> None:
    a_regulator()

    assert list(faults_of(f"/api/v1/regulators/RG-0001/versions?{query}")) == [
        parameter
    ]
