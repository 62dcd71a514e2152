"""The way into the desk: who is let in, and who is logged as refused."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from registry.audit.models import AuditLine
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db


def tried(client, name, password=PASSWORD):
    path = reverse("admin:login")
    page = client.post(path, {"username": name, "password": password})
    line = AuditLine.objects.first()
    return page.status_code, line.act, line.by


def test_staff_come_in(client, editor):
    assert tried(client, "editor") == (302, "signed_in", editor)


def test_a_wrong_password_fails(client, editor):
    found = tried(client, editor.username, "not the word")

    assert found == (200, "failed", None)
    assert AuditLine.objects.first().detail == {"tried": "editor"}


def test_who_is_no_staff_fails_with_the_right_password_too(client):
    reader = User.objects.create_user("reader", password=PASSWORD)

    assert tried(client, "reader") == (200, "failed", None)
    line = AuditLine.objects.first()
    assert line.about == f"auth.user/{reader.pk}"
    assert PASSWORD not in str(line.detail)


def test_a_failure_is_logged_once(client):
    before = AuditLine.objects.count()

    tried(client, "nobody")

    assert AuditLine.objects.count() == before + 1
