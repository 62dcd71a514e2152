"""A published set is taken back whole; what others changed since stays."""

import pytest

from policies.models import Exchange, Policy, Regulator
from registry.changesets.models import Change, ChangeSet, Remark
from registry.changesets.refusals import NotReviewable
from registry.changesets.undo import undo
from registry.history.intervals import state_at
from registry.ledger import read
from registry.ledger.models import Entry
from registry.ledger.verify import verify
from registry.records.kinds import kinds
from tests.full_records import full
from tests.linked_records import linked_set
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    an_entity,
    an_exchange,
    evidence,
    fresh,
    restore,
    revise,
    snapshot,
    withdraw,
)
from tests.proposals import NOON, agreed, edit, kept

pytestmark = pytest.mark.django_db


def last_set():
    return Entry.objects.latest("seq").change_set


def form_of(record):
    return read.form_of(read.newest(record.public_id))


def undone(change_set, author, publisher):
    """Undo a set and publish that; return the entries."""
    return agreed(undo(change_set, author=author, at=NOON).change_set, publisher)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
def test_an_undone_edit_leaves_the_form_as_it_was(kind, editor, publisher):
    record = full(kind)
    before = form_of(record)
    revise(record, slug="other")

    (entry,) = undone(last_set(), editor, publisher)

    assert (entry.type, form_of(record)) == ("revised", before)
    assert not list(verify())


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
def test_an_undone_withdrawal_brings_all_back(kind, editor, publisher):
    record = full(kind)
    before = form_of(record)
    change_set = withdraw(record).change_set

    (entry,) = undone(change_set, editor, publisher)

    assert (entry.type, form_of(record)) == ("restored", before)
    assert not list(verify())


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
def test_an_undone_addition_leaves_and_undone_again_returns(kind, editor, publisher):
    evidence()  # in a set of its own: it is to stay
    record = full(kind)
    before = form_of(record)

    (gone,) = undone(last_set(), editor, publisher)
    (back,) = undone(gone.change_set, editor, publisher)

    assert (gone.type, back.type) == ("withdrawn", "restored")
    assert form_of(record) == before
    assert not list(verify())


def test_parts_links_and_citations_are_taken_back(editor, publisher):
    sfc, hkma = a_regulator(), a_regulator(name_en="HKMA")
    policy = a_policy(issuers=[sfc], requirements=[{"value": "98"}, {"value": "5"}])
    before = form_of(policy)
    revise(policy, issuers=[hkma], requirements=[{"value": "50"}])

    undone(last_set(), editor, publisher)

    assert form_of(policy) == before
    assert not list(verify())


def test_a_later_edit_to_another_value_stays(editor, publisher):
    policy = a_policy(summary_en="First.", note="One.")
    revise(policy, summary_en="Second.")
    change_set = last_set()
    revise(policy, note="Two.", title_zh_hant="通函")

    undone(change_set, editor, publisher)

    now = fresh(policy)
    assert (now.summary_en, now.note, now.title_zh_hant) == ("First.", "Two.", "通函")
    assert not list(verify())


def test_a_value_changed_since_is_left_and_told_at_its_place(editor, publisher):
    policy = a_policy(summary_en="First.", title_zh_hant="一")
    revise(policy, summary_en="Second.", title_zh_hant="二")
    change_set = last_set()
    later = revise(policy, summary_en="Third.")
    revise(policy, note="Unrelated.")

    done = undo(change_set, author=editor, at=NOON)
    agreed(done.change_set, publisher)

    now = fresh(policy)
    assert (now.summary_en, now.title_zh_hant) == ("Third.", "一")
    (clash,) = done.clashes
    assert (clash.record, clash.path) == (policy.pk, "summary_en")
    remark = Remark.objects.get(change_set=done.change_set, path="summary_en")
    assert remark.text == f"Left as it stands: no. {later.seq} changed it since."


def test_a_set_of_linked_records_leaves_together(editor, publisher):
    entries = linked_set()
    an_exchange(name_en="Elsewhere")
    gone = undone(entries[0].change_set, editor, publisher)

    assert {entry.type for entry in gone} == {"withdrawn"}
    assert not Policy.objects.exists()
    assert not list(verify())

    back = undone(gone[0].change_set, editor, publisher)

    assert {entry.type for entry in back} == {"restored"}
    for first, second in zip(entries, back, strict=True):
        assert read.form_of(first) == read.form_of(second)
    assert not list(verify())


