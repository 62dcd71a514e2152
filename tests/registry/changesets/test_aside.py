"""What is not published is kept with what stands against it, or discarded."""

import pytest

from registry.changesets import drafts
from registry.changesets.aside import discard, mark_conflict
from registry.changesets.models import Act, State
from registry.changesets.refusals import Conflict, NotReviewable
from tests.makers import an_exchange, revise
from tests.proposals import NOON, agreed, approved, edit, fresh_set, kept
from tests.snapshots import snapshot

pytestmark = pytest.mark.django_db


def test_a_set_in_conflict_keeps_what_was_typed(editor, publisher):
    exchange = an_exchange()
    change_set = kept(editor, edit(exchange, note="mine"))
    revise(exchange, note="theirs")
    with pytest.raises(Conflict) as refused:
        agreed(change_set, publisher)

    mark_conflict(change_set, str(refused.value), by=publisher, at=NOON)

    change_set.refresh_from_db()
    assert change_set.state == State.CONFLICT
    assert change_set.conflict.endswith(": Note")
    assert change_set.changes.get().patch == {"note": ["", "mine"]}


def test_what_no_longer_stands_against_it_is_forgotten(editor, publisher):
    exchange = an_exchange()
    change_set = kept(editor, edit(exchange, note="mine"))
    mark_conflict(change_set, "note", by=publisher, at=NOON)

    agreed(change_set, publisher)

    change_set.refresh_from_db()
    assert (change_set.state, change_set.conflict) == (State.PUBLISHED, "")


def test_what_was_settled_meanwhile_is_in_no_conflict(editor, publisher):
    published, discarded = (
        kept(editor, edit(an_exchange(), note="mine")) for _each in "ab"
    )
    agreed(published, publisher)
    discard(discarded, actor=editor, at=NOON)

    mark_conflict(published, "note", by=editor, at=NOON)
    mark_conflict(discarded, "note", by=editor, at=NOON)

    for change_set, state in ((published, "published"), (discarded, "discarded")):
        change_set.refresh_from_db()
        assert (change_set.state, change_set.conflict) == (state, "")


def test_what_is_discarded_is_never_published_and_stays_readable(editor, publisher):
    change_set = kept(editor, edit(an_exchange(), note="x"))
    before = snapshot()

    discard(change_set, actor=editor, at=NOON)

    with pytest.raises(NotReviewable, match="This change set is discarded"):
        agreed(change_set, publisher)
    change_set.refresh_from_db()
    assert (change_set.state, change_set.changes.count()) == (State.DISCARDED, 1)
    assert snapshot() == before


def test_another_editors_set_is_not_discarded(editor, second_editor):
    change_set = kept(editor, edit(an_exchange(), note="x"))

    with pytest.raises(NotReviewable, match="Only its author or a publisher"):
        discard(change_set, actor=second_editor, at=NOON)

    change_set.refresh_from_db()
    assert change_set.state == State.DRAFT


def test_what_is_published_is_not_discarded(publisher):
    change_set = kept(publisher, edit(an_exchange(), note="x"))
    agreed(change_set, publisher)

    with pytest.raises(NotReviewable, match="still open"):
        discard(change_set, actor=publisher, at=NOON)


@pytest.mark.parametrize("how", [mark_conflict, discard])
def test_what_was_agreed_is_void_once_a_set_is_put_aside(how, editor, publisher):
    change_set = approved(kept(editor, edit(an_exchange(), note="x")), publisher)

    if how is discard:
        discard(change_set, actor=editor, at=NOON)
    else:
        mark_conflict(change_set, "note", by=publisher, at=NOON)

    found = fresh_set(change_set)
    assert (found.reviewed_by, found.reviewed_at) == (None, None)
    assert (found.content_hash, found.risk, found.submitted_at) == ("", "", None)


def test_who_put_it_aside_and_why_is_written_down(editor, publisher):
    clashing, unwanted = (kept(editor) for _each in "ab")

    mark_conflict(clashing, "note", by=publisher, at=NOON)
    discard(unwanted, actor=editor, at=NOON)

    said = clashing.remarks.get()
    assert (said.by, said.act, said.text) == (publisher, Act.CONFLICTED, "note")
    said = unwanted.remarks.get()
    assert (said.by, said.act, said.at) == (editor, Act.DISCARDED, NOON)


def test_what_is_discarded_is_open_no_more_and_what_conflicts_stays_so(editor):
    change_set = drafts.start(editor, at=NOON)

    change_set.reason = "A reason long enough."
    change_set.save()
    mark_conflict(change_set, "note", by=editor, at=NOON)
    assert drafts.open_set(editor) == change_set

    discard(change_set, actor=editor, at=NOON)
    assert drafts.open_set(editor) is None
