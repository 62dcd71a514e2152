"""Publish merges a change set: who may, when, all of it or nothing."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction

from policies.models import Exchange
from registry.changesets import drafts
from registry.changesets import publish as publishing
from registry.changesets.models import Act as Did
from registry.changesets.models import ChangeSet, State
from registry.changesets.propose import new_record
from registry.changesets.publish import publish
from registry.changesets.refusals import Invalid, NotReviewable
from registry.history.gate import Unrevised
from registry.history.models import Gate, Touched
from registry.ledger import read
from registry.records.rows import plain
from tests.cast import member
from tests.makers import (
    Act,
    a_policy,
    an_exchange,
    commit,
    fresh,
    state_of,
)
from tests.proposals import NOON, agreed, approved, at_noon, edit, fresh_set, kept
from tests.snapshots import snapshot

pytestmark = pytest.mark.django_db
TICK = timedelta(microseconds=1)


# What a publication writes


def test_entries_of_one_set_are_numbered_in_its_order():
    keys = [uuid4(), uuid4(), uuid4()]
    states = [state_of(Exchange, {"name_en": f"Platform {n}"}) for n in "abc"]
    before = read.head().seq

    pairs = zip(keys, states, strict=True)
    entries = commit(*(new_record(Exchange, key, state=one) for key, one in pairs))

    assert [entry.record for entry in entries] == keys
    assert [entry.seq for entry in entries] == [before + 1, before + 2, before + 3]
    assert len({entry.recorded_at for entry in entries}) == 1


def test_the_reason_and_the_cause_are_told_in_the_ledger():
    act = Act(reason="The firm was renamed.", cause="law_changed")

    (entry,) = commit(edit(an_exchange(), note="x"), act=act)

    assert (entry.reason, entry.cause) == ("The firm was renamed.", "law_changed")
    assert (entry.type, entry.kind, entry.version) == ("revised", "exchanges", 2)


# The clock


def test_a_set_is_later_than_the_one_before_even_where_the_clock_stands():
    first, second = an_exchange(at=NOON), an_exchange(at=NOON)
    third = an_exchange(at=NOON - timedelta(days=400))

    base, *later = [
        read.newest(exchange.public_id).recorded_at
        for exchange in (first, second, third)
    ]
    assert later == [base + TICK, base + 2 * TICK]


def test_the_clock_is_read_inside_the_transaction(publisher):
    change_set = kept(publisher, edit(an_exchange(at=NOON), note="x"))
    seen = []

    def clock():
        seen.append(connection.in_atomic_block)
        return datetime(2099, 1, 1, tzinfo=UTC)

    (entry,) = publish(change_set, actor=publisher, clock=clock)

    assert seen == [True]
    assert entry.recorded_at == datetime(2099, 1, 1, tzinfo=UTC)


# Who publishes


def test_a_set_of_ones_own_is_marked_published_alone(publisher):
    change_set = kept(publisher, edit(an_exchange(), note="x"))

    agreed(change_set, publisher)

    change_set.refresh_from_db()
    assert (change_set.published_alone, change_set.reviewed_by) == (True, None)
    assert change_set.state == State.PUBLISHED


def test_a_set_of_another_is_marked_with_who_agreed(editor, publisher):
    change_set = kept(editor, edit(an_exchange(), note="x"))

    (entry,) = agreed(change_set, publisher)

    change_set.refresh_from_db()
    assert (change_set.published_alone, change_set.reviewed_by) == (False, publisher)
    assert change_set.published_at == entry.recorded_at


def test_an_editor_publishes_nothing(editor, second_editor):
    change_set = kept(editor, edit(an_exchange(), note="x"))
    before = snapshot()

    with pytest.raises(NotReviewable, match="Four eyes"):
        publish(change_set, actor=editor, clock=at_noon)
    approved(change_set, member("reviewer"))
    for person in (editor, second_editor):
        with pytest.raises(NotReviewable, match="role publisher"):
            publish(change_set, actor=person, clock=at_noon)

    assert snapshot() == before


def test_an_author_who_may_publishes_what_another_approved(publisher, administrator):
    change_set = kept(publisher, edit(an_exchange(), note="x"))
    approved(change_set, administrator)

    assert publish(change_set, actor=publisher, clock=at_noon)

    found = fresh_set(change_set)
    assert (found.published_alone, found.reviewed_by) == (False, administrator)


def test_who_published_is_written_down(editor, publisher):
    change_set = kept(editor, edit(an_exchange(), note="x"))

    agreed(change_set, publisher)

    said = change_set.remarks.get(act=Did.PUBLISHED)
    assert (said.by, said.at) == (publisher, fresh_set(change_set).published_at)


def test_nothing_but_what_was_approved_is_published(editor, publisher):
    change_set = kept(editor, edit(an_exchange(), note="x"))
    approved(change_set, publisher)
    change_set.changes.update(patch={"note": ["", "slipped in"]})
    before = snapshot()

    with pytest.raises(NotReviewable, match="not what was approved"):
        publish(change_set, actor=publisher, clock=at_noon)

    assert snapshot() == before


def test_a_draft_without_a_reason_is_not_published_alone(publisher):
    change_set = drafts.keep([edit(an_exchange(), note="x")], author=publisher, at=NOON)
    before = snapshot()

    with pytest.raises(Invalid, match="at least 10 characters"):
        publish(change_set, actor=publisher, clock=at_noon)

    assert snapshot() == before


def test_a_stale_copy_of_a_published_set_does_not_publish_it_again(editor, publisher):
    change_set = kept(editor, edit(an_exchange(), note="x"))
    stale = ChangeSet.objects.get(pk=change_set.pk)
    agreed(change_set, publisher)

    with pytest.raises(NotReviewable, match="This change set is published"):
        agreed(stale, publisher)


# All or nothing


def test_a_fault_leaves_no_trace(publisher):
    exchange = an_exchange()
    change_set = kept(publisher, edit(exchange, opened="2023-02-30"))
    before = snapshot()

    with pytest.raises(Invalid, match="EX-0001 Platform: Opened: "):
        agreed(change_set, publisher)

    change_set.refresh_from_db()
    assert (snapshot(), change_set.state) == (before, State.DRAFT)


@pytest.mark.parametrize(
    "step", ["number", "replay", "settle", "append", "revise", "index", "touched"]
)
def test_an_accident_at_any_step_leaves_no_trace(step, publisher, monkeypatch):
    change_set = kept(publisher, edit(a_policy(requirements=[{}]), note="x"))
    before = snapshot()

    def burst(*_args, **_named):
        raise ZeroDivisionError

    monkeypatch.setattr(publishing, step, burst)
    with pytest.raises(ZeroDivisionError):
        publish(change_set, actor=publisher, clock=at_noon)

    change_set.refresh_from_db()
    assert (snapshot(), change_set.state) == (before, State.DRAFT)
    assert not Gate.objects.exists()
    assert not Touched.objects.exists()


def test_a_write_nobody_revised_is_refused(publisher, monkeypatch):
    exchange, other = an_exchange(), an_exchange()
    change_set = kept(publisher, edit(exchange, note="x"))

    def meddle(*_args, **_named):
        plain(Exchange).filter(pk=other.pk).update(note="unseen")

    monkeypatch.setattr(publishing, "index", meddle)
    with pytest.raises(Unrevised, match=f"without a revision: {other.pk}"):
        publish(change_set, actor=publisher, clock=at_noon)

    assert fresh(other).note == ""


def test_who_rolls_back_takes_all_of_it_back():
    before = snapshot()

    with transaction.atomic():
        an_exchange()
        transaction.set_rollback(True)

    assert snapshot() == before
