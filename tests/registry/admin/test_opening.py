"""A change set is begun or left by a button, and by who writes alone."""

import pytest
from django.urls import reverse

from registry.changesets import drafts
from registry.changesets.models import ChangeSet
from tests.forms import forms_on, messages_on, signed_in
from tests.proposals import NOON

pytestmark = pytest.mark.django_db

START = reverse("admin:registry_changeset_start")
LEAVE = reverse("admin:registry_changeset_leave")


def test_a_set_is_begun_with_a_title_and_one_stays_on_the_page(editor):
    client, path = signed_in(editor), reverse("admin:policies_policy_changelist")
    page = client.get(path)
    form = next(form for form in forms_on(page) if form.action == START)

    sent = form.put(title="  Custody rules ").send(client)

    assert sent.headers["Location"] == path
    assert drafts.open_set(editor).title == "Custody rules"


def test_a_new_set_closes_the_one_before(editor):
    before = drafts.start(editor, at=NOON)

    signed_in(editor).post(START)

    assert ChangeSet.objects.count() == 2
    assert drafts.open_set(editor) != before


def test_leaving_closes_and_keeps_the_set(editor):
    drafts.start(editor, at=NOON)

    page = signed_in(editor).post(LEAVE, follow=True)

    assert "It stays on your desk" in messages_on(page)[0]
    assert drafts.open_set(editor) is None
    assert ChangeSet.objects.count() == 1


def test_leaving_closes_no_set_of_another(editor, second_editor):
    theirs = drafts.start(second_editor, at=NOON)

    signed_in(editor).post(LEAVE)

    assert drafts.open_set(second_editor) == theirs


@pytest.mark.parametrize("address", [START, LEAVE])
@pytest.mark.parametrize("role", ["reviewer", "auditor"])
def test_who_only_reads_opens_nothing(hire, role, address):
    assert signed_in(hire(role)).post(address).status_code == 403
    assert ChangeSet.objects.count() == 0


@pytest.mark.parametrize("address", [START, LEAVE])
def test_an_address_that_acts_answers_no_link(editor, address):
    assert signed_in(editor).get(address).status_code == 405


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", ""])
def test_the_way_back_leads_to_our_own_pages_only(editor, elsewhere):
    sent = signed_in(editor).post(START, {"next": elsewhere})

    assert sent.headers["Location"] == reverse("admin:index")


def test_a_title_no_database_holds_is_refused_in_words(editor):
    page = signed_in(editor).post(START, {"title": "a\x00b"}, follow=True)

    assert page.status_code == 200
    assert "title" not in messages_on(page)[0]
    assert drafts.open_set(editor) is None


def test_a_long_title_is_cut(editor):
    signed_in(editor).post(START, {"title": "x" * 500})

    assert len(drafts.open_set(editor).title) == 120
