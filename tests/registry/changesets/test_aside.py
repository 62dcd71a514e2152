"""What is not published is kept with what stands against it, or discarded."""

import pytest

from registry.changesets.aside import discard, mark_conflict
from registry.changesets.models import State
from registry.changesets.refusals import Conflict, NotReviewable
from tests.makers import an_exchange, revise
from tests.proposals import agreed, edit, kept
from tests.snapshots import snapshot

pytestmark = pytest.mark.django_db


def test_a_set_in_conflict_keeps_what_was_typed(editor, publisher):
    exchange = an_exchange()
    change_set = kept(editor, edit(exchange, note="mine"))
    revise(exchange, note="theirs")
    with pytest.raises(Conflict) as refused:
        agreed(change_set, publisher)

    mark_conflict(change_set, str(refused.value))

    change_set.refresh_from_db()
    assert change_set.state == State.CONFLICT
    assert change_set.conflict.endswith(": Note")
    assert change_set.changes.get().patch == {"note": ["", "mine"]}


def test_what_no_longer_stands_against_it_is_forgotten(editor, publisher):
    exchange = an_exchange()
    change_set = kept(editor, edit(exchange, note="mine"))
    mark_conflict(change_set, "note")

    agreed(change_set, publisher)

    change_set.refresh_from_db()
    assert (change_set.state, change_set.conflict) == (State.PUBLISHED, "")


def test_what_was_settled_meanwhile_is_in_no_conflict(editor, publisher):
    published, discarded = (
        kept(editor, edit(an_exchange(), note="mine")) for _each in "ab"
    )
    agreed(published, publisher)
    discard(discarded, actor=editor)

    mark_conflict(published, "note")
    mark_conflict(discarded, "note")

    for change_set, state in ((published, "published"), (discarded, "discarded")):
        change_set.refresh_from_db()
        assert (change_set.state, change_set.conflict) == (state, "")


def test_what_is_discarded_is_never_published_and_stays_readable(editor, publisher):
    change_set = kept(editor, edit(an_exchange(), note="x"))
    before = snapshot()

    discard(change_set, actor=editor)

    with pytest.raises(NotReviewable, match="discarded: open a new one"):
        agreed(change_set, publisher)
    change_set.refresh_from_db()
    assert (change_set.state, change_set.changes.count()) == (State.DISCARDED, 1)
    assert snapshot() == before


def test_another_editors_set_is_not_discarded(editor, second_editor):
    change_set = kept(editor, edit(an_exchange(), note="x"))

    with pytest.raises(NotReviewable, match="Only its author or a publisher"):
        discard(change_set, actor=second_editor)

    change_set.refresh_from_db()
    assert change_set.state == State.KEPT


def test_what_is_published_is_not_discarded(publisher):
    change_set = kept(publisher, edit(an_exchange(), note="x"))
    agreed(change_set, publisher)

    with pytest.raises(NotReviewable, match="still open"):
        discard(change_set, actor=publisher)
