"""No value without a citation that names it."""

from hypothesis import given
from hypothesis import strategies as st

from policies.policy.kind import POLICY
from registry.citations.coverage import misplaced, supported, uncited
from registry.records.paths import filled_paths, is_own
from registry.records.state import completed, empty

KEY = "6f1c9c54-1111-4222-8333-444455556666"
VALUE = f"requirements/{KEY}/value"


def policy(*citations, **values):
    """Return a policy's state with these citations."""
    rows = {str(place): row for place, row in enumerate(citations)}
    state = {"title_en": "A", "citations": rows} | values
    return completed(POLICY.record, empty(POLICY.record) | state)


def says(*fields, stance="supports"):
    return {"fields": list(fields), "stance": stance}


def test_a_citation_supports_the_values_it_names_and_no_others():
    state = policy(says("title_en", "announced"), says("stage", stance="less_precise"))

    assert supported(state) == {"title_en", "announced"}


def test_each_value_without_support_is_told():
    state = policy(
        says("title_en"), stage="issued", requirements={KEY: {"value": "98"}}
    )

    assert set(uncited(POLICY, state)) == {"stage", VALUE}


def test_values_of_our_own_making_need_none():
    state = policy(says("title_en"), weight="law", topics=["custody"], note="ours")

    assert list(uncited(POLICY, state)) == []


def test_a_citation_of_a_part_names_it_to_the_value():
    state = policy(
        says("title_en", "requirements", f"requirements/{KEY}"),
        requirements={KEY: {"value": "98"}},
    )

    assert list(uncited(POLICY, state)) == [VALUE]
    assert set(misplaced(POLICY, state)) == {"requirements", f"requirements/{KEY}"}


def test_a_citation_may_name_a_value_that_is_blank():
    state = policy(says("title_en", "expires"))

    assert list(misplaced(POLICY, state)) == []


@given(st.sets(st.sampled_from(["title_en", "stage", "announced", "topics", VALUE])))
def test_what_is_neither_cited_nor_ours_is_told(cited):
    state = policy(
        says(*cited),
        stage="issued",
        announced="2023",
        topics=["custody"],
        requirements={KEY: {"value": "98"}},
    )

    told = set(uncited(POLICY, state))

    values = {path for path in filled_paths(POLICY, state) if not is_own(POLICY, path)}
    assert told == values - cited
