"""The status of a licence on a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.licence.status import HELD, TAGS, Event, Standing, literal, standing
from policies.licence.vocabulary import Status
from registry.records.date_literal import read
from tests.policies.answers.cases import (
    GRANTED,
    LICENCES,
    OKX,
    OSL,
    STOPPED,
    VARIED,
    Case,
)
from tests.policies.events import events

DAYS = st.dates(date(2023, 1, 1), date(2024, 12, 31))
EVENTS = st.lists(
    st.builds(
        Event,
        status=st.sampled_from(Status.values),
        earliest=st.one_of(st.none(), DAYS),
        latest=st.one_of(st.none(), DAYS),
        confirmed=st.booleans(),
        client_scope=st.sampled_from(["", "professional_only"]),
    ),
    max_size=5,
)


def at(day: str, *lines: str) -> Standing:
    """Return what these events make of the day."""
    return standing(events(lines), date.fromisoformat(day))


@pytest.mark.parametrize("case", LICENCES, ids=lambda case: f"{case.tag} {case.on}")
def test_the_events_give_the_tag(case: Case) -> None:
    found = at(case.on, *case.events)

    assert found.tag == case.tag
    assert found.certain == (case.tag != "uncertain")


def test_every_status_has_a_tag() -> None:
    assert set(Status) == TAGS.keys() | HELD | {Status.CONDITION_VARIED}


@pytest.mark.parametrize(
    ("day", "since"),
    [
        ("2023-10-02", "2023-10-02"),
        ("2024-01-10", "2024-01-10"),
        ("2024-02-01", "2024-01-10"),  # press adds nothing to a confirmed grant
        ("2024-05-01", "2024-01-10"),  # restricted, but licensed all along
        ("2024-09-01", "2024-09-01"),
    ],
)
def test_a_tag_counts_since_it_first_stood(day: str, since: str) -> None:
    assert at(day, *GRANTED).since == since


def test_a_grant_is_licensed_from_the_day_evidence_confirms() -> None:
    grant = ("granted 2024-01-10 press", "licensed 2024-02-01 official")

    assert at("2024-01-31", *grant).tag == "reported"
    assert at("2024-02-01", *grant).tag == "licensed"
    assert at("2024-02-01", *grant).since == "2024-02-01"


def test_a_grant_known_from_a_day_on_is_dated_by_the_event_after_it() -> None:
    grant = ("granted [2024-01..] official", "licensed 2024-02-01 official")

    found = at("2024-02-01", *grant)

    assert (found.since, found.by) == ("[2024-01..]", date(2024, 2, 1))


def test_a_resumed_licence_needs_its_own_evidence() -> None:
    stopped = ("licensed 2024-01-10 official", "suspended 2024-02-01 official",
               "licensed 2024-03-01 press")  # fmt: skip

    assert at("2024-03-01", *stopped).tag == "reported"


def test_a_restriction_that_may_stand_is_told() -> None:
    found = at("2024-05-15", "licensed 2024-01-10 official",
               "licensed_restricted 2024-05 official")  # fmt: skip

    assert (found.tag, found.restricted) == ("licensed", True)
    assert found.since == "2024-01-10"


def test_a_restriction_that_may_be_lifted_is_told() -> None:
    found = at("2024-05-15", "licensed_restricted 2024-01-10 official",
               "licensed 2024-05 official")  # fmt: skip

    assert (found.tag, found.restricted) == ("licensed", True)


def test_an_uncertain_day_names_what_is_possible() -> None:
    assert at("2023-11-15", *OKX).possible == ("none", "applied", "withdrawn")
    assert not at("2023-11-15", *OKX).confirmed


def test_a_varied_condition_keeps_the_status_and_its_evidence() -> None:
    found = at("2023-08-03", *OSL)

    assert (found.tag, found.since, found.confirmed) == ("licensed", "2020-12-15", True)
    assert found.client_scope == "retail_and_professional"
    assert not found.scope_confirmed


def test_clients_that_may_have_changed_are_uncertain() -> None:
    assert at("2024-07-15", *VARIED).client_scope == "uncertain"
    assert at("2024-07-31", *VARIED).client_scope == "retail_and_professional"


def test_clients_stand_until_an_event_names_others() -> None:
    found = at("2024-06-01", *STOPPED)

    assert found.client_scope == "retail_and_professional"


def test_conditions_without_a_grant_leave_the_status_open() -> None:
    lines = ("condition_varied 2024-01-10 press", "condition_varied 2024-02-01 press")

    assert at("2024-02-01", *lines).possible == ("reported", "suspended")


@pytest.mark.parametrize(
    ("columns", "shown"),
    [
        (("2020-12-15", "2020", "2021", "2020-12-16"), "2020-12-15"),
        (("", "2023-09-29", "2026-05", ""), "[2023-09-29..2026-05]"),
        (("", "2023-09-29", "", ""), "[2023-09-29..]"),
        (("", "", "2024-06-03", "2024-07"), "[..2024-06-03]"),
        (("", "", "", "2024-05-23"), "[..2024-05-23]"),
        (("", "2024-05-01", "", "2024-05-23"), "[2024-05-01..2024-05-23]"),
        (("", "2023~", "2024-02?", ""), "[2022-01-01..2024-03-31]"),
        (("", "[..2023]", "[2024..2025]", ""), "[..2025-12-31]"),
        (("", "[..2023]", "", ""), ""),
        (("", "", "", ""), ""),
    ],
)
def test_the_day_shown_is_as_exact_as_its_source(
    columns: tuple[str, str, str, str], shown: str
) -> None:
    effective, first, last, announced = columns

    found = literal(effective, first=first, last=last, announced=announced)

    assert found == shown
    assert not shown or read(shown)


@given(EVENTS, DAYS)
def test_nothing_counts_as_licensed_without_a_confirmed_event(
    found: list[Event], on: date
) -> None:
    now = standing(found, on)

    if now.tag == "licensed":
        assert now.certain
        assert now.confirmed
        assert any(event.confirmed and event.status in HELD for event in found)


@given(EVENTS, DAYS)
def test_one_tag_is_certain_and_several_are_not(found: list[Event], on: date) -> None:
    now = standing(found, on)

    assert now.certain == (now.possible == (now.tag,))
