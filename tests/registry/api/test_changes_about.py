"""The change feed, narrowed."""

from collections.abc import Sequence

import pytest

from registry.api.changes_about import narrowed
from registry.changesets.models import Cause
from registry.ledger.models import Entry
from registry.ledger.scan import Wanted
from registry.records.kinds import kinds
from tests.linked_records import merged
from tests.makers import a_policy, a_regulator, revise, withdraw
from tests.registry.api.reading import body_of, faults_of

pytestmark = pytest.mark.django_db
FEED = "/api/v1/changes"
BLANK = dict.fromkeys(("kind", "record", "regulator", "cause", "type", "latest"))


def told(query: str) -> list[int]:
    return [line["seq"] for line in body_of(f"{FEED}?{query}")["data"]]


def fitting(**columns: str) -> list[int]:
    return list(Entry.objects.filter(**columns).values_list("seq", flat=True))


def test_entries_are_told_by_kind_record_cause_and_type() -> None:
    sfc = revise(a_regulator(slug="sfc"), slug="now", cause="source_error")
    withdraw(a_policy(issuers=[sfc]))

    assert told("kind=policies") == fitting(kind="policies")
    assert told("type=withdrawn") == fitting(type="withdrawn")
    assert told("cause=source_error") == fitting(cause="source_error")
    assert told("kind=regulators&type=revised") == [sfc.seq]
    for key in ("RG-0001", "sfc", "now"):
        assert told(f"record={key}") == fitting(public_id="RG-0001")


def test_entries_are_told_by_whom_they_concern_until_they_no_longer_do() -> None:
    sfc = a_regulator(slug="sfc")
    policy = a_policy(issuers=[sfc])
    gone = withdraw(policy)

    assert told("regulator=sfc") == [sfc.seq, policy.seq, gone.seq]
    assert told("regulator=RG-0001&kind=policies") == [policy.seq, gone.seq]


def test_a_filter_narrows_what_is_latest() -> None:
    policy = a_policy()
    gone = withdraw(policy)

    assert told("latest=1&type=withdrawn") == [gone.seq]
    assert told("latest=1&type=published&kind=policies") == []


def test_a_merged_record_stays_asked_for_by_its_own_name() -> None:
    first, second = a_policy(slug="first"), a_policy(slug="second")
    entry = merged(first, second)

    assert told("record=first")[-1] == entry.seq
    assert told("record=second") == fitting(public_id=second.public_id)


@pytest.mark.parametrize(
    ("query", "allowed"),
    [
        ("kind=policy", [kind.slug for kind in kinds()]),
        ("cause=correction", Cause.values),
        ("latest=0", ["1"]),
        ("record=a%20b", ["a public id or a slug"]),
        ("record=%00", ["a public id or a slug"]),
        (f"regulator={'x' * 81}", ["a public id or a slug"]),
        ("regulator=nobody", ["a public id or slug of /api/v1/regulators"]),
        ("regulator=PL-0001", ["a public id or slug of /api/v1/regulators"]),
        ("kind=alerts&record=RG-0001", ["a public id or slug of /api/v1/alerts"]),
    ],
)
def test_a_value_that_cannot_be_is_told_what_can(
    query: str, allowed: Sequence[str]
) -> None:
    a_policy(issuers=[a_regulator()])

    (found,) = faults_of(f"{FEED}?{query}").values()

    assert found == allowed


def test_every_fault_is_told_at_once() -> None:
    assert faults_of(f"{FEED}?kind=x&record=nobody&after=-1").keys() == {
        *("kind", "record", "after")
    }


def test_two_records_of_one_slug_are_told_apart() -> None:
    sfc = a_regulator(slug="same")
    a_policy(slug="same")

    assert faults_of(f"{FEED}?record=same") == {"record": ["PL-0001", "RG-0001"]}
    assert told("record=same&kind=regulators") == [sfc.seq]


def test_who_asks_for_nothing_in_particular_wants_all() -> None:
    assert narrowed(BLANK) == (Wanted(), [])
