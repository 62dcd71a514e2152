"""A publication writes one entry and one revision for each record that changed."""

import pytest

from registry.ledger import read
from tests.makers import a_policy, a_regulator, a_source, revise
from tests.snapshots import revisions

pytestmark = pytest.mark.django_db


def test_a_record_with_parts_links_and_citations_is_one_entry_and_one_revision():
    sfc, source = a_regulator(), a_source()
    before = read.head().seq

    policy = a_policy(
        source=source,
        issuers=[sfc],
        requirements=[{"value": "98"}, {"subject": "insurance"}],
    )

    assert [entry.public_id for entry in read.after(before, 9)] == [policy.public_id]
    assert revisions(policy) == [(policy.seq, "+")]
    for part in [*policy.requirements.all(), *policy.citations.all()]:
        assert revisions(part) == [(policy.seq, "+")]


def test_all_that_is_published_at_once_bears_one_instant_and_one_change_set():
    policy = a_policy(requirements=[{}])

    (entry,) = read.versions(policy.public_id)
    twins = [policy.history.get(), policy.requirements.get().history.get()]
    assert {twin.history_date for twin in twins} == {entry.recorded_at}
    assert {twin.change_set_id for twin in twins} == {entry.change_set_id}
    assert {twin.history_change_reason for twin in twins} == {entry.reason}
    assert {twin.history_user.username for twin in twins} == {"publisher"}


def test_a_change_to_a_part_revises_its_record_and_no_other_part():
    policy = a_policy(requirements=[{"value": "98"}, {"value": "2"}])
    first, second = policy.requirements.order_by("value")

    revised = revise(
        policy, requirements=[{"id": first.pk, "value": "3"}, {"id": second.pk}]
    )

    assert revisions(policy) == [(policy.seq, "+"), (revised.seq, "~")]
    assert revisions(first) == [(policy.seq, "+"), (revised.seq, "~")]
    assert revisions(second) == [(policy.seq, "+")]


def test_a_change_to_links_revises_the_record_and_neither_part_nor_the_other():
    policy, sfc = a_policy(requirements=[{}]), a_regulator()

    revised = revise(policy, issuers=[sfc])

    assert revisions(policy) == [(policy.seq, "+"), (revised.seq, "~")]
    assert revisions(policy.requirements.get()) == [(policy.seq, "+")]
    assert revisions(sfc) == [(sfc.seq, "+")]


def test_a_change_to_a_citation_revises_its_record():
    policy = a_policy()
    citation = policy.citations.get()

    revised = revise(policy, citations=[{"id": citation.pk, "locator": "p. 2"}])

    assert revisions(policy) == [(policy.seq, "+"), (revised.seq, "~")]
    assert revisions(citation) == [(policy.seq, "+"), (revised.seq, "~")]


def test_a_part_taken_away_leaves_its_last_revision():
    policy = a_policy(requirements=[{}])
    requirement = policy.requirements.get()

    revised = revise(policy, requirements=[])

    assert revisions(requirement) == [(policy.seq, "+"), (revised.seq, "-")]
    assert revisions(policy) == [(policy.seq, "+"), (revised.seq, "~")]
    assert not policy.requirements.exists()
