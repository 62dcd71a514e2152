"""Nobody approves their own, and an approval is for exactly what was seen."""

import pytest

from registry.changesets import review
from registry.changesets.models import Act, State
from registry.changesets.refusals import NotReviewable
from tests.makers import an_exchange
from tests.proposals import NOON, edit, fresh_set, submitted

pytestmark = pytest.mark.django_db


def waiting(author, **values):
    return submitted(author, edit(an_exchange(), **(values or {"note": "x"})))


def approve(change_set, actor, **how):
    seen = how.pop("seen", change_set.content_hash)
    review.approve(change_set, actor=actor, at=NOON, seen=seen, **how)
    return fresh_set(change_set)


def test_another_approves_what_was_sent(editor, reviewer):
    change_set = approve(waiting(editor), reviewer, text="Read it.")

    assert (change_set.state, change_set.reviewed_by) == (State.APPROVED, reviewer)
    assert change_set.reviewed_at == NOON
    said = change_set.remarks.last()
    assert (said.act, said.text) == (Act.APPROVED, "Read it.")
    assert said.content_hash == change_set.content_hash


def test_an_approval_is_for_what_was_before_the_reviewers_eyes(editor, reviewer):
    change_set = waiting(editor)
    seen = change_set.content_hash
    review.take_back(change_set, actor=editor, at=NOON)
    change_set.changes.update(patch={"note": ["", "y"]})
    review.submit(change_set, actor=editor, at=NOON)

    with pytest.raises(NotReviewable, match="edited since you opened it"):
        approve(change_set, reviewer, seen=seen)

    assert fresh_set(change_set).state == State.SUBMITTED
    assert approve(fresh_set(change_set), reviewer).state == State.APPROVED


@pytest.mark.parametrize("seen", ["", "0" * 64])
def test_who_says_not_what_was_seen_approves_nothing(seen, editor, reviewer):
    with pytest.raises(NotReviewable, match="edited since"):
        approve(waiting(editor), reviewer, seen=seen)


def test_what_was_slipped_in_after_it_was_sent_is_not_approved(editor, reviewer):
    change_set = waiting(editor)
    change_set.changes.update(patch={"note": ["", "slipped in"]})

    with pytest.raises(NotReviewable, match="edited since"):
        approve(change_set, reviewer)


def test_high_risk_is_for_a_publisher(editor, reviewer, publisher):
    change_set = waiting(editor, opened="2023")

    with pytest.raises(NotReviewable, match="high risk"):
        approve(change_set, reviewer)

    assert approve(change_set, publisher).state == State.APPROVED


def test_an_author_approves_nothing_of_theirs(administrator):
    change_set = waiting(administrator)

    with pytest.raises(NotReviewable, match="someone else approves"):
        approve(change_set, administrator)

    assert fresh_set(change_set).reviewed_by is None


def test_of_two_who_approve_one_does(editor, reviewer, publisher):
    change_set = waiting(editor)
    approve(change_set, reviewer)

    with pytest.raises(NotReviewable, match="This change set is approved"):
        approve(change_set, publisher)

    assert fresh_set(change_set).reviewed_by == reviewer
