"""A change set held while an act is done: read anew, and only as its rule allows."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from registry.changesets.held import held
from registry.changesets.models import ChangeSet
from registry.changesets.refusals import NotReviewable
from tests.makers import an_exchange
from tests.proposals import edit, kept

pytestmark = pytest.mark.django_db


def nothing(_actor, _change_set):
    return None


def test_it_is_read_anew_in_one_query(editor):
    change_set = kept(editor, edit(an_exchange(), note="x"))
    ChangeSet.objects.filter(pk=change_set.pk).update(title="Renamed meanwhile")

    with (
        transaction.atomic(),
        CaptureQueriesContext(
            connection,
        ) as queries,
    ):
        found = held(change_set, editor, rule=nothing)

    assert found.title == "Renamed meanwhile"
    assert len(queries) == 1


@pytest.mark.postgresql
def test_it_is_locked(editor):
    change_set = kept(editor, edit(an_exchange(), note="x"))

    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        held(change_set, editor, rule=nothing)

    assert queries[0]["sql"].endswith("FOR UPDATE")


def test_what_the_rule_says_is_why_it_is_refused(editor, publisher):
    change_set = kept(editor, edit(an_exchange(), note="x"))

    def rule(actor, found):
        return f"Not {actor.username}, not {found.reason}"

    with transaction.atomic(), pytest.raises(NotReviewable, match="Not publisher, not"):
        held(change_set, publisher, rule=rule)
