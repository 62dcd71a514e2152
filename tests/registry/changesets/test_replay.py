"""Steps laid on the live tables leave exactly the state they lead to."""

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from policies.models import Policy, Regulator
from registry.changesets.propose import Proposed
from registry.history.intervals import state_at
from registry.ledger.verify import verify
from registry.records.state import diff
from tests.makers import (
    a_policy,
    a_regulator,
    a_source,
    an_event,
    cited,
    commit,
    fresh,
    live_state,
    revise,
    withdraw,
)

KEYS = [str(UUID(int=n)) for n in range(1, 5)]
TEXTS = st.sampled_from(["", "one", "two"])
ROWS = st.fixed_dictionaries(
    {
        "subject": st.sampled_from(["custody", "insurance"]),
        "value": st.sampled_from([None, "1", "2.5"]),
        "note": TEXTS,
        "valid_from": st.sampled_from(["", "2022", "2023-06"]),
    }
)
EDITS = st.fixed_dictionaries(
    {
        "note": TEXTS,
        "effective": st.sampled_from(["", "2023", "2024-02-29"]),
        "topics": st.sampled_from([[], ["custody"], ["custody", "staking"]]),
        "issuers": st.sets(st.sampled_from([0, 1])),
        "requirements": st.dictionaries(st.sampled_from(KEYS), ROWS, max_size=3),
    }
)


class EveryEdit(TestCase):
    """Whatever an editor does, live rows, revisions and ledger tell it alike."""

    @settings(max_examples=15)
    @given(st.lists(EDITS, min_size=1, max_size=5))
    def test_each_edit_leaves_the_state_it_led_to_and_the_past_stays(self, edits):
        source, regulators = a_source(), [a_regulator(), a_regulator()]
        policy = a_policy(source=source)
        held = {policy.seq: live_state(policy)}

        for edit in edits:
            wanted = self._wanted(policy, edit, regulators)
            wanted = cited(Policy, wanted, source)
            patch = diff(live_state(policy), wanted)
            entries = commit(Proposed(Policy, policy.pk, "~", patch))
            assert live_state(policy) == wanted
            assert len(entries) == bool(patch)
            held[fresh(policy).seq] = wanted

        for seq, state in held.items():
            assert state_at(Policy, policy.pk, seq=seq) == state
        assert list(verify()) == []

    def _wanted(self, policy, edit, regulators):
        live = live_state(policy)
        old = live["requirements"]
        blank = {"rule": "x", "comparator": "required", "applies_to": ["etf_manager"]}
        rows = {
            key: old.get(key, blank) | row for key, row in edit["requirements"].items()
        }
        links = {str(regulators[place].pk): True for place in sorted(edit["issuers"])}
        return live | edit | {"requirements": rows, "issuers": links}


@pytest.mark.django_db
def test_a_new_record_is_laid_down_whole():
    sfc = a_regulator()

    policy = a_policy(
        issuers=[sfc],
        effective="2023-06",
        requirements=[{"value": "98", "valid_from": "2023"}],
    )

    requirement = policy.requirements.get()
    assert (requirement.seq, requirement.policy) == (policy.seq, policy)
    assert policy.effective_latest.isoformat() == "2023-06-30"
    assert requirement.from_earliest.isoformat() == "2023-01-01"
    assert policy.citations.get().content_object == policy


@pytest.mark.django_db
def test_bounds_are_worked_out_anew_at_an_edit():
    event = an_event(date_from="2023")

    revised = revise(event, date_from="2024")

    assert revised.from_earliest.year == revised.to_latest.year == 2024


@pytest.mark.django_db
def test_a_row_may_be_taken_away_added_and_changed_in_one_set():
    policy = a_policy(requirements=[{"subject": "a"}, {"subject": "b"}])
    kept = policy.requirements.get(subject="b")

    revised = revise(
        policy, requirements=[{"id": kept.pk, "subject": "B"}, {"subject": "c"}]
    )

    rows = policy.requirements.order_by("subject").values_list("subject", "seq")
    assert list(rows) == [("B", revised.seq), ("c", revised.seq)]


@pytest.mark.django_db
def test_a_row_taken_away_may_come_back_under_its_key():
    key = uuid4()
    policy = a_policy(requirements=[{"id": key}])
    revise(policy, requirements=[])

    revised = revise(policy, requirements=[{"id": key}])

    assert revised.requirements.get().pk == key
    assert not list(verify())


@pytest.mark.django_db
def test_what_is_withdrawn_leaves_no_row_behind():
    sfc = a_regulator()
    policy = a_policy(issuers=[sfc], requirements=[{}])

    withdraw(policy)

    assert not Policy.issuers.through.objects.exists()
    assert not sfc.policies.exists()
    assert list(Regulator.objects.all()) == [sfc]
    assert not list(verify())


@pytest.mark.django_db
def test_the_queries_grow_with_kinds_not_with_records(django_assert_max_num_queries):
    policies = [a_policy(requirements=[{}]) for _ in range(12)]
    edits = [
        Proposed(Policy, policy.pk, "~", {"note": ["", "x"]}) for policy in policies
    ]

    with django_assert_max_num_queries(64):
        commit(*edits)


@pytest.mark.django_db
def test_links_to_one_record_are_taken_away_at_once():
    sfc = a_regulator()
    policies = [a_policy(issuers=[sfc]) for _ in range(3)]
    gone = {"issuers": {str(sfc.pk): [True, None]}}

    with CaptureQueriesContext(connection) as captured:
        commit(*(Proposed(Policy, policy.pk, "~", gone) for policy in policies))

    told = [query["sql"] for query in captured.captured_queries]
    assert sum('DELETE FROM "policies_policy_issuers"' in sql for sql in told) == 1
    assert not sfc.policies.exists()
