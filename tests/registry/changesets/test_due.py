"""What was scheduled is published when its time has come, and never by force."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError

from registry.changesets import due as due_module
from registry.changesets.due import publish_due
from registry.changesets.models import Act, State
from registry.changesets.publish import publish
from registry.changesets.review import schedule, take_back
from registry.ledger import read
from registry.ledger.verify import verify
from tests.makers import an_exchange, fresh, revise
from tests.proposals import NOON, agreed, approved, at_noon, edit, fresh_set, kept
from tests.snapshots import snapshot

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def scheduled(author, publisher, *, record=None, at=NOON + HOUR, note="x"):
    """Return an approved set that is due at a time."""
    change = edit(record or an_exchange(), note=note)
    found = approved(kept(author, change), publisher)
    schedule(found, actor=publisher, at=NOON, publish_at=at)
    return fresh_set(found)


def due(at=NOON + HOUR):
    return list(publish_due(clock=lambda: at))


def test_it_is_published_at_its_time_in_the_name_of_who_scheduled_it(
    editor, publisher, administrator
):
    found = approved(kept(editor, edit(an_exchange(), note="x")), administrator)
    schedule(found, actor=publisher, at=NOON, publish_at=NOON + HOUR)

    (outcome,) = due()

    found = fresh_set(found)
    assert (found.state, found.published_alone) == (State.PUBLISHED, False)
    assert found.reviewed_by == administrator
    assert [entry.seq for entry in outcome.entries] == [read.head().seq]
    assert found.remarks.get(act=Act.PUBLISHED).by == publisher
    assert (outcome.change_set, outcome.against) == (found, "")


def test_before_its_time_nothing_moves(editor, publisher):
    scheduled(editor, publisher)
    before = snapshot()

    assert due(NOON + HOUR - timedelta(seconds=1)) == []
    assert snapshot() == before


def test_what_nobody_scheduled_waits_for_a_person(editor, publisher):
    approved(kept(editor, edit(an_exchange(), note="x")), publisher)

    assert due(NOON + 999 * HOUR) == []


def test_the_oldest_goes_first(editor, publisher):
    later, sooner = (
        scheduled(editor, publisher, at=NOON + hours * HOUR) for hours in (3, 2)
    )

    found = due(NOON + 4 * HOUR)

    assert [outcome.change_set for outcome in found] == [sooner, later]
    first, second = (outcome.entries[0].seq for outcome in found)
    assert first < second


def test_what_conflicts_returns_to_its_author_and_the_others_go_on(editor, publisher):
    exchange = an_exchange()
    clashing = scheduled(editor, publisher, record=exchange, note="mine")
    other = scheduled(editor, publisher, at=NOON + 2 * HOUR)
    revise(exchange, note="theirs")

    refused, published = due(NOON + 3 * HOUR)

    assert refused.returned
    assert refused.against.endswith(": Note")
    assert fresh(exchange).note == "theirs"
    found = fresh_set(clashing)
    assert (found.state, found.conflict) == (State.CONFLICT, refused.against)
    assert (found.publish_at, found.scheduled_by, found.reviewed_by) == (None,) * 3
    assert found.changes.get().patch == {"note": ["", "mine"]}
    said = found.remarks.get(act=Act.CONFLICTED)
    assert (said.by, said.text) == (publisher, refused.against)
    assert (published.change_set, published.against) == (other, "")
    assert not list(verify())


def test_who_may_publish_no_longer_publishes_nothing(editor, publisher):
    found = scheduled(editor, publisher)
    publisher.is_active = False
    publisher.save()

    (outcome,) = due()

    assert "This account is closed" in outcome.against
    assert fresh_set(found).state == State.CONFLICT


def test_what_was_slipped_in_since_is_not_published(editor, publisher):
    found = scheduled(editor, publisher)
    found.changes.update(patch={"note": ["", "slipped in"]})

    (outcome,) = due()

    assert outcome.returned
    assert "not what was approved" in outcome.against


def quicker(monkeypatch, act):
    """Have a person act in the moment between the list and the publication."""

    def late(change_set, **how):
        act(change_set)
        return publish(change_set, **how)

    monkeypatch.setattr(due_module, "publish", late)


def test_what_its_author_took_back_in_that_moment_is_theirs(
    editor, publisher, monkeypatch
):
    found = scheduled(editor, publisher)
    quicker(monkeypatch, lambda one: take_back(one, actor=editor, at=NOON))

    (outcome,) = due()

    assert (outcome.returned, outcome.entries) == (False, [])
    assert fresh_set(found).state == State.DRAFT


def test_what_somebody_published_in_that_moment_is_published_once(
    editor, publisher, monkeypatch
):
    found = scheduled(editor, publisher)
    quicker(monkeypatch, lambda one: publish(one, actor=publisher, clock=at_noon))

    (outcome,) = due()

    assert "This change set is published" in outcome.against
    assert fresh_set(found).state == State.PUBLISHED
    assert fresh_set(found).remarks.filter(act=Act.PUBLISHED).count() == 1


def test_where_the_database_fails_the_set_waits_and_the_others_go_on(
    editor, publisher, monkeypatch
):
    first, second = (
        scheduled(editor, publisher, at=NOON + hours * HOUR) for hours in (1, 2)
    )

    def locked(change_set, **how):
        if change_set == first:
            raise OperationalError("database is locked")
        return publish(change_set, **how)

    monkeypatch.setattr(due_module, "publish", locked)
    waits, done = due(NOON + 3 * HOUR)

    assert (waits.change_set, waits.returned) == (first, False)
    assert (waits.against, done.change_set) == ("database is locked", second)
    monkeypatch.undo()
    assert [outcome.change_set for outcome in due(NOON + 3 * HOUR)] == [first]


def test_who_is_killed_half_way_leaves_whole_publications(editor, publisher):
    first, second = (
        scheduled(editor, publisher, at=NOON + hours * HOUR) for hours in (1, 2)
    )

    running = publish_due(clock=lambda: NOON + 3 * HOUR)
    next(running)
    running.close()

    assert fresh_set(first).state == State.PUBLISHED
    assert fresh_set(second).state == State.APPROVED
    assert not list(verify())
    assert [outcome.change_set for outcome in due(NOON + 3 * HOUR)] == [second]


def test_a_set_published_by_hand_before_its_time_is_not_due(editor, publisher):
    found = scheduled(editor, publisher)

    agreed(found, publisher)

    assert due(datetime(2099, 1, 1, tzinfo=UTC)) == []
