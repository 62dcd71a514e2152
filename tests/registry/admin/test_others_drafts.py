"""Who else has an unpublished change to a record."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from policies.models import Regulator
from registry.admin.others_drafts import counted_by_record, others_drafts
from registry.changesets import drafts
from registry.changesets.aside import discard
from registry.changesets.propose import Proposed
from tests.forms import signed_in
from tests.makers import a_policy, a_regulator
from tests.proposals import NOON, agreed, edit, kept, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(rf):
    """Return how a page is asked for by somebody."""

    def request(user):
        found = rf.get("/admin/")
        found.user = user
        return found

    return request


def elsewhere(request, record):
    return others_drafts(request, record)["elsewhere"]


def form_of(user, record):
    opts = record._meta
    name = f"admin:{opts.app_label}_{opts.model_name}_change"
    page = signed_in(user).get(reverse(name, args=[record.pk]))
    return " ".join(page.content.decode().split())


def test_a_form_says_what_another_editor_has_open_on_the_record(editor, second_editor):
    regulator = a_regulator()
    theirs = kept(second_editor, edit(regulator, remit="Theirs.", short_name_en="RX"))

    text = form_of(editor, regulator)

    _menu, found, beside = text.partition("Another editor has an open draft")
    assert found
    told = beside.partition("changes ")[2].partition(";")[0]
    assert "Remit" in told
    assert "hort name" in told
    assert "since 1 Jun, 20:00 HKT" in text
    assert reverse("admin:registry_changeset_change", args=[theirs.pk]) in text
    assert "Theirs." not in text


def test_ones_own_draft_is_not_told_as_somebody_elses(editor):
    regulator = a_regulator()
    drafts.keep([edit(regulator, remit="Ours.")], author=editor, at=NOON)

    assert "open draft on this record" not in form_of(editor, regulator)


@pytest.mark.parametrize(
    ("mine", "told"),
    [
        ({"remit": "Ours."}, "Yours changes Remit too"),
        ({"short_name_en": "RX"}, "Yours changes other values"),
    ],
)
def test_it_is_said_whether_the_same_values_clash(editor, second_editor, mine, told):
    regulator = a_regulator()
    bare = {name: [getattr(regulator, name), value] for name, value in mine.items()}
    own = Proposed(Regulator, regulator.pk, "~", bare)
    drafts.keep([own], author=editor, at=NOON)
    kept(second_editor, edit(regulator, remit="Theirs."))

    assert told in form_of(editor, regulator)


def test_rows_clash_by_what_they_are_called(asked, editor, second_editor):
    policy = a_policy(requirements=[{"valid_from": "2023"}])
    (row,) = policy.requirements.all()
    patch = {"requirements": {str(row.pk): {"note": ["", "Ours."]}}}
    change = Proposed(type(policy), policy.pk, "~", patch)
    drafts.keep([change], author=editor, at=NOON)
    kept(second_editor, change)

    (found,) = elsewhere(asked(editor), policy)

    assert found.values == found.clashes == ["Requirement: Note"]


def test_a_withdrawal_is_told_as_one(editor, second_editor):
    regulator = a_regulator()
    kept(second_editor, Proposed(Regulator, regulator.pk, "-"))

    assert "proposes to withdraw it" in form_of(editor, regulator)


def test_what_is_settled_is_told_no_more(asked, editor, second_editor, publisher):
    regulator = a_regulator()
    gone = kept(second_editor, edit(regulator, remit="Gone."))
    discard(gone, actor=second_editor, at=NOON)
    agreed(kept(second_editor, edit(regulator, remit="Published.")), publisher)
    waits = submitted(second_editor, edit(regulator, short_name_en="RX"))

    found = elsewhere(asked(editor), regulator)

    assert [one.change_set for one in found] == [waits]


def test_many_sets_are_cut_and_counted(asked, editor, second_editor):
    regulator = a_regulator()
    for _number in range(5):
        kept(second_editor, edit(regulator, remit="Theirs."))

    found = others_drafts(asked(editor), regulator)

    assert (len(found["elsewhere"]), found["elsewhere_more"]) == (3, 2)


def test_who_may_not_see_change_sets_is_told_nothing(
    asked, django_user_model, second_editor
):
    regulator = a_regulator()
    kept(second_editor, edit(regulator, remit="Theirs."))
    stranger = django_user_model.objects.create_user("stranger", is_staff=True)

    assert elsewhere(asked(stranger), regulator) == []
    assert counted_by_record(asked(stranger), [regulator.pk]) == {}


def test_lists_count_the_sets_of_others(asked, editor, second_editor):
    first, second, third = a_regulator(), a_regulator(), a_regulator()
    for _number in range(2):
        kept(second_editor, edit(first, remit="Theirs."))
    kept(editor, edit(second, remit="Mine."))

    found = counted_by_record(asked(editor), [first.pk, second.pk, third.pk])

    assert found == {first.pk: 2}


def test_it_costs_one_query_however_many(asked, editor, second_editor):
    regulator = a_regulator()
    for _number in range(3):
        kept(second_editor, edit(regulator, remit="Theirs."))
    request = asked(type(editor).objects.get(pk=editor.pk))
    others_drafts(request, regulator)  # rights and the own draft are read once

    with CaptureQueriesContext(connection) as queries:
        others_drafts(request, regulator)

    assert len(queries) == 1


def test_a_record_that_is_being_added_has_no_others(asked, editor):
    assert others_drafts(asked(editor), None) == {}
