"""One value taken out of a draft again."""

from uuid import uuid4

import pytest

from registry.changesets import drafts
from registry.changesets.propose import new_record
from registry.changesets.refusals import NotReviewable
from registry.changesets.unsay import unsay, without
from registry.records.patches import overlay
from tests.makers import a_policy, a_regulator, state_of
from tests.proposals import NOON, edit

pytestmark = pytest.mark.django_db

ROW, OTHER, CITED = "r1", "r2", "c1"


def kept(author, *changes):
    return drafts.keep(changes, author=author, at=NOON)


def test_a_value_leaves_the_draft_and_the_others_stay(editor):
    policy = a_policy()
    found = kept(editor, edit(policy, note="Ours.", summary_en="Too."))

    assert unsay(found, policy.pk, path="note", user=editor)

    assert found.changes.get().patch == {"summary_en": ["", "Too."]}


def test_a_record_of_which_nothing_is_left_leaves_the_draft(editor):
    policy = a_policy()
    found = kept(editor, edit(policy, note="Ours."))

    unsay(found, policy.pk, path="note", user=editor)

    assert not found.changes.exists()


@pytest.mark.parametrize("path", ["title_en", "requirements/x", "citations/x/quote"])
def test_what_the_draft_does_not_say_cannot_be_taken_out(editor, path):
    policy = a_policy()
    found = kept(editor, edit(policy, note="Ours."))

    assert not unsay(found, policy.pk, path=path, user=editor)

    assert found.changes.get().patch == {"note": ["", "Ours."]}


def test_a_record_that_only_the_draft_holds_keeps_its_values(editor):
    state = state_of(type(a_regulator()), {"name_en": "New", "type": "bureau"})
    change = new_record(type(a_regulator()), uuid4(), state=state)
    found = kept(editor, change)

    assert not unsay(found, change.record, path="name_en", user=editor)


def test_nobody_takes_anything_out_of_somebody_elses_draft(editor, second_editor):
    policy = a_policy()
    found = kept(editor, edit(policy, note="Ours."))

    with pytest.raises(NotReviewable, match="Only its author"):
        unsay(found, policy.pk, path="note", user=second_editor)

    assert found.changes.get().patch == {"note": ["", "Ours."]}


def test_a_column_of_a_row_leaves_alone():
    patch = {"rows": {ROW: {"value": ["1", "2"], "unit": ["", "%"]}, OTHER: [None, {}]}}

    left = without(patch, f"rows/{ROW}/value")

    assert left == {"rows": {ROW: {"unit": ["", "%"]}, OTHER: [None, {}]}}
    assert without(left, f"rows/{ROW}/unit") == {"rows": {OTHER: [None, {}]}}


def test_all_links_of_a_name_leave_together():
    patch = {"issuers": {"a": [True, None], "b": [None, True]}, "note": ["", "x"]}

    assert without(patch, "issuers") == {"note": ["", "x"]}


def test_with_an_added_row_goes_what_was_cited_for_it():
    patch = {
        "rows": {ROW: [None, {"value": "1"}]},
        "citations": {
            CITED: [None, {"fields": [f"rows/{ROW}/value"]}],
            "c2": [None, {"fields": ["note", f"rows/{ROW}/value"]}],
            "c3": {"fields": [["note"], ["note", f"rows/{ROW}/value"]]},
            "c4": {"quote": ["", "x"], "fields": [["a"], ["b", f"rows/{ROW}/value"]]},
        },
    }

    assert without(patch, f"rows/{ROW}") == {
        "citations": {
            "c2": [None, {"fields": ["note"]}],
            "c4": {"quote": ["", "x"], "fields": [["a"], ["b"]]},
        }
    }


def test_with_a_removed_row_its_citations_come_back():
    before = {
        CITED: {"fields": [f"rows/{ROW}/value"]},
        "c2": {"fields": ["note", f"rows/{ROW}/value", f"rows/{OTHER}/value"]},
        "c3": {"fields": ["note"]},
    }
    patch = {
        "rows": {ROW: [{"value": "1"}, None]},
        "citations": {
            CITED: [before[CITED], None],
            "c2": {"fields": [before["c2"]["fields"], ["note", f"rows/{OTHER}/value"]]},
            "c3": [before["c3"], None],
        },
    }

    left = without(patch, f"rows/{ROW}")

    assert left == {"citations": {"c3": [before["c3"], None]}}
    assert overlay({"citations": before}, left)["citations"].keys() == {CITED, "c2"}
