"""A proposal is kept as it was made, or refused with its remedy."""

from uuid import uuid4

import pytest

from policies.models import Exchange, Policy, Regulator
from registry.changesets.models import ChangeSet, State
from registry.changesets.propose import Proposed, new_record, propose
from registry.changesets.refusals import Invalid
from tests.proposals import NOON

pytestmark = pytest.mark.django_db
REASON = "The firm was renamed."


def proposed(author, *changes, reason=REASON, cause="entry_error"):
    return propose(changes, author=author, reason=reason, cause=cause, at=NOON)


def edits(count):
    return [Proposed(Exchange, uuid4(), "~", {"note": ["", "x"]}) for _ in range(count)]


def test_a_proposal_is_kept_in_order(editor):
    one, other = edits(2)

    change_set = proposed(editor, one, other)

    assert (change_set.state, change_set.author) == (State.DRAFT, editor)
    assert (change_set.proposed_at, change_set.published_at) == (NOON, None)
    kept = [(c.record, c.kind, c.op, c.patch) for c in change_set.changes.all()]
    assert kept == [
        (change.record, "policies.exchange", "~", {"note": ["", "x"]})
        for change in (one, other)
    ]


def test_however_many_changes_the_queries_are_as_many(
    editor, django_assert_num_queries
):
    for count in (1, 50):
        with django_assert_num_queries(4):  # two of them open and close the savepoint
            proposed(editor, *edits(count))


def test_a_new_record_is_proposed_from_its_state():
    key = uuid4()

    change = new_record(Policy, key, state={"title_en": "A", "issuers": {"k": True}})

    assert (change.model, change.record, change.op) == (Policy, key, "+")
    assert change.patch == {"title_en": [None, "A"], "issuers": {"k": [None, True]}}


def test_blanks_around_a_reason_do_not_count(editor):
    assert proposed(editor, reason=f"  {REASON}\n").reason == REASON
    with pytest.raises(Invalid, match="reason: Say why, in at least 10 characters"):
        proposed(editor, reason="  too short \n\n\n")


def test_the_shortest_reason_has_ten_characters(editor):
    assert proposed(editor, reason="更正公司名稱及編號，見") is not None
    with pytest.raises(Invalid):
        proposed(editor, reason="123456789")


@pytest.mark.parametrize("cause", ["", "because", "PUBLISHED", None])
def test_an_unknown_cause_is_refused_with_those_known(editor, cause):
    with pytest.raises(Invalid, match=r"not one of .*new_record.*law_changed"):
        proposed(editor, cause=cause)


def test_a_record_is_named_once(editor):
    key = uuid4()
    twice = [Proposed(model, key, "-") for model in (Exchange, Regulator)]

    with pytest.raises(Invalid, match="names a record once"):
        proposed(editor, *twice)


@pytest.mark.parametrize(
    "text", ["a\x00b", "\ud800", ["fine", "\x00"], {"k": "\udfff"}]
)
def test_what_no_database_holds_is_refused_by_name(editor, text):
    with pytest.raises(Invalid, match="note: It holds a character that no text"):
        proposed(editor, Proposed(Exchange, uuid4(), "~", {"note": ["", text]}))


@pytest.mark.parametrize("text", ["\\u0000", "\\\\u0000", "😀", "\x01\x7f"])
def test_what_every_database_holds_is_kept_as_it_is(editor, text):
    change_set = proposed(
        editor, Proposed(Exchange, uuid4(), "~", {"note": ["", text]})
    )

    assert change_set.changes.get().patch == {"note": ["", text]}


def test_all_faults_are_told_at_once_and_nothing_is_kept(editor):
    with pytest.raises(Invalid) as refused:
        proposed(editor, reason="\x00", cause="x")

    paths = [path for _record, path, _message in refused.value.faults]
    assert paths == ["reason", "cause", "reason"]
    assert not ChangeSet.objects.exists()
