"""What a record said once comes back through the editor's open change set."""

import pytest

from registry.changesets import drafts
from registry.changesets.going_back import go_back
from registry.changesets.models import ChangeSet
from registry.changesets.propose import Proposed
from registry.changesets.refusals import NotReviewable
from registry.history.intervals import state_at
from registry.ledger import read
from registry.ledger.verify import verify
from registry.records.kinds import kinds, parts_of
from registry.records.state import m2m_of
from tests.full_records import full
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    an_entity,
    an_exchange,
    fresh,
    live_state,
    revise,
    snapshot,
    withdraw,
)
from tests.proposals import NOON, agreed, edit

pytestmark = pytest.mark.django_db


def back(record, seq, author):
    return go_back(type(record), record.pk, seq=seq, author=author, at=NOON)


def form_of(record):
    return read.form_of(read.newest(record.public_id))


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
def test_a_withdrawn_record_returns_with_all_it_had(kind, editor, publisher):
    record = full(kind)
    before = form_of(record)
    withdraw(record)

    agreed(back(record, record.seq, editor), publisher)

    entry = read.newest(record.public_id)
    assert (entry.type, entry.version) == ("restored", 3)
    assert form_of(record) == before
    assert fresh(record).slug == record.slug
    assert not list(verify())


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
def test_a_record_goes_back_to_what_it_said(kind, editor, publisher):
    record = full(kind)
    before = form_of(record)
    links = [field.name for field in m2m_of(kind.record)]
    parts = [name for name in parts_of(kind.record) if name != "citations"]
    revise(record, slug="other", **{name: [] for name in (*links, *parts)})

    agreed(back(record, record.seq, editor), publisher)

    assert form_of(record) == before
    assert read.newest(record.public_id).type == "revised"
    assert not list(verify())


def test_nothing_is_published_at_once_and_the_reason_is_proposed(editor):
    policy = a_policy(summary_en="First.")
    revise(policy, summary_en="Second.")
    before = snapshot()

    change_set = back(policy, policy.seq, editor)

    assert snapshot() == before
    assert (change_set.state, change_set.opened) == ("draft", True)
    assert change_set.reason == f"Back to no. {policy.seq}"
    (change,) = change_set.changes.all()
    assert change.patch["summary_en"] == ["Second.", "First."]


def test_it_goes_on_in_the_open_set_and_keeps_its_reason(editor):
    policy, sfc = a_policy(summary_en="First."), a_regulator()
    revise(policy, summary_en="Second.")
    opened = drafts.keep([edit(sfc, remit="All.")], author=editor, at=NOON, reason="So")

    change_set = back(policy, policy.seq, editor)

    assert (change_set.pk, change_set.reason) == (opened.pk, "So")
    assert change_set.changes.count() == 2


def test_what_the_draft_says_of_the_record_is_gone_back_from(editor):
    policy = a_policy(summary_en="First.")
    policy = revise(policy, summary_en="Second.")
    drafts.keep([edit(policy, summary_en="Third.")], author=editor, at=NOON)

    change_set = back(policy, policy.seq, editor)

    assert not change_set.changes.exists()


def test_a_drafted_withdrawal_is_taken_back(editor):
    policy = a_policy()
    drafts.keep([Proposed(type(policy), policy.pk, "-")], author=editor, at=NOON)

    change_set = back(policy, policy.seq, editor)

    assert not change_set.changes.exists()


def test_what_it_says_already_is_told_and_starts_nothing(editor):
    policy = a_policy()

    with pytest.raises(NotReviewable, match="says this already"):
        back(policy, policy.seq, editor)

    assert not ChangeSet.objects.filter(author=editor).exists()


def test_before_its_first_version_there_is_nothing_to_go_back_to(editor):
    policy = a_policy()

    with pytest.raises(NotReviewable, match="holds no version"):
        back(policy, policy.seq - 1, editor)


def test_what_it_named_must_come_back_first(editor, publisher):
    holder, other = an_entity(), an_entity(name_en="Other")
    licence = a_licence(holder=holder)
    revise(licence, holder=other)
    withdraw(holder)

    with pytest.raises(NotReviewable, match=f"named {holder.public_id}, which left"):
        back(licence, licence.seq, editor)
    back(holder, holder.seq, editor)
    change_set = back(licence, licence.seq, editor)

    agreed(change_set, publisher)
    assert fresh(licence).holder_id == holder.pk
    assert not list(verify())


def test_the_past_stays_known_at_every_number(editor, publisher):
    exchange = an_exchange(note="One.")
    second = revise(exchange, note="Two.")

    (entry,) = agreed(back(exchange, exchange.seq, editor), publisher)

    notes = [
        state_at(type(exchange), exchange.pk, seq=seq)["note"]
        for seq in (exchange.seq, second.seq, entry.seq)
    ]
    assert notes == ["One.", "Two.", "One."]
    assert live_state(exchange) == state_at(
        type(exchange), exchange.pk, seq=exchange.seq
    )
