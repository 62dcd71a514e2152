"""Accounts: what a person may do follows from roles alone."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from tests.forms import open_form, signed_in

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
