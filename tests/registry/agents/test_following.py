"""The tools that tell what changed."""

import pytest

from registry.ledger.read import head
from tests.agents import cited, refusal, told
from tests.makers import a_policy, a_regulator, revise, withdraw
from tests.registry.api.reading import body_of

pytestmark = pytest.mark.django_db


def numbers(found):
    return [one["seq"] for one in found["changes"]]


def test_the_newest_changes_come_where_no_number_is_given():
    for _number in range(3):
        a_regulator()

    found = told("list_changes", limit=2)

    assert numbers(found) == [head().seq - 1, head().seq]
    assert found["next_after"] == found["upto"] == found["head_seq"] == head().seq


def test_a_number_is_gone_on_from_without_a_gap():
    for _number in range(3):
        a_regulator()

    seen, after = [], 0
    while after < head().seq:
        found = told("list_changes", after=after, limit=2)
        seen += numbers(found)
        after = found["next_after"]

    assert seen == list(range(1, head().seq + 1))


def test_a_change_tells_before_and_after_and_its_sources():
    record = revise(a_policy(slug="one", title_en="One"), title_en="Two")

    change = told("list_changes", limit=1)

    (one,) = change["changes"]
    assert (one["id"], one["type"], one["version"]) == (record.public_id, "revised", 2)
    title = [d for d in one["differences"] if d["path"] == "title_en"]
    assert title == [{"path": "title_en", "before": "One", "after": "Two"}]
    assert cited(change, "title_en", record=record.public_id)
    assert one["url"] == f"http://testserver/en/changes/{one['seq']}"
    assert one["record_url"] == "http://testserver/id/PL-0001"


def test_a_first_entry_carries_all_its_sources_and_one_that_left_none():
    withdraw(a_policy(slug="one"), reason="Entered by mistake.")

    found = told("list_changes", record="PL-0001")

    assert [one["type"] for one in found["changes"]] == ["published", "withdrawn"]
    assert {one["seq"] for one in found["citations"]} == {found["changes"][0]["seq"]}
    assert found["changes"][1]["reason"] == "Entered by mistake."


@pytest.mark.parametrize(
    "narrowed",
    [{"record": "PL-0001"}, {"record": "policies/one"}, {"kind": "policies"}],
)
def test_filters_find_from_the_first_on(narrowed):
    a_policy(slug="one")
    for _number in range(3):
        a_regulator()

    found = told("list_changes", limit=1, **narrowed)

    assert [one["id"] for one in found["changes"]] == ["PL-0001"]


@pytest.mark.parametrize(
    ("narrowed", "words"),
    [
        ({"kind": "policy"}, "regulators, policies"),
        ({"cause": "whim"}, "law_changed"),
        ({"type": "gone"}, "withdrawn"),
        ({"after": 99}, "log yours"),
        ({"log": "another"}, "after=0"),
        ({"limit": 101}, "limit"),
    ],
)
def test_what_cannot_be_used_is_told_with_what_may_be(narrowed, words):
    a_regulator()

    assert words in refusal("list_changes", **narrowed)


def test_two_versions_are_compared_with_the_sources_of_both():
    record = revise(a_policy(slug="one", title_en="One"), title_en="Two")

    found = told("compare", record="PL-0001")

    assert (found["from"]["version"], found["to"]["version"]) == (1, 2)
    title = [d for d in found["differences"] if d["path"] == "title_en"]
    assert title == [{"path": "title_en", "before": "One", "after": "Two"}]
    seqs = {one["seq"] for one in found["citations"] if "title_en" in one["fields"]}
    assert seqs == {found["from"]["seq"], found["to"]["seq"]}
    assert cited(found, "title_en", record=record.public_id)
    assert found["url"] == "http://testserver/id/PL-0001"
    assert found["log_id"] == head().log_id


def test_versions_are_named_by_number_change_or_day():
    revise(revise(a_policy(slug="one"), note="Two."), note="Three.")
    third = head().seq
    today = body_of("/api/v1/changes?after=0&limit=1")["data"][0]["recorded_at"][:10]

    first = told("compare", record="policies/one", **{"from": "1", "to": "2"})
    last = told("compare", record="policies/one", **{"from": "1", "to": f"seq:{third}"})
    by_day = told("compare", record="policies/one", **{"from": "2", "to": today})

    assert (first["to"]["version"], last["to"]["version"]) == (2, 3)
    assert by_day["to"]["version"] == 3


@pytest.mark.parametrize(
    ("end", "words"),
    [("9", "1, 2"), ("x", "seq:57"), ("1999-01-01", "by its number"), ("a-b", "as 2")],
)
def test_a_version_there_is_not_is_told_with_those_there_are(end, words):
    revise(a_policy(slug="one"), note="Two.")

    assert words in refusal("compare", record="PL-0001", to=end)
