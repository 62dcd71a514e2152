"""The set an editor has open: what is saved goes in there, and nothing is lost."""

from datetime import timedelta
from uuid import uuid4

import pytest

from policies.models import Exchange, Regulator
from registry.changesets import drafts
from registry.changesets.models import ChangeSet, State
from registry.changesets.propose import Proposed
from registry.changesets.refusals import Invalid, NotReviewable
from tests.cast import member
from tests.makers import REASON, a_policy, a_regulator, an_exchange, state_of
from tests.proposals import NOON, drafted, edit, kept, patch_of, submitted
from tests.snapshots import snapshot

pytestmark = pytest.mark.django_db


def keep(author, *changes, **how):
    return drafts.keep(changes, author=author, at=NOON, **how)


def edits(count):
    return [Proposed(Exchange, uuid4(), "~", {"note": ["", "x"]}) for _ in range(count)]


def new(model=Exchange, **fields):
    """Return the proposal of a new record, as a form that was saved makes it."""
    fields = fields or {"name_en": "New"}
    patch = {k: [None, v] for k, v in state_of(model, fields).items() if k in fields}
    return Proposed(model, uuid4(), "+", patch)


# Which set is open


def test_at_first_none_is_open_and_the_first_save_starts_one(editor):
    assert drafts.open_set(editor) is None

    change_set = keep(editor, edit(an_exchange(), note="x"))

    assert drafts.open_set(editor) == change_set
    assert (change_set.state, change_set.author) == (State.DRAFT, editor)
    assert (change_set.proposed_at, change_set.saved_at) == (NOON, NOON)


def test_nothing_public_moves(editor):
    change = edit(an_exchange(), note="x")
    before = snapshot()

    keep(editor, change)

    assert snapshot() == before


def test_a_new_set_closes_the_one_before(editor, second_editor):
    first = drafts.start(editor, at=NOON, title="Spring")
    theirs = drafts.start(second_editor, at=NOON)

    second = drafts.start(editor, at=NOON)

    assert drafts.open_set(editor) == second
    assert drafts.open_set(second_editor) == theirs
    assert ChangeSet.objects.get(pk=first.pk).title == "Spring"


def test_a_set_is_left_and_taken_up_again(editor):
    change_set = drafts.start(editor, at=NOON)
    drafts.leave(editor)
    assert drafts.open_set(editor) is None

    drafts.switch(change_set, user=editor)

    assert drafts.open_set(editor) == change_set


@pytest.mark.parametrize("state", State)
def test_only_what_may_be_edited_is_opened(state, editor, publisher):
    change_set = kept(editor)
    change_set.state, change_set.reviewed_by = state, publisher
    change_set.save()

    try:
        drafts.switch(change_set, user=editor)
        opened = True
    except NotReviewable:
        opened = False

    assert opened == (state in ("draft", "returned", "conflict"))


@pytest.mark.parametrize(
    "act",
    [
        lambda found, user: drafts.switch(found, user=user),
        lambda found, user: drafts.rename(found, user=user, title="Mine"),
        lambda found, user: drafts.drop(found, uuid4(), user=user),
        lambda found, user: drafts.describe(
            found, user=user, reason=REASON, cause="", at=NOON
        ),
    ],
)
@pytest.mark.parametrize("role", ["reviewer", "publisher", "administrator"])
def test_nobody_touches_the_set_of_another(act, role, editor):
    change_set = kept(editor)

    with pytest.raises(NotReviewable, match="Only its author"):
        act(change_set, member(role))


def test_what_was_sent_is_not_described_and_nothing_dropped(editor):
    sfc = a_regulator()
    change_set = submitted(editor, edit(sfc, remit="x"))

    with pytest.raises(NotReviewable, match="sent for review"):
        drafts.drop(change_set, sfc.pk, user=editor)
    with pytest.raises(NotReviewable, match="sent for review"):
        drafts.describe(change_set, user=editor, reason=REASON, cause="", at=NOON)

    assert change_set.changes.count() == 1


# What is laid on what


def test_what_is_saved_twice_of_a_record_is_one_change(editor):
    exchange = an_exchange()
    keep(editor, edit(exchange, note="x"))
    keep(editor, Proposed(Exchange, exchange.pk, "~", {"note": ["x", "y"]}))
    keep(editor, Proposed(Exchange, exchange.pk, "~", {"name_zh_hant": ["", "平台"]}))

    assert patch_of(editor, exchange) == {
        "note": ["", "y"],
        "name_zh_hant": ["", "平台"],
    }


def test_taken_back_it_is_no_change_and_the_set_stays_open(editor):
    exchange = an_exchange()
    change_set = keep(editor, edit(exchange, note="x"))

    keep(editor, Proposed(Exchange, exchange.pk, "~", {"note": ["x", ""]}))

    assert drafted(editor) == []
    assert drafts.open_set(editor) == change_set


def test_what_changes_nothing_is_not_kept(editor):
    keep(editor, Proposed(Exchange, uuid4(), "~"))

    assert drafted(editor) == []


