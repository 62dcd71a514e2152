"""What is done with accounts is logged, wherever it is done, and never a secret."""

import json

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.models import Group, Permission, User
from django.db import DatabaseError, transaction
from django.db.models import ProtectedError
from django.test import Client

from registry.audit.models import AuditLine
from tests.cast import PASSWORD
from tests.forgeries import sql, truncated

pytestmark = pytest.mark.django_db


@pytest.fixture
def since(editor):  # noqa: ARG001 - hired before the log is looked at
    """Return how the lines added since are read, oldest first."""
    last = AuditLine.objects.first()

    def read():
        lines = AuditLine.objects.filter(pk__gt=last.pk).order_by("pk")
        return [(line.act, line.by, line.detail) for line in lines]

    return read


def named(**detail):
    return {"name": "editor", **detail}


def test_signing_in_and_out_is_logged(since, editor):
    browser = Client()

    browser.login(username="editor", password=PASSWORD)
    browser.logout()

    assert since() == [
        ("signed_in", editor, named()),
        ("signed_out", editor, named()),
    ]


def test_who_was_not_signed_in_signs_out_of_nothing(since):
    Client().logout()

    assert since() == []


def test_a_failure_keeps_the_name_tried_and_no_password(since):
    authenticate(username="x\x07" * 900, password="hunter2 hunter2")  # noqa: S106 - a made-up one

    assert since() == [("failed", None, {"tried": "x" * 60})]


def test_a_closed_account_fails(since, editor):
    editor.is_active = False
    editor.save()

    authenticate(username="editor", password=PASSWORD)

    assert [act for act, _by, _detail in since()] == ["account_closed", "failed"]


def test_an_account_is_followed_from_its_making(since):
    User.objects.create_user("new", password="first word of it")  # noqa: S106 - a made-up one
    new = User.objects.get(username="new")
    new.set_password("second word of it")
    new.save()
    new.is_active = False
    new.save()
    new.is_active = new.is_staff = True
    new.email, new.last_name = "new@example.com", "Chan"
    new.save()

    assert [(act, detail) for act, _by, detail in since()] == [
        ("account_made", {"name": "new"}),
        ("password_changed", {"name": "new"}),
        ("account_closed", {"name": "new"}),
        ("account_opened", {"name": "new"}),
        ("account_changed",
         {"name": "new", "is_staff": True, "changed": ["email", "last_name"]}),
    ]  # fmt: skip


def test_what_is_saved_as_it_stood_is_no_line(since, editor):
    editor.save()
    editor.is_active = False  # and not among what is saved
    editor.save(update_fields=["last_login"])
    editor.save(update_fields=["email"])

    assert since() == []


def test_a_newer_hash_of_the_same_password_is_no_change(since, editor, settings):
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]

    assert authenticate(username="editor", password=PASSWORD) == editor

    editor.refresh_from_db()
    assert editor.password.startswith(PBKDF2PasswordHasher.algorithm)
    assert since() == []


def test_roles_are_logged_from_either_side(since, editor):
    reviewer, auditor = (Group.objects.get(name=n) for n in ("reviewer", "auditor"))

    editor.groups.add(reviewer, auditor)
    editor.groups.add(auditor)  # held already
    reviewer.user_set.remove(editor)
    editor.groups.clear()
    reviewer.user_set.set([editor])
    reviewer.user_set.clear()

    assert [(act, detail) for act, _by, detail in since()] == [
        ("role_given", named(roles=["auditor", "reviewer"])),
        ("role_taken", named(roles=["reviewer"])),
        ("role_taken", named(roles=["auditor", "editor"])),
        ("role_given", named(roles=["reviewer"])),
        ("role_taken", named(roles=["reviewer"])),
    ]


def test_a_right_past_all_roles_is_logged(since, editor):
    right = Permission.objects.get(codename="publish_alone")

    editor.user_permissions.add(right)

    ((act, _by, detail),) = since()
    assert act == "role_given"
    assert "publish" in detail["roles"][0]


def test_no_line_holds_a_password(editor):
    authenticate(username="editor", password="my other secret")  # noqa: S106 - a made-up one
    editor.set_password("my newest secret")
    editor.save()
    User.objects.create_user("new", password="my first secret")  # noqa: S106 - a made-up one

    lines = json.dumps(list(AuditLine.objects.values("act", "about", "detail")))

    assert "secret" not in lines
    assert PASSWORD not in lines
    assert User.objects.get(username="new").password not in lines


# Nobody is deleted


@pytest.mark.parametrize(
    "delete",
    [
        lambda user: user.delete(),
        lambda user: User.objects.filter(pk=user.pk).delete(),
        lambda _user: User.objects.all().delete(),
    ],
)
def test_an_account_is_never_deleted(delete):
    nobody = User.objects.create_user("nobody")  # wrote nothing, signed in never

    with pytest.raises(ProtectedError), transaction.atomic():
        delete(nobody)

    assert User.objects.filter(pk=nobody.pk).exists()


@pytest.mark.parametrize(
    "delete",
    [
        lambda: sql("DELETE FROM auth_user"),
        pytest.param(lambda: truncated(User), marks=pytest.mark.postgresql),
    ],
)
def test_nor_past_the_models(delete):
    User.objects.create_user("nobody")

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        delete()

    assert User.objects.filter(username="nobody").exists()
