"""Patches laid one on the other come to the same as one after the other."""

from hypothesis import given
from hypothesis import strategies as st

from registry.records.patches import compose, overlay
from registry.records.state import diff, merge, settled

TEXT = st.sampled_from(["", "a", "b", "甲"])
KEY = st.sampled_from(["k1", "k2"])
ROW = st.fixed_dictionaries({"value": st.one_of(TEXT, st.none()), "note": TEXT})
STATE = st.fixed_dictionaries(
    {
        "title": TEXT,
        "day": st.one_of(st.none(), TEXT),
        "lines": st.lists(TEXT, max_size=2),
        "links": st.dictionaries(KEY, st.just(True)),
        "rows": st.dictionaries(KEY, ROW),
    }
)


@given(STATE, STATE)
def test_a_patch_laid_on_leads_from_one_state_to_the_other(old, new):
    assert overlay(old, diff(old, new)) == new


@given(STATE, STATE, STATE)
def test_two_patches_are_one(first, second, third):
    one, other = diff(first, second), diff(second, third)

    composed = compose(one, other)

    assert overlay(first, composed) == overlay(overlay(first, one), other) == third


@given(STATE, STATE)
def test_what_ends_as_it_began_is_no_change(old, new):
    assert compose(diff(old, new), diff(new, old)) == {}


@given(STATE, STATE, STATE)
def test_a_composed_patch_names_only_what_differs_in_the_end(first, second, third):
    composed = compose(diff(first, second), diff(second, third))

    assert composed.keys() == diff(first, third).keys()


@given(STATE, STATE, STATE, STATE)
def test_patches_are_composed_in_any_grouping(first, second, third, fourth):
    one, two, three = diff(first, second), diff(second, third), diff(third, fourth)

    left = compose(compose(one, two), three)

    assert overlay(first, left) == overlay(first, compose(one, compose(two, three)))


@given(STATE, STATE)
def test_nothing_adds_nothing(old, new):
    patch = diff(old, new)

    assert compose(patch, {}) == compose({}, patch) == patch


@given(STATE, STATE, STATE)
def test_what_others_did_to_other_values_stays(first, second, third):
    one, other = diff(first, second), diff(second, third)
    theirs = first | {"theirs": "x"}

    assert overlay(theirs, compose(one, other)) == third | {"theirs": "x"}


@given(STATE, STATE, STATE)
def test_a_composed_patch_clashes_with_nothing_it_was_made_on(first, second, third):
    composed = compose(diff(first, second), diff(second, third))

    state, clashes = merge(first, composed)

    assert (settled(state), clashes) == (third, [])


def test_a_row_edited_and_then_removed_went_as_it_began():
    edited = {"rows": {"k1": {"value": ["1", "2"]}}}
    removed = {"rows": {"k1": [{"value": "2", "note": "n"}, None]}}

    went = compose(edited, removed)

    assert went == {"rows": {"k1": [{"value": "1", "note": "n"}, None]}}


def test_a_row_added_and_then_edited_comes_as_it_ends():
    added = {"rows": {"k1": [None, {"value": "1", "note": ""}]}}
    edited = {"rows": {"k1": {"value": ["1", "2"]}}}

    assert compose(added, edited) == {
        "rows": {"k1": [None, {"value": "2", "note": ""}]}
    }


def test_a_row_edited_in_one_tab_after_another_removed_it_comes_back():
    row = {"value": "1", "note": "n"}
    removed = {"rows": {"k1": [row, None]}}
    edited = {"rows": {"k1": {"value": ["1", "2"]}}}

    assert compose(removed, edited) == {"rows": {"k1": [row, row | {"value": "2"}]}}
