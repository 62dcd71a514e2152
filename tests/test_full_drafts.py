"""An open set holds 500 changes at most: each page of its editor lays them out."""

from uuid import uuid4

import pytest

from policies.models import Exchange, Regulator
from registry.changesets import drafts
from registry.changesets.propose import Proposed
from registry.changesets.refusals import NotReviewable
from tests.makers import a_policy
from tests.proposals import drafted, kept, kept_open

pytestmark = pytest.mark.django_db


def edits(count):
    return [Proposed(Exchange, uuid4(), "~", {"note": ["", "x"]}) for _ in range(count)]


def a_new_regulator():
    return Proposed(Regulator, uuid4(), "+", {"name_en": [None, "SFC"]})


def test_a_full_set_is_followed_by_another(editor):
    first = kept_open(editor, *edits(drafts.MOST))

    second = kept_open(editor, *edits(1))

    assert (first.changes.count(), second.changes.count()) == (drafts.MOST, 1)
    assert drafts.open_set(editor) == second


def test_a_full_set_takes_more_of_what_it_holds(editor):
    held = edits(drafts.MOST)
    first = kept_open(editor, *held)
    again = Proposed(Exchange, held[7].record, "~", {"note": ["x", "y"]})

    assert kept_open(editor, again) == first
    assert first.changes.get(record=again.record).patch == {"note": ["", "y"]}


def test_what_leans_on_a_full_set_goes_into_no_other(editor):
    sfc, policy = a_new_regulator(), a_policy()
    held = edits(drafts.MOST - 1)
    kept_open(editor, sfc, *held)
    naming = Proposed(
        type(policy), policy.pk, "~", {"issuers": {str(sfc.record): [None, True]}}
    )
    both = Proposed(Exchange, held[0].record, "~", {"note": ["x", "y"]}), *edits(1)

    for changes in ([naming], both):
        with pytest.raises(NotReviewable, match="This set is full"):
            kept_open(editor, *changes)

    assert len(drafted(editor)) == drafts.MOST


def test_a_larger_set_is_never_opened(editor):
    change_set = kept(editor, *edits(drafts.MOST + 1))

    with pytest.raises(NotReviewable, match="more than 500 changes"):
        drafts.switch(change_set, user=editor)

    assert drafts.open_set(editor) is None


def test_a_title_is_cut_to_what_fits(editor):
    change_set = kept(editor)

    drafts.rename(change_set, user=editor, title=f"  {'x' * 200}")

    change_set.refresh_from_db()
    assert change_set.title == "x" * drafts.LONGEST_TITLE
