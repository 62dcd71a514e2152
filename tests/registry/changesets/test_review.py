"""From draft to approved: four eyes, for exactly what was sent."""

from datetime import timedelta

import pytest

from registry.changesets import drafts, review
from registry.changesets.content import content_hash
from registry.changesets.models import Act, Risk, State
from registry.changesets.propose import Proposed
from registry.changesets.publish import publish
from registry.changesets.refusals import Conflict, Invalid, NotReviewable, Referenced
from tests.makers import a_policy, a_regulator, an_exchange, fresh, revise
from tests.proposals import (
    NOON,
    approved,
    at_noon,
    edit,
    fresh_set,
    kept,
    submitted,
)
from tests.snapshots import snapshot

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def waiting(author, **values):
    return submitted(author, edit(an_exchange(), **(values or {"note": "x"})))


def approve(change_set, actor, **how):
    seen = how.pop("seen", change_set.content_hash)
    review.approve(change_set, actor=actor, at=NOON, seen=seen, **how)
    return fresh_set(change_set)


def acts(change_set):
    return [(said.act, said.by.username) for said in change_set.remarks.all()]


# Send


def test_what_is_sent_is_closed_weighed_and_numbered(editor):
    change_set = drafts.keep(
        [edit(an_exchange(), opened="2023")],
        author=editor,
        at=NOON,
        reason="Found in the gazette.",
    )
    before = snapshot()

    (step,) = review.submit(change_set, actor=editor, at=NOON)

    found = fresh_set(change_set)
    assert (found.state, found.opened, found.submitted_at) == ("submitted", False, NOON)
    assert (found.risk, found.content_hash) == (Risk.HIGH, content_hash(found))
    assert step.state["opened"] == "2023"
    assert acts(found) == [("submitted", "editor")]
    assert drafts.open_set(editor) is None
    assert snapshot() == before


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (Invalid, "at least 10 characters"),
        (Invalid, "changes nothing"),
        (Invalid, "No citation names this value"),
        (Conflict, "Note"),
        (Referenced, "Still named by"),
    ],
)
def test_what_publication_would_refuse_is_not_sent(refusal, words, editor):
    lacking = lacks(words, editor)
    before = fresh_set(lacking).__dict__ | {"_state": None}

    with pytest.raises(refusal, match=words):
        review.submit(lacking, actor=editor, at=NOON)

    assert fresh_set(lacking).__dict__ | {"_state": None} == before
    assert not lacking.remarks.exists()


def lacks(words, author):
    """Return a draft that lacks what these words say."""
    exchange = an_exchange()
    change = edit(exchange, note="mine")
    if "nothing" in words:
        change = Proposed(type(exchange), exchange.pk, "~", {"note": ["x", ""]})
    if "citation" in words:
        patch = {"name_zh_hant": ["", "平台"]}
        change = Proposed(type(exchange), exchange.pk, "~", patch)
    if "named" in words:
        sfc = a_regulator()
        a_policy(issuers=[sfc])
        change = Proposed(type(sfc), sfc.pk, "-")
    found = kept(author, change)
    if "characters" in words:
        found.reason = "  too short "
        found.save()
    if words == "Note":
        revise(exchange, note="theirs")
    return found


def test_what_is_sent_again_forgets_what_stood_against_it(editor):
    change_set = kept(editor, edit(an_exchange(), note="x"))
    change_set.state, change_set.conflict = State.CONFLICT, "EX-0001: Note"
    change_set.save()

    review.submit(change_set, actor=editor, at=NOON)

    assert fresh_set(change_set).conflict == ""


def test_nobody_sends_the_set_of_another(editor, administrator):
    change_set = kept(editor, edit(an_exchange(), note="x"))

    with pytest.raises(NotReviewable, match="Only its author"):
        review.submit(change_set, actor=administrator, at=NOON)


def test_what_was_sent_is_not_sent_twice(editor):
    change_set = waiting(editor)

    with pytest.raises(NotReviewable, match="sent for review"):
        review.submit(change_set, actor=editor, at=NOON)

    assert acts(change_set) == [("submitted", "editor")]


# Take back