def test_a_record_stays_in_its_place(editor):
    one, other = an_exchange(), an_exchange()
    keep(editor, edit(one, note="x"), edit(other, note="x"))

    keep(editor, Proposed(Exchange, one.pk, "~", {"note": ["x", "y"]}))

    found = [(change.record, change.position) for change in drafted(editor)]
    assert found == [(one.pk, 1), (other.pk, 2)]


def test_a_new_record_that_is_edited_is_still_new(editor):
    change = new()
    keep(editor, change)

    keep(editor, Proposed(Exchange, change.record, "~", {"name_en": ["New", "Newer"]}))

    (found,) = drafted(editor)
    assert (found.op, found.patch["name_en"]) == ("+", [None, "Newer"])


def test_a_new_record_that_is_withdrawn_was_never_there(editor):
    change = new()
    keep(editor, change)

    keep(editor, Proposed(Exchange, change.record, "-"))

    assert drafted(editor) == []


def test_a_withdrawal_takes_the_place_of_what_was_edited(editor):
    exchange = an_exchange()
    keep(editor, edit(exchange, note="x"))

    keep(editor, Proposed(Exchange, exchange.pk, "-"))

    (found,) = drafted(editor)
    assert (found.op, found.patch) == ("-", {})


def test_an_edit_from_another_tab_takes_a_withdrawal_back(editor):
    exchange = an_exchange()
    keep(editor, Proposed(Exchange, exchange.pk, "-"))

    keep(editor, edit(exchange, note="x"))

    (found,) = drafted(editor)
    assert (found.op, found.patch) == ("~", {"note": ["", "x"]})


def test_rows_and_links_drafted_and_removed_again_leave_nothing(editor):
    policy, sfc, key = a_policy(), a_regulator(), str(uuid4())
    row = {"subject": "s", "value": "1"}
    added = {"issuers": {str(sfc.pk): [None, True]}, "requirements": {key: [None, row]}}
    gone = {"issuers": {str(sfc.pk): [True, None]}, "requirements": {key: [row, None]}}
    keep(editor, Proposed(type(policy), policy.pk, "~", added))

    keep(editor, Proposed(type(policy), policy.pk, "~", gone))

    assert drafted(editor) == []


# Reason and cause


def test_the_reason_typed_last_stands_and_a_blank_one_leaves_it(editor):
    exchange = an_exchange()
    keep(editor, edit(exchange, note="x"), reason=f" {REASON} ", cause="entry_error")

    change_set = keep(editor, edit(exchange, note="y"), reason="  ", cause="")

    assert (change_set.reason, change_set.cause) == (REASON, "entry_error")


def test_a_set_that_only_withdraws_says_so_and_no_longer_once_it_does_more(editor):
    exchange, other = an_exchange(), an_exchange()
    change_set = keep(editor, Proposed(Exchange, exchange.pk, "-"), cause="translation")
    assert change_set.cause == "withdrawal"

    assert keep(editor, edit(other, note="x")).cause == "new_evidence"


@pytest.mark.parametrize("cause", ["withdrawal", "schema", "because", "\x00"])
def test_a_cause_nobody_may_type_is_passed_over(cause, editor):
    found = keep(editor, edit(an_exchange(), note="x"), cause=cause)

    assert found.cause == "new_evidence"


def test_reason_and_cause_are_described_later(editor):
    change_set = keep(editor, edit(an_exchange(), note="x"))
    later = NOON + timedelta(days=1)

    drafts.describe(
        change_set, user=editor, reason=REASON, cause="law_changed", at=later
    )

    assert (change_set.reason, change_set.cause) == (REASON, "law_changed")
    assert change_set.saved_at == later


@pytest.mark.parametrize("text", ["a\x00b", "\ud800"])
def test_what_no_database_holds_is_refused_and_nothing_kept(text, editor):
    change = Proposed(Exchange, uuid4(), "~", {"note": ["", text]})

    with pytest.raises(Invalid):
        keep(editor, change)
    with pytest.raises(Invalid):
        keep(editor, *edits(1), reason=text)

    assert not ChangeSet.objects.exists()
    change_set = kept(editor)
    with pytest.raises(Invalid):
        drafts.rename(change_set, user=editor, title=text)
    with pytest.raises(Invalid):
        drafts.describe(change_set, user=editor, reason=text, cause="", at=NOON)


# What is taken out again


def test_one_record_is_taken_out_and_the_others_stay(editor):
    one, other = an_exchange(), an_exchange()
    change_set = keep(editor, edit(one, note="x"), edit(other, note="x"))

    drafts.drop(change_set, one.pk, user=editor)

    assert [change.record for change in drafted(editor)] == [other.pk]


def test_a_new_record_others_of_the_set_name_is_not_taken_out_before_them(editor):
    sfc, policy = new(Regulator, name_en="SFC", type="bureau"), a_policy()
    naming = Proposed(
        type(policy), policy.pk, "~", {"issuers": {str(sfc.record): [None, True]}}
    )
    change_set = keep(editor, sfc, naming)

    with pytest.raises(NotReviewable, match="Another change of this set names it"):
        drafts.drop(change_set, sfc.record, user=editor)

    drafts.drop(change_set, policy.pk, user=editor)
    drafts.drop(change_set, sfc.record, user=editor)
    assert drafted(editor) == []
