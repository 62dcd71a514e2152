"""The forms of live rows are what the ledger holds, and need no publication."""

from uuid import UUID

import pytest

from policies.models import Exchange, Licence
from registry.changesets.capture import laid_out
from registry.changesets.forms_now import forms_now
from registry.changesets.propose import new_record
from registry.ledger import read
from registry.records.kinds import kinds
from tests.makers import MAKERS, a_licence, an_entity, an_exchange, revise, state_of
from tests.proposals import NOON, agreed, edit, kept

pytestmark = pytest.mark.django_db

EVENTS = [{"position": 1, "status": "licensed", "effective": "2024-01-31"}]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
def test_a_published_record_has_the_form_that_was_stored(kind):
    record = MAKERS[kind.slug]()

    forms = forms_now(kind.record, [record.pk])

    assert forms == {record.pk: read.form_of(read.newest(record.public_id))}


def test_parts_links_and_confirmations_are_in_it():
    licence = revise(
        a_licence(holder=an_entity(), status_events=EVENTS), note="Other words."
    )

    (form,) = forms_now(Licence, [licence.pk]).values()

    assert form == read.form_of(read.newest(licence.public_id))
    assert form["status_events"][0]["confirmed"] is not None


def test_a_draft_laid_out_has_the_form_that_publication_stores(editor, publisher):
    licence = a_licence(holder=an_entity())
    change_set = kept(editor, edit(licence, status_events=EVENTS, note="Granted."))

    with laid_out(change_set.changes.all(), author=editor.pk, at=NOON):
        drafted = forms_now(Licence, [licence.pk])
    agreed(change_set, publisher)

    assert drafted == {licence.pk: read.form_of(read.newest(licence.public_id))}


def test_a_record_only_drafted_bears_its_stand_in(editor):
    state = state_of(Exchange, {"name_en": "Drafted"})
    change = new_record(Exchange, UUID(int=7), state=state)
    change_set = kept(editor, change)

    with laid_out(change_set.changes.all(), author=editor.pk, at=NOON):
        (form,) = forms_now(Exchange, [change.record]).values()

    assert form["id"].startswith("?")
    assert form["name_en"] == "Drafted"


def test_it_costs_the_same_for_many(django_assert_max_num_queries):
    few = [an_exchange().pk]
    many = few + [an_exchange().pk for _number in range(5)]

    with django_assert_max_num_queries(20) as first:
        forms_now(Exchange, few)
    with django_assert_max_num_queries(len(first)):
        found = forms_now(Exchange, many)

    assert found.keys() == set(many)


def test_what_is_not_there_has_no_form():
    gone = UUID(int=8)

    assert forms_now(Exchange, [gone]) == {}
    assert forms_now(Exchange, []) == {}