def test_what_changed_since_or_is_named_by_it_stays(editor):
    entries = linked_set()
    policy = Policy.objects.get()
    later = revise(policy, note="Later.")
    ids = {read.form_of(entry)["kind"]: entry.public_id for entry in entries}

    done = undo(entries[0].change_set, author=editor, at=NOON)

    told = {clash.record: clash.why for clash in done.clashes}
    (left,) = done.change_set.changes.all()
    assert (left.kind, left.op) == ("policies.licence", "-")
    assert f"no. {later.seq} changed it since" in told[policy.pk]
    assert f"{ids['policies']} names it by now" in told[Regulator.objects.get().pk]


def test_a_record_named_since_stays(editor):
    exchange = an_exchange()
    change_set = last_set()
    licence = a_licence(exchanges=[exchange])

    with pytest.raises(NotReviewable, match=f"{licence.public_id} names it by now"):
        undo(change_set, author=editor, at=NOON)


def test_what_left_since_is_restored_first(editor):
    policy = a_policy(summary_en="First.")
    revise(policy, summary_en="Second.")
    change_set = last_set()
    entry = withdraw(policy)

    with pytest.raises(NotReviewable, match=f"left the register with no. {entry.seq}"):
        undo(change_set, author=editor, at=NOON)


def test_what_named_a_record_that_left_is_left(editor):
    holder, other = an_entity(), an_entity(name_en="Other")
    licence = a_licence(holder=holder)
    revise(licence, holder=other)
    change_set = last_set()
    withdraw(holder)

    with pytest.raises(NotReviewable, match=f"named {holder.public_id}"):
        undo(change_set, author=editor, at=NOON)
    assert fresh(licence).holder_id == other.pk


def test_a_set_taken_back_by_hand_leaves_nothing_to_undo(editor):
    policy = a_policy(summary_en="First.")
    revise(policy, summary_en="Second.")
    change_set = last_set()
    revise(policy, summary_en="First.")
    withdrawn = withdraw(policy).change_set
    restore(policy)

    for one in (withdrawn, change_set):
        with pytest.raises(NotReviewable):
            undo(one, author=editor, at=NOON)


def test_it_is_a_set_of_its_own_that_nobody_sees_before_review(editor):
    policy = a_policy(summary_en="First.")
    revise(policy, summary_en="Second.")
    change_set, before = last_set(), snapshot()

    made = undo(change_set, author=editor, at=NOON).change_set

    assert (made.undoes, made.state, made.opened) == (change_set, "draft", True)
    assert (made.title, made.cause) == (f"Undo of no. {read.head().seq}", "entry_error")
    assert change_set.reason in made.reason
    assert snapshot() == before


def test_a_set_is_undone_once_at_a_time(editor, second_editor):
    policy = a_policy(summary_en="First.")
    revise(policy, summary_en="Second.")
    change_set = last_set()
    undo(change_set, author=editor, at=NOON)

    with pytest.raises(NotReviewable, match="being undone already"):
        undo(change_set, author=second_editor, at=NOON)


def test_only_what_was_published_is_undone(editor):
    change_set = kept(editor, edit(a_regulator(), remit="All."))

    with pytest.raises(NotReviewable):
        undo(change_set, author=editor, at=NOON)


def test_whoever_may_not_write_may_not_undo(reviewer, auditor):
    a_regulator()

    for reader in (reviewer, auditor):
        with pytest.raises(NotReviewable, match="role editor"):
            undo(last_set(), author=reader, at=NOON)
    assert ChangeSet.objects.filter(undoes__isnull=False).count() == 0


def test_the_past_stays_known_at_every_number(editor, publisher):
    exchange = an_exchange(note="One.")
    second = revise(exchange, note="Two.")

    (entry,) = undone(last_set(), editor, publisher)

    notes = [
        state_at(Exchange, exchange.pk, seq=seq)["note"]
        for seq in (exchange.seq, second.seq, entry.seq)
    ]
    assert notes == ["One.", "Two.", "One."]


def test_a_large_set_is_undone_and_not_left_open(editor, monkeypatch):
    monkeypatch.setattr("registry.changesets.drafts.MOST", 2)
    change_set = linked_set()[0].change_set

    made = undo(change_set, author=editor, at=NOON).change_set

    assert not made.opened
    assert Change.objects.filter(change_set=made).count() == 3