@pytest.mark.parametrize("was_approved", [True, False])
def test_taken_back_it_is_a_draft_and_no_approval_is_left(
    was_approved, editor, publisher
):
    change_set = waiting(editor)
    if was_approved:
        approve(change_set, publisher, publish_at=NOON + HOUR)

    review.take_back(change_set, actor=editor, at=NOON)

    found = fresh_set(change_set)
    assert (found.state, found.content_hash, found.risk) == ("draft", "", "")
    assert (found.submitted_at, found.reviewed_by, found.reviewed_at) == (None,) * 3
    assert (found.publish_at, found.scheduled_by) == (None, None)
    assert acts(found)[-1] == ("taken_back", "editor")


# Schedule


def test_a_publisher_approves_and_schedules_in_one(editor, publisher):
    change_set = approve(waiting(editor), publisher, publish_at=NOON + HOUR)

    assert (change_set.publish_at, change_set.scheduled_by) == (NOON + HOUR, publisher)
    assert acts(change_set)[-2:] == [
        ("approved", "publisher"),
        ("scheduled", "publisher"),
    ]


def test_a_reviewer_who_schedules_does_not_even_approve(editor, reviewer):
    change_set = waiting(editor)

    with pytest.raises(NotReviewable, match="role publisher"):
        approve(change_set, reviewer, publish_at=NOON + HOUR)

    found = fresh_set(change_set)
    assert (found.state, found.publish_at) == (State.SUBMITTED, None)
    assert acts(found) == [("submitted", "editor")]


@pytest.mark.parametrize("late", [timedelta(0), HOUR])
def test_the_past_is_no_time_to_publish_at(late, editor, publisher):
    change_set = approved(kept(editor, edit(an_exchange(), note="x")), publisher)

    with pytest.raises(NotReviewable, match="That time has passed"):
        review.schedule(change_set, actor=publisher, at=NOON, publish_at=NOON - late)

    assert fresh_set(change_set).publish_at is None


def test_a_time_is_changed_by_scheduling_anew(editor, publisher, administrator):
    change_set = approve(waiting(editor), publisher, publish_at=NOON + HOUR)
    later = NOON + 2 * HOUR

    review.schedule(change_set, actor=administrator, at=NOON, publish_at=later)

    found = fresh_set(change_set)
    assert (found.publish_at, found.scheduled_by) == (later, administrator)


def test_a_draft_is_not_scheduled_not_even_by_who_publishes_alone(publisher):
    change_set = kept(publisher, edit(an_exchange(), note="x"))

    with pytest.raises(NotReviewable, match="This change set is draft"):
        review.schedule(change_set, actor=publisher, at=NOON, publish_at=NOON + HOUR)


# Return


def test_returned_it_is_its_authors_with_the_words(editor, reviewer):
    change_set = waiting(editor)
    sent = change_set.content_hash

    review.give_back(change_set, actor=reviewer, at=NOON, text=" Cite the gazette. ")

    found = fresh_set(change_set)
    assert (found.state, found.content_hash) == (State.RETURNED, "")
    said = found.remarks.last()
    assert (said.act, said.text) == (Act.RETURNED, "Cite the gazette.")
    assert said.content_hash == sent  # what was before the reviewer's eyes
    drafts.switch(found, user=editor)
    review.submit(found, actor=editor, at=NOON)
    assert approve(fresh_set(found), reviewer).state == State.APPROVED


def test_it_is_not_returned_without_words(editor, reviewer):
    change_set = waiting(editor)

    with pytest.raises(NotReviewable, match="Say what is missing"):
        review.give_back(change_set, actor=reviewer, at=NOON, text="  ")

    assert fresh_set(change_set).state == State.SUBMITTED


def test_what_is_approved_may_still_be_returned(editor, reviewer, publisher):
    change_set = approve(waiting(editor), publisher, publish_at=NOON + HOUR)

    review.give_back(change_set, actor=reviewer, at=NOON, text="Wait for the bill.")

    found = fresh_set(change_set)
    assert (found.state, found.publish_at, found.reviewed_by) == (
        "returned",
        None,
        None,
    )


# Look at


def test_somebody_answers_afterwards_for_what_was_published_alone(publisher, reviewer):
    exchange = an_exchange()
    change_set = kept(publisher, edit(exchange, note="x"))
    publish(change_set, actor=publisher, clock=at_noon)

    review.look_at(change_set, actor=reviewer, at=NOON, text="Read it.")

    found = fresh_set(change_set)
    assert (found.reviewed_by, found.published_alone) == (reviewer, True)
    assert ("looked_at", "reviewer") in acts(found)
    assert fresh(exchange).note == "x"
    with pytest.raises(NotReviewable, match="waits for no review"):
        review.look_at(change_set, actor=reviewer, at=NOON, text="Again.")
