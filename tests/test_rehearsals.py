"""A rehearsed publication is the publication, of which nothing stays."""

import pytest

from registry.changesets.models import State
from registry.changesets.publish import rehearsed
from registry.changesets.refusals import Conflict
from registry.history.models import Gate
from tests.makers import an_exchange, fresh, revise
from tests.proposals import agreed, at_noon, edit, fresh_set, kept
from tests.snapshots import snapshot

pytestmark = pytest.mark.django_db


def test_a_rehearsal_is_the_publication_and_leaves_nothing(editor, publisher):
    exchange = an_exchange()
    change_set, before = kept(editor, edit(exchange, note="Ours.")), snapshot()

    with rehearsed(change_set, clock=at_noon) as (entry,):
        inside = entry.seq, entry.payload, fresh(exchange).note
    after = snapshot()
    agreed(change_set, publisher)

    (made,) = change_set.entries.all()
    assert after == before
    assert inside == (made.seq, made.payload, "Ours.")
    assert fresh_set(change_set).state == State.PUBLISHED


def test_a_rehearsal_of_what_is_so_has_no_entries(editor):
    exchange = an_exchange()
    change_set = kept(editor, edit(exchange, note="Ours."))
    change_set.changes.update(patch={"note": ["", "Ours."]})
    revise(exchange, note="Ours.")

    with rehearsed(change_set, clock=at_noon) as entries:
        assert entries == []


def test_a_rehearsal_refuses_what_publication_refuses(editor):
    exchange = an_exchange(note="First.")
    change_set = kept(editor, edit(exchange, note="Ours."))
    revise(exchange, note="Theirs.")

    with (
        pytest.raises(Conflict, match="Changed meanwhile"),
        rehearsed(change_set, clock=at_noon),
    ):
        pass


def test_what_fails_in_a_rehearsal_leaves_nothing_either(editor):
    change_set = kept(editor, edit(an_exchange(), note="Ours."))
    before = snapshot()

    with (
        pytest.raises(ZeroDivisionError),
        rehearsed(change_set, clock=at_noon),
    ):
        _ = 1 / 0

    assert snapshot() == before
    assert not Gate.objects.exists()
