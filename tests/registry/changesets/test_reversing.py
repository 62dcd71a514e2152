"""What takes one change back: what still fits, with its evidence."""

import uuid

import pytest

from policies.models import Policy
from registry.changesets.propose import Proposed
from registry.changesets.reversing import fitting, reversals
from registry.changesets.undo import undo
from registry.ledger import read
from registry.ledger.models import Entry
from registry.ledger.verify import verify
from registry.records.kinds import kinds
from tests.full_records import full
from tests.makers import (
    a_policy,
    a_regulator,
    commit,
    evidence,
    live_state,
    revise,
    withdraw,
)
from tests.proposals import NOON, agreed

pytestmark = pytest.mark.django_db


def last_set():
    return Entry.objects.latest("seq").change_set


def reversal(entry):
    return reversals([entry])[entry.record]


def undone(change_set, author, publisher):
    """Undo a set and publish that; return the entries."""
    return agreed(undo(change_set, author=author, at=NOON).change_set, publisher)


def test_what_stands_as_published_is_taken_back():
    live = {"note": "b", "issuers": {"x": True}, "rows": {"1": {"value": "5"}}}
    patch = {
        "note": ["b", "a"],
        "issuers": {"x": [True, None], "y": [None, True]},
        "rows": {"1": {"value": ["5", "4"]}},
    }

    assert fitting(live, patch) == (patch, [])


def test_what_changed_since_is_left_and_named():
    live = {"note": "c", "rows": {"1": {"value": "6", "unit": "HKD"}, "3": {}}}
    patch = {
        "note": ["b", "a"],
        "rows": {
            "1": {"value": ["5", "4"], "unit": ["HKD", "USD"]},
            "2": {"value": ["5", "4"]},
            "3": [{"value": "1"}, None],
        },
    }

    assert fitting(live, patch) == (
        {"rows": {"1": {"unit": ["HKD", "USD"]}}},
        ["note", "rows/1/value", "rows/2", "rows/3"],
    )


def test_what_was_taken_back_since_is_no_clash():
    live = {"note": "a", "issuers": {}, "rows": {}}
    patch = {
        "note": ["b", "a"],
        "issuers": {"x": [True, None]},
        "rows": {"1": [{"value": "1"}, None]},
    }

    assert fitting(live, patch) == ({}, [])


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
def test_an_addition_is_taken_back_by_leaving(kind):
    record = full(kind)
    entry = read.newest(record.public_id)

    found = reversal(entry)

    assert (found.change.op, found.state, found.clashes) == ("-", None, [])


def test_a_withdrawal_is_taken_back_unless_the_record_is_there():
    sfc = a_regulator()
    state = live_state(sfc)
    entry = withdraw(sfc)

    assert (reversal(entry).change.op, reversal(entry).state) == ("+", state)
    commit(reversal(entry).change)
    assert reversal(entry).change is None


def test_evidence_stays_for_what_rests_on_it_alone(editor, publisher):
    policy = a_policy()
    revise(policy, title_zh_hant="一", title_zh_hans="一")  # one citation of both
    change_set = last_set()
    row = live_state(policy)["citations"]
    revised = live_state(policy) | {"title_zh_hant": "二", "citations": row}
    patch = {"title_zh_hant": ["一", revised["title_zh_hant"]]}
    commit(Proposed(Policy, policy.pk, "~", patch))

    undone(change_set, editor, publisher)

    state = live_state(policy)
    named = sorted(
        path for row in state["citations"].values() for path in row["fields"]
    )
    assert (state["title_zh_hant"], state["title_zh_hans"]) == ("二", "")
    assert "title_zh_hant" in named
    assert "title_zh_hans" not in named
    assert not list(verify())


def test_a_row_removed_since_takes_later_citations_along(editor, publisher):
    policy = a_policy()
    revise(policy, requirements=[{"value": "98"}])
    change_set = last_set()
    (key,) = live_state(policy)["requirements"]
    cited = {"fields": [f"requirements/{key}/value"], "source": str(evidence().pk),
             "locator": "p. 9", "quote": "", "stance": "supports", "says": "",
             "read": "direct"}  # fmt: skip
    patch = {"citations": {str(uuid.uuid4()): [None, cited]}}
    commit(Proposed(Policy, policy.pk, "~", patch))

    undone(change_set, editor, publisher)

    assert live_state(policy)["requirements"] == {}
    assert not list(verify())
