"""The changes of one record."""

import pytest
from django.test import Client

from registry.api.changes_of_record import RecordChanges
from registry.ledger import read, scan
from registry.ledger.models import Entry
from registry.records.kinds import kinds
from tests.makers import MAKERS, a_policy, a_regulator, revise, withdraw
from tests.query_counts import cost
from tests.registry.api.reading import body_of, faults_of, problem_of

pytestmark = pytest.mark.django_db
FEED = "/api/v1/changes"


@pytest.mark.parametrize("slug", [kind.slug for kind in kinds()])
def test_a_record_tells_its_changes_as_the_feed_does(client: Client, slug: str) -> None:
    made = revise(MAKERS[slug](), slug="renamed")
    withdraw(made)

    own = client.get(f"/api/v1/{slug}/{made.public_id}/changes").content

    assert own == client.get(f"{FEED}?record={made.public_id}").content
    assert own == client.get(f"/api/v1/{slug}/renamed/changes").content


def test_a_record_is_followed_across_all_that_others_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scan, "MOST", 1)
    regulator = a_regulator()
    revise(a_policy(), note="Other.")
    revise(regulator, remit="New.")

    found, after, head = [], 0, read.head().seq
    while after < head:
        body = body_of(f"/api/v1/regulators/RG-0001/changes?limit=1&after={after}")
        found += [line["seq"] for line in body["data"]]
        after = body["next_after"]

    assert found == [entry.seq for entry in read.versions("RG-0001")]


def test_its_changes_are_narrowed_by_cause_and_type() -> None:
    withdraw(revise(a_regulator(), remit="New.", cause="source_error"))

    for query in ("type=withdrawn", "cause=source_error", "type=merged"):
        name, value = query.split("=")
        own = body_of(f"/api/v1/regulators/RG-0001/changes?{query}")["data"]
        expected = Entry.objects.filter(public_id="RG-0001", **{name: value})
        assert [line["seq"] for line in own] == [entry.seq for entry in expected]


@pytest.mark.parametrize("key", ["RG-0404", "nobody", "PL-0001"])
def test_a_record_that_never_was_has_none(key: str) -> None:
    a_policy(issuers=[a_regulator()])

    problem_of(f"/api/v1/regulators/{key}/changes", 404)


def test_a_stray_cursor_is_told_so() -> None:
    a_regulator()

    problem_of("/api/v1/regulators/RG-0001/changes?after=99", 409)
    problem_of("/api/v1/regulators/RG-0001/changes?log=another", 409)


def test_what_the_feed_of_all_takes_is_not_all_asked_of_one() -> None:
    a_regulator()

    (allowed,) = faults_of("/api/v1/regulators/RG-0001/changes?record=x").values()

    assert allowed == sorted(p.name for p in RecordChanges.parameters)


def test_its_changes_cost_the_same_however_many_there_are(client: Client) -> None:
    regulator = revise(a_regulator(), remit="0")
    few = cost(client, "/api/v1/regulators/RG-0001/changes")
    for n in range(3):
        regulator = revise(regulator, remit=f"{n + 1}")

    assert cost(client, "/api/v1/regulators/RG-0001/changes") == few == 4
