"""Accounts: what a person may do follows from roles alone."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.urls import reverse

from registry.audit.models import AuditLine
from registry.changesets.roles import ROLES
from tests.cast import member
from tests.forms import errors_on, open_form, signed_in

pytestmark = pytest.mark.django_db


def test_an_administrator_gives_roles_and_nothing_else(administrator, editor):
    browser = signed_in(administrator)
    path = reverse("admin:auth_user_change", args=[editor.pk])

    form = open_form(browser, path, having="groups")

    assert "is_superuser" not in form
    assert "user_permissions" not in form


def test_a_forged_post_makes_nobody_more_than_their_roles(administrator, editor):
    browser = signed_in(administrator)
    path = reverse("admin:auth_user_change", args=[editor.pk])
    form = open_form(browser, path, having="groups")

    page = browser.post(path, {**form.data("_save"), "is_superuser": "on"})

    assert page.status_code == 302
    editor.refresh_from_db()
    assert not editor.is_superuser


@pytest.mark.parametrize("name", ["auth_user_delete", "auth_group_delete"])
def test_nobody_is_deleted(administrator, editor, name):
    key = editor.pk if "user" in name else editor.groups.get().pk

    page = signed_in(administrator).post(
        reverse(f"admin:{name}", args=[key]), {"post": "yes"}
    )

    assert page.status_code == 403
    assert get_user_model().objects.filter(pk=editor.pk).exists()


def test_roles_are_read_not_written(administrator):
    group = administrator.groups.get()
    browser = signed_in(administrator)

    add = browser.get(reverse("admin:auth_group_add"))
    page = browser.get(reverse("admin:auth_group_change", args=[group.pk]))

    assert add.status_code == 403
    assert "_save" not in page.content.decode()


def account_form(browser, user):
    path = reverse("admin:auth_user_change", args=[user.pk])
    return open_form(browser, path, having="groups")


def group_keys(user):
    return list(user.groups.values_list("pk", flat=True))


def lines_about(user):
    """Return (act, by whom) of what was done with an account at the desk."""
    lines = AuditLine.objects.filter(about=f"auth.user/{user.pk}").order_by("pk")
    return [(line.act, line.by) for line in lines if line.by]


@pytest.mark.parametrize("role", ROLES)
def test_roles_are_given_at_the_desk_and_logged(administrator, editor, role):
    browser = signed_in(administrator)
    wanted = member(role, name="another").groups.get()

    page = account_form(browser, editor).put(groups=[wanted]).send(browser)

    assert page.status_code == 302
    assert [group.name for group in editor.groups.all()] == [role]
    moved = [("role_taken", administrator), ("role_given", administrator)]
    assert lines_about(editor) == (moved if role != "editor" else [])


def test_an_account_is_made_closed_and_opened_again(administrator):
    browser = signed_in(administrator)
    add = open_form(browser, reverse("admin:auth_user_add"), having="username")
    words = "a word nobody guesses"

    add.put(username="new", password1=words, password2=words).send(browser)
    new = User.objects.get(username="new")
    for active in (False, True):
        account_form(browser, new).put(is_active=active).send(browser)

    new.refresh_from_db()
    assert new.is_active
    acts = ["account_made", "account_closed", "account_opened"]
    assert lines_about(new) == [(act, administrator) for act in acts]


def test_a_closed_account_is_out_at_once_and_its_work_stays(administrator, editor):
    inside, browser = signed_in(editor), signed_in(administrator)

    account_form(browser, editor).put(is_active=False).send(browser)

    assert inside.get("/admin/").status_code == 302
    assert User.objects.filter(username="editor").exists()


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False},
                                    {"groups": []}])  # fmt: skip
def test_the_last_administrator_stays(administrator, change):
    browser = signed_in(administrator)

    page = account_form(browser, administrator).put(**change).send(browser)

    assert "Nobody else keeps accounts" in str(errors_on(page))
    administrator.refresh_from_db()
    assert administrator.is_active
    assert administrator.is_staff
    assert [group.name for group in administrator.groups.all()] == ["administrator"]


@pytest.mark.parametrize("closed", [True, False])
def test_an_administrator_may_go_while_another_is_there(administrator, closed):
    other = member("administrator", name="other")
    User.objects.filter(pk=other.pk).update(is_active=not closed)
    browser = signed_in(administrator)

    account_form(browser, administrator).put(is_active=False).send(browser)

    administrator.refresh_from_db()
    assert administrator.is_active is closed


def test_the_last_administrator_is_not_shut_out_by_password(administrator):
    browser = signed_in(administrator)
    path = reverse("admin:auth_user_password_change", args=[administrator.pk])
    form = open_form(browser, path, having="usable_password")

    page = form.put(usable_password="false").send(browser, "unset-password")  # noqa: S106 - a made-up one

    assert "Nobody else keeps accounts" in page.content.decode()
    administrator.refresh_from_db()
    assert administrator.has_usable_password()


def test_a_new_password_is_logged_in_the_name_of_who_set_it(administrator, editor):
    browser = signed_in(administrator)
    path = reverse("admin:auth_user_password_change", args=[editor.pk])
    words = "a word nobody guesses"

    form = open_form(browser, path, having="password1")
    form.put(password1=words, password2=words).send(browser, "set-password")

    assert lines_about(editor) == [("password_changed", administrator)]


def test_ones_own_password_is_logged_too(editor):
    browser = signed_in(editor)
    words = "a word nobody guesses"
    form = open_form(browser, reverse("admin:password_change"), having="old_password")

    old = "open sesame, said the tests"
    form.put(old_password=old, new_password1=words, new_password2=words).send(browser)

    assert lines_about(editor)[-1] == ("password_changed", editor)
