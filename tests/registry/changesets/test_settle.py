"""What publication works out: confirmations, and the form of each record."""

import pytest

from policies.models import Licence
from registry.changesets.merging import Step
from registry.changesets.settle import known_tiers
from registry.citations.models import Source
from registry.ledger import read
from registry.ledger.verify import verify
from tests.makers import (
    a_licence,
    a_policy,
    a_source,
    live_state,
    revise,
)
from tests.snapshots import revisions

pytestmark = pytest.mark.django_db


def shown(record):
    return read.form_of(read.newest(record.public_id))


@pytest.mark.parametrize(
    ("kind", "confirmed"),
    [
        ("gazette", True),
        ("register", True),
        ("government", True),
        ("court", False),
        ("company", False),
        ("press", False),
    ],
)
def test_a_status_is_confirmed_by_an_official_source_alone(kind, confirmed):
    licence = a_licence(
        source=a_source(publisher_kind=kind), status_events=[{"status": "submitted"}]
    )

    event = licence.status_events.get()
    assert event.confirmed is confirmed
    assert event.history.get().confirmed is confirmed
    assert shown(licence)["status_events"][0]["confirmed"] is confirmed


def test_an_official_source_added_later_confirms_and_revises_the_event():
    press = a_source(publisher_kind="press")
    licence = a_licence(source=press, status_events=[{}])
    event = licence.status_events.get()
    fields = [f"status_events/{event.pk}/status"]
    (old,) = live_state(licence)["citations"]

    revised = revise(
        licence, citations=[{"id": old}, {"fields": fields, "source": a_source()}]
    )

    event.refresh_from_db()
    assert (event.confirmed, event.seq) == (True, revised.seq)
    assert revisions(event) == [(licence.seq, "+"), (revised.seq, "~")]
    assert not list(verify())


def test_an_event_that_stays_as_it_was_gets_no_revision():
    licence = a_licence(status_events=[{}])
    event = licence.status_events.get()

    revise(licence, note="x")

    assert revisions(event) == [(licence.seq, "+")]


def test_a_citation_taken_away_takes_the_confirmation_along():
    licence = a_licence(status_events=[{}])
    citation = licence.citations.get()

    revise(licence, citations=[{"id": citation.pk, "source": a_press()}])

    assert not licence.status_events.get().confirmed
    assert not list(verify())


def a_press():
    return a_source(publisher_kind="press")


def test_tiers_of_this_set_count_before_those_that_stand():
    source = a_source(publisher_kind="press")
    licence = a_licence(source=source, status_events=[{}])
    steps = [
        Step(Licence, licence.pk, "~", {}, live_state(licence)),
        Step(Source, source.pk, "~", {}, live_state(source) | {"tier": 2}),
    ]

    assert known_tiers(steps)[str(source.pk)] == 2
    assert known_tiers(steps[:1])[str(source.pk)] == 7


def test_what_is_withdrawn_has_no_tier_and_no_form():
    source = a_source()

    assert known_tiers([Step(Source, source.pk, "-", {}, {})]) == {}


def test_names_are_asked_for_at_most_once_a_kind(django_assert_max_num_queries):
    others = [a_policy() for _ in range(4)]

    with django_assert_max_num_queries(70):
        a_policy(relations=[{"to_policy": other} for other in others])
