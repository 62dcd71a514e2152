"""A form whose session ended: one signs in on the spot, and it comes back as typed."""

import pytest
from django.test import Client

from policies.models import Policy
from registry.changesets.clashes import clashes
from registry.changesets.models import ChangeSet, State
from registry.records.kinds import kind_of
from tests.cast import PASSWORD
from tests.forms import (
    errors_on,
    form_on,
    open_form,
    own_open,
    save_and_publish,
    signed_in,
)
from tests.makers import a_policy, a_regulator, a_source, revise, snapshot
from tests.proposals import edit, kept, submitted
from tests.registry.admin.new_records import address
from tests.registry.admin.set_pages import page_of

pytestmark = pytest.mark.django_db

WRONG = "not the words of the tests"
HOSTILE = "<script>alert('note')</script>\"'"


@pytest.fixture
def policy():
    """Publish a policy with a row."""
    return a_policy(requirements=[{"value": "98"}])


@pytest.fixture
def form(editor, policy):
    """Return a form that was filled in before its session ended."""
    path = address(kind_of(Policy), policy.pk, "change")
    found = open_form(signed_in(editor), path).put(note=HOSTILE, title_en="").why()
    found.cite(a_source(), "title_en", locator="p. 3")
    return found


def ask(form, client):
    """Send the form without a session; return the form that asks for one."""
    page = form.send(client)
    assert page.status_code == 403
    return form_on(page, having="sign_in-username")


def answer(asking, client, user, password=PASSWORD):
    asking.put(**{"sign_in-username": user.username, "sign_in-password": password})
    return asking.send(client)


def test_the_form_comes_back_as_it_was_typed(form, editor):
    client, before = Client(), snapshot()

    page = answer(ask(form, client), client, editor)

    again, sent = form_on(page).data(), form.data()
    assert {name for name in sent if again.get(name) != sent[name]} == {
        "csrfmiddlewaretoken"
    }
    assert (page.status_code, errors_on(page), snapshot()) == (200, {}, before)
    assert not ChangeSet.objects.filter(author=editor).exists()


def test_what_came_back_is_saved_by_who_signed_in(form, publisher, policy):
    client = Client()
    form.put(title_en="A circular", note="Ours.")

    again = form_on(answer(ask(form, client), client, publisher))

    assert client.session["_auth_user_id"] == str(publisher.pk)
    save_and_publish(again, publisher)
    policy.refresh_from_db()
    assert (policy.note, policy.citations.count()) == ("Ours.", 2)


def test_a_new_record_survives_too(editor):
    client = Client()
    form = open_form(signed_in(editor), address(kind_of(Policy), "add"))

    page = answer(ask(form.put(title_en="Begun"), client), client, editor)

    assert form_on(page)["title_en"] == "Begun"


def test_a_wrong_password_keeps_asking_and_keeps_the_words(form, editor):
    client = Client()

    page = answer(ask(form, client), client, editor, WRONG)

    asking = form_on(page, having="sign_in-username")
    assert (page.status_code, asking["note"]) == (403, HOSTILE)
    assert HOSTILE not in page.content.decode()
    assert "_auth_user_id" not in client.session
    assert form_on(answer(asking, client, editor))["note"] == HOSTILE


def test_the_password_never_comes_back(form, editor):
    client = Client()

    for password in (WRONG, PASSWORD):
        page = answer(ask(form, client), client, editor, password)
        assert password not in page.content.decode()


def test_who_may_not_write_signs_in_and_stores_nothing(form, auditor):
    client, before = Client(), snapshot()

    page = answer(ask(form, client), client, auditor)

    assert page.status_code == 403
    assert snapshot() == before
    assert not ChangeSet.objects.filter(author=auditor).exists()


def test_who_is_no_member_of_staff_is_not_let_in(form, editor):
    editor.is_staff = False
    editor.save()
    client = Client()

    page = answer(ask(form, client), client, editor)

    assert page.status_code == 403
    assert "_auth_user_id" not in client.session


def test_with_a_session_the_fields_of_the_sign_in_do_nothing(editor, publisher, policy):
    client = signed_in(editor)
    path = address(kind_of(Policy), policy.pk, "change")
    data = open_form(client, path).put(note="Ours.").data("_save")

    client.post(path, {**data, "sign_in-username": publisher.username,
                       "sign_in-password": PASSWORD})  # fmt: skip

    assert client.session["_auth_user_id"] == str(editor.pk)
    assert own_open(editor).changes.get().patch == {"note": ["", "Ours."]}


def test_words_beside_a_sets_button_come_back_and_nothing_is_done(editor, reviewer):
    found = submitted(editor, edit(a_regulator(), remit="Platforms and funds"))
    act, client = page_of(found, "return"), Client()

    asking = client.post(act, {"comment": "A full stop is missing."})
    page = answer(form_on(asking, having="sign_in-username"), client, reviewer)

    assert (asking.status_code, page.url) == (403, page_of(found))
    assert "A full stop is missing." in client.get(page.url).content.decode()
    found.refresh_from_db()
    assert found.state == State.SUBMITTED


def test_what_an_author_settled_comes_back_and_is_not_stored(editor):
    policy = a_policy(note="Ours.")
    found = kept(editor, edit(policy, note="Mine."))
    revise(policy, note="Theirs.")
    (clash,) = clashes(found)
    path, client = page_of(found, "conflict"), Client()
    chosen = {f"choice:{clash.key}": "text", f"text:{clash.key}": "Both of them."}

    page = answer(
        form_on(client.post(path, chosen), having="sign_in-username"), client, editor
    )

    assert "Both of them." in page.content.decode()
    assert found.changes.get().patch["note"][1] == "Mine."


def test_an_account_being_changed_is_not_carried_along(editor):
    path = f"/admin/auth/user/{editor.pk}/change/"

    page = Client().post(path, {"username": "taken"})

    assert (page.status_code, page.url) == (302, f"/admin/login/?next={path}")


def test_the_reason_of_a_withdrawal_comes_back_and_nothing_is_proposed(editor, policy):
    path, client = address(kind_of(Policy), policy.pk, "delete"), Client()
    typed = {"post": "yes", "change_reason": "It was entered twice."}

    page = answer(
        form_on(client.post(path, typed), having="sign_in-username"), client, editor
    )

    assert form_on(page)["change_reason"] == "It was entered twice."
    assert not ChangeSet.objects.filter(author=editor).exists()


def test_what_was_to_be_merged_comes_back_and_nothing_is_proposed(editor, policy):
    stays, client = a_policy(title_en="The one that stays"), Client()
    path = address(kind_of(Policy), policy.pk, "merge")
    typed = {"into": stays.pk, "change_reason": "They are one and the same."}

    page = answer(
        form_on(client.post(path, typed), having="sign_in-username"), client, editor
    )

    found = form_on(page, having="change_reason")
    assert found["change_reason"] == "They are one and the same."
    assert found["into"] == str(stays.pk)
    assert not ChangeSet.objects.filter(author=editor).exists()


def test_what_is_no_form_leads_to_the_way_in(policy):
    path = address(kind_of(Policy), policy.pk, "history")

    page = Client().post(path, {"post": "yes"})

    assert (page.status_code, page.url) == (302, f"/admin/login/?next={path}")


def test_reading_without_a_session_leads_to_the_way_in(policy):
    path = address(kind_of(Policy), policy.pk, "change")

    assert Client().get(path).url == f"/admin/login/?next={path}"
