"""Undoing a set costs queries for its kinds and for none of its records."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from policies.models import Policy
from registry.changesets.propose import Proposed
from registry.changesets.undo import undo
from tests.makers import a_policy, a_regulator, commit, fresh
from tests.proposals import NOON, agreed, edit

pytestmark = pytest.mark.django_db


def policies(count):
    return [a_policy(issuers=[a_regulator()]) for _ in range(count)]


def revised(count):
    """Publish new values of this many policies as one set; return both."""
    found = policies(count)
    changes = (edit(one, note="Two.", summary_en="Two.") for one in found)
    return found, commit(*changes)[0].change_set


def withdrawn(count):
    """Publish that this many policies leave; return the set."""
    changes = (Proposed(Policy, one.pk, "-") for one in policies(count))
    return commit(*changes)[0].change_set


def cost(change_set, editor):
    """Return how many queries it takes to undo a set, and what is left as it stands."""
    editor.get_all_permissions()  # asked once a person, not once a set
    with CaptureQueriesContext(connection) as queries:
        done = undo(change_set, author=editor, at=NOON)
    return len(queries), len(done.clashes)


def test_more_edits_cost_no_more(editor):
    (few, _), (many, _) = (cost(revised(count)[1], editor) for count in (3, 9))

    assert few == many


def test_more_edits_that_others_changed_since_cost_no_more(editor):
    costs = []
    for count in (3, 9):
        found, change_set = revised(count)
        commit(*(edit(fresh(one), note="Three.") for one in found))
        costs.append(cost(change_set, editor))

    (few, left), (many, more) = costs
    assert (few, left, more) == (many, 3, 9)


def test_more_withdrawals_and_additions_cost_no_more(editor, publisher):
    costs = []
    for count in (3, 9):
        gone = withdrawn(count)
        back = agreed(undo(gone, author=editor, at=NOON).change_set, publisher)
        added = cost(back[0].change_set, editor)
        costs.append((added, cost(withdrawn(count), editor)))

    assert costs[0] == costs[1]
