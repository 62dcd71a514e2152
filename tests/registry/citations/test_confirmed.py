"""A status is confirmed by a source of tier 1 to 3 that supports it by name."""

import pytest

from policies.licence.kind import LICENCE
from policies.policy.kind import POLICY
from registry.citations.confirmed import (
    confirmations,
    stored,
    tiers_of,
    with_confirmations,
)
from registry.records.state import completed, empty
from tests.makers import a_licence, a_source

KEY, OTHER = "event-1", "event-2"
STATUS = f"status_events/{KEY}/status"


def licence(*citations):
    """Return a licence's state with two events and these citations."""
    rows = {str(place): row for place, row in enumerate(citations)}
    events = {KEY: {"status": "licensed"}, OTHER: {"status": "suspended"}}
    state = {"citations": rows, "status_events": events}
    return completed(LICENCE.record, empty(LICENCE.record) | state)


def says(*fields, source="s", stance="supports", read="direct"):
    return {"fields": list(fields), "source": source, "stance": stance, "read": read}


@pytest.mark.parametrize(
    ("tier", "confirmed"), [(1, True), (2, True), (3, True), (4, False), (8, False)]
)
def test_the_tier_decides(tier, confirmed):
    found = confirmations(LICENCE, licence(says(STATUS)), tiers={"s": tier})

    assert found == {KEY: {"confirmed": confirmed}, OTHER: {"confirmed": False}}


@pytest.mark.parametrize(
    "citation",
    [
        says(f"status_events/{KEY}/effective"),
        says("status_events", "regulator"),
        says(STATUS, stance="contradicts"),
        says(STATUS, stance="less_precise"),
        says(STATUS, source="unknown"),
    ],
)
def test_what_does_not_support_the_status_by_name_confirms_nothing(citation):
    found = confirmations(LICENCE, licence(citation), tiers={"s": 1})

    assert found[KEY] == {"confirmed": False}


def test_official_text_read_through_a_reprint_confirms():
    found = confirmations(LICENCE, licence(says(STATUS, read="via")), tiers={"s": 1})

    assert found[KEY] == {"confirmed": True}


def test_one_official_source_is_enough():
    state = licence(says(STATUS, source="press"), says(STATUS, source="s"))

    found = confirmations(LICENCE, state, tiers={"press": 7, "s": 2})

    assert found[KEY] == {"confirmed": True}


def test_a_kind_that_confirms_nothing_has_no_confirmations():
    state = completed(POLICY.record, empty(POLICY.record))

    assert confirmations(POLICY, state, tiers={}) == {}
    assert with_confirmations(POLICY, state, tiers={}) == state


def test_rules_see_the_confirmations_in_the_rows():
    state = licence(says(STATUS))

    shown = with_confirmations(LICENCE, state, tiers={"s": 1})

    assert shown["status_events"][KEY]["confirmed"] is True
    assert shown["status_events"][KEY]["status"] == "licensed"
    assert "confirmed" not in state["status_events"][KEY]


@pytest.mark.django_db
def test_tiers_are_asked_for_at_once(django_assert_num_queries):
    press, gazette = (
        a_source(publisher_kind="press"),
        a_source(publisher_kind="gazette"),
    )
    states = [licence(says(STATUS, source=str(s.pk))) for s in (press, gazette)]

    with django_assert_num_queries(1):
        found = tiers_of(states)

    assert found == {str(press.pk): 7, str(gazette.pk): 1}


@pytest.mark.django_db
def test_what_live_records_hold_is_read_at_once(django_assert_num_queries):
    known = [
        a_licence(source=a_source(publisher_kind=who), status_events=[{}])
        for who in ("press", "gazette")
    ]
    rows = {str(found.status_events.get().pk): found for found in known}

    with django_assert_num_queries(1):
        held = stored(LICENCE, [found.pk for found in known])

    assert list(map(held.get, rows)) == [{"confirmed": False}, {"confirmed": True}]
    assert held.keys() == rows.keys()
    assert stored(POLICY, [found.pk for found in known]) == {}
