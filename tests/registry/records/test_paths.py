"""Paths name one value of a record each."""

import pytest

from policies.policy.kind import POLICY
from registry.citations.kind import SOURCE
from registry.records.paths import (
    at_path,
    filled_paths,
    is_own,
    known_paths,
    name_of,
    own_paths,
)
from registry.records.state import completed, empty

KEY = "6f1c9c54-1111-4222-8333-444455556666"


def policy(**values):
    return completed(POLICY.record, empty(POLICY.record) | values)


def test_every_value_has_a_path_and_nothing_else_has():
    state = policy(
        title_en="A circular",
        slug="a-circular",
        topics=["custody"],
        binds=[],
        issuers={"key": True},
        requirements={KEY: {"value": "0", "note": ""}},
        citations={KEY: {"fields": ["title_en"]}},
    )

    assert set(filled_paths(POLICY, state)) == {
        "title_en",
        "topics",
        "issuers",
        f"requirements/{KEY}/value",
    }


@pytest.mark.parametrize("value", [0, False, "0"])
def test_nought_and_no_are_values(value):
    assert "stage" in set(filled_paths(POLICY, policy(stage=value)))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("title_en", "title_en"),
        ("issuers", "issuers"),
        (f"requirements/{KEY}/value", "requirements.value"),
    ],
)
def test_a_path_goes_by_a_name_in_a_kind(path, name):
    assert name_of(path) == name


@pytest.mark.parametrize(
    ("path", "own"),
    [
        ("weight", True),
        ("title_en", False),
        (f"requirements/{KEY}/unit", True),
        (f"requirements/{KEY}/value", False),
        (f"relations/{KEY}/relation", False),
    ],
)
def test_a_kind_names_the_values_of_our_own_making(path, own):
    assert is_own(POLICY, path) is own


def test_a_whole_part_can_be_of_our_own_making():
    assert is_own(SOURCE, f"claims/{KEY}/statement")


def test_own_paths_are_those_that_hold_something():
    state = policy(weight="law", note="", title_en="x")

    assert set(own_paths(POLICY, state)) == {"weight"}


def test_a_citation_may_name_a_value_that_is_blank_but_no_other_record():
    known = known_paths(POLICY, policy(requirements={KEY: {}}))

    assert {"expires", "issuers", f"requirements/{KEY}/value"} <= known
    assert not {"citations", "requirements", "requirements/x/value", "seq"} & known


@pytest.mark.parametrize(
    ("path", "held"),
    [
        ("note", "x"),
        (f"requirements/{KEY}/value", "98"),
        (f"requirements/{KEY}", {"value": "98"}),
        (f"requirements/{KEY}/other", None),
        ("note/of/nothing", None),
    ],
)
def test_a_path_leads_to_what_is_held_there(path, held):
    assert at_path({"note": "x", "requirements": {KEY: {"value": "98"}}}, path) == held
