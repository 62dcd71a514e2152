"""A record as a dict: dumped, loaded, compared, patched."""

from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.models import Licence, Policy, Regulator, Requirement, StatusEvent
from registry.citations.models import Citation
from registry.records.state import (
    completed,
    defaults,
    diff,
    dump,
    empty,
    fields_of,
    load,
    m2m_of,
    merge,
    owner_key,
    same_rows,
    settled,
    states,
)
from tests.makers import a_policy, a_regulator, live_state

VALUES = (
    st.none() | st.sampled_from(["", "x", "y"]) | st.integers(2, 4) | st.just(["a"])
)
ROWS = st.fixed_dictionaries({"value": VALUES, "note": VALUES})
KEYS = st.sampled_from(["k1", "k2", "k3"])
STATES = st.fixed_dictionaries(
    {
        "title": VALUES,
        "stage": VALUES,
        "issuers": st.dictionaries(KEYS, st.just(True)),
        "requirements": st.dictionaries(KEYS, ROWS),
    }
)


def laid(state, patch):
    """Return the merged state; there must be no clash."""
    result, clashes = merge(state, patch)
    assert clashes == []
    return settled(result)


@given(STATES, STATES)
def test_the_difference_leads_from_one_state_to_the_other(old, new):
    assert laid(old, diff(old, new)) == new


@given(STATES)
def test_equal_states_do_not_differ(state):
    assert diff(state, state) == {}


@given(STATES, STATES)
def test_a_patch_laid_twice_is_laid_once(old, new):
    patch = diff(old, new)

    assert laid(new, patch) == new


@given(STATES, STATES)
def test_a_patch_back_undoes_a_patch(old, new):
    assert laid(laid(old, diff(old, new)), diff(new, old)) == old


@given(STATES, STATES, STATES)
def test_edits_of_different_fields_merge_in_any_order(old, one, other):
    mine = diff(old, old | {name: one[name] for name in ("title", "issuers")})
    yours = diff(old, old | {name: other[name] for name in ("stage", "requirements")})

    assert laid(laid(old, mine), yours) == laid(laid(old, yours), mine)


@given(ROWS, VALUES, VALUES)
def test_edits_of_different_fields_of_one_part_merge(row, value, note):
    old = {"requirements": {"k": row}}
    mine = diff(old, {"requirements": {"k": row | {"value": value}}})
    yours = diff(old, {"requirements": {"k": row | {"note": note}}})

    both = laid(laid(old, mine), yours)

    assert both == {"requirements": {"k": {"value": value, "note": note}}}


@given(VALUES, VALUES, VALUES)
def test_a_value_both_changed_clashes_by_name(old, mine, yours):
    patch = diff({"title": old}, {"title": mine})

    _result, clashes = merge({"title": yours}, patch)

    agreed = mine == old or yours in (old, mine)
    assert clashes == ([] if agreed else ["title"])


def test_a_clash_in_a_part_is_named_to_the_field():
    patch = {"requirements": {"k": {"value": ["1", "2"]}}}

    _result, clashes = merge({"requirements": {"k": {"value": "3"}}}, patch)

    assert clashes == ["requirements/k/value"]


def test_a_part_removed_meanwhile_clashes_by_name():
    patch = {"requirements": {"k": {"value": ["1", "2"]}}}

    _result, clashes = merge({"requirements": {}}, patch)

    assert clashes == ["requirements/k"]


def test_a_part_changed_meanwhile_is_not_removed():
    patch = {"requirements": {"k": [{"value": "1"}, None]}}

    _result, clashes = merge({"requirements": {"k": {"value": "2"}}}, patch)

    assert clashes == ["requirements/k"]


def test_a_part_both_removed_stays_removed():
    old = {"requirements": {"k": {"value": "1"}}}

    assert laid({"requirements": {}}, diff(old, {"requirements": {}})) == {
        "requirements": {}
    }


def test_the_live_state_is_left_as_it_was():
    live = {"requirements": {"k": {"value": "1"}}}

    merge(live, {"requirements": {"k": {"value": ["1", "2"]}}})

    assert live == {"requirements": {"k": {"value": "1"}}}


def test_columns_that_carry_facts_leave_out_key_owner_and_what_publish_gives():
    names = {field.name for field in fields_of(Requirement)}

    assert {"subject", "value", "varied_by"} <= names
    assert not names & {"id", "seq", "policy", "from_earliest"}
    assert not {f.name for f in fields_of(Policy)} & {"public_id", "version", "seq"}
    assert "confirmed" not in {f.name for f in fields_of(StatusEvent)}
    assert {f.name for f in fields_of(Citation)} >= {"fields", "source", "verified_by"}
    assert not {f.name for f in fields_of(Citation)} & {"object_id", "content_type"}


def test_a_part_is_tied_to_its_record_by_a_column():
    assert owner_key(Requirement) == "policy_id"
    assert owner_key(Citation) == "object_id"


def test_plain_links_are_those_without_a_table_of_ours():
    assert [field.name for field in m2m_of(Licence)] == ["exchanges"]
    assert m2m_of(Regulator) == []


@pytest.mark.parametrize(
    ("value", "dumped"),
    [
        (Decimal("98.000000"), "98"),
        (Decimal(1000000), "1000000"),
        (Decimal("0.500000"), "0.5"),
        (Decimal(0), "0"),
        (None, None),
    ],
)
def test_a_number_is_dumped_in_its_shortest_form_and_loaded_as_it_was(value, dumped):
    state = dump(Requirement(value=value), Requirement)

    assert state["value"] == dumped
    assert load(Requirement._meta.get_field("value"), dumped) == value


def test_a_relation_is_loaded_as_its_key():
    field = Licence._meta.get_field("regulator")

    assert load(field, str(UUID(int=5))) == UUID(int=5)
    assert load(field, None) is None


def test_a_record_without_anything_still_has_its_links_and_parts():
    assert empty(Licence) == {
        "exchanges": {},
        "status_events": {},
        "activities": {},
        "conditions": {},
        "citations": {},
    }


def test_a_state_is_completed_by_the_columns_no_patch_named():
    state = completed(
        Policy, empty(Policy) | {"title_en": "x", "requirements": {"k": {}}}
    )

    assert (state["title_en"], state["topics"], state["slug"]) == ("x", [], "")
    assert state["requirements"]["k"] == defaults(Requirement)


@pytest.mark.django_db
def test_the_live_state_holds_columns_links_parts_and_citations():
    sfc = a_regulator()
    policy = a_policy(issuers=[sfc], requirements=[{"value": "98", "unit": "%"}])

    state = live_state(policy)

    (row,) = state["requirements"].values()
    (citation,) = state["citations"].values()
    assert (state["title_en"], state["stage"]) == ("A circular", "issued")
    assert state["issuers"] == {str(sfc.pk): True}
    assert (row["value"], row["unit"]) == ("98", "%")
    assert {"title_en", "issuers"} <= set(citation["fields"])


@pytest.mark.django_db
def test_states_cost_one_query_for_the_rows_each_link_and_each_sort_of_part(
    django_assert_num_queries,
):
    ids = [a_policy().pk, a_policy().pk]

    with django_assert_num_queries(1 + 1 + 3):
        found = states(Policy, ids)

    assert list(found) == ids
    with django_assert_num_queries(1):
        assert states(Policy, [UUID(int=0)]) == {}


@pytest.mark.django_db
def test_the_same_rows_are_those_of_this_model():
    sfc, policy = a_regulator(), a_policy()

    assert same_rows(Regulator, [sfc.pk, policy.pk]) == {sfc.pk}
