"""What is said of records that left the register."""

from datetime import UTC, date, datetime

import pytest

from policies.answers.answers import answers
from policies.answers.gone import gone
from registry.records.kinds import Answer, kind_of
from registry.records.models import Record
from tests.linked_records import merged
from tests.makers import a_licence, a_policy, a_source, an_exchange, restore, withdraw
from tests.policies.answers.golden_cases import MERGED, WITHDRAWN

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 4)


def answered(record: Record, *others: Record) -> Answer:
    """Return the answer of a record that is asked for beside others."""
    ids = [record.public_id, *(other.public_id for other in others)]
    return answers(kind_of(type(record)), ids, ON, "en")[record.public_id]


def withdrawn() -> Record:
    """Return a policy that left as 4 March began in Hong Kong."""
    before = datetime(2026, 3, 1, tzinfo=UTC)
    policy = a_policy(source=a_source(at=before), at=before)
    withdraw(policy, at=datetime(2026, 3, 3, 16, tzinfo=UTC))
    return policy


def test_a_withdrawn_record_says_when_it_left() -> None:
    policy = withdrawn()

    found = answered(policy, a_policy())

    assert (found["tag"], found["sentence"]) == (None, WITHDRAWN)
    assert not found["confirmed"]


def test_what_came_back_answers_again() -> None:
    policy = a_policy(force="in_force", effective="2023-06-01")
    withdraw(policy)
    restore(policy)

    assert answered(policy)["tag"] == "in-force"


@pytest.mark.parametrize("asked_too", [True, False])
def test_a_merged_record_answers_as_what_it_became_part_of(asked_too: bool) -> None:
    stays, leaves = an_exchange(), an_exchange()
    deemed = {"status": "deemed_licensed", "effective": "2024-06-01"}
    a_licence(exchanges=[stays], status_events=[deemed])
    merged(leaves, stays)

    found = answered(leaves, *([stays] if asked_too else []))

    assert found["tag"] == "deemed"
    assert found["sentence"].startswith(MERGED % {"survivor": stays.public_id})
    assert [one["tag"] for one in found["permissions"]] == ["deemed"]


def test_a_record_merged_twice_answers_as_the_last() -> None:
    first, second, third = an_exchange(), an_exchange(), an_exchange()
    merged(first, second)
    merged(second, third)

    sentence = answered(first)["sentence"]

    words = f"Merged into {second.public_id}. Merged into {third.public_id}. No"
    assert sentence.startswith(words)


def test_what_left_is_told_apart_from_what_never_was() -> None:
    policy = withdrawn()
    leaves, stays = an_exchange(), an_exchange()
    merged(leaves, stays)

    found = gone([leaves.public_id, policy.public_id, "EX-9999"])

    assert found.merged == {leaves.public_id: stays.public_id}
    assert found.withdrawn == {policy.public_id: ON}
