"""The way into the desk: who is let in, and who is logged as refused."""

import sqlite3
from contextlib import closing

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from registry.audit.models import AuditLine
from registry.limits.counts import NAME
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


@pytest.mark.usefixtures("editor", "limited")
def test_too_many_failures_of_a_network_let_nobody_in(client):
    for name in ("one", "two"):
        tried(client, name, "not the word")

    path = reverse("admin:login")
    page = client.post(path, {"username": "editor", "password": PASSWORD})

    assert (page.status_code, page["Retry-After"]) == (429, "900")
    assert "Wait 15 minutes, then try again" in page.content.decode()
    assert "_auth_user_id" not in client.session
    assert AuditLine.objects.first().detail == {"tried": "editor", "refused": True}


@pytest.mark.usefixtures("editor", "limited")
def test_a_refusal_is_the_same_for_names_that_are_nobodys(client):
    for _time in range(2):
        tried(client, "nobody", "not the word")
    path = reverse("admin:login")

    told = [
        client.post(path, {"username": name, "password": PASSWORD}).context["errors"]
        for name in ("editor", "nobody")
    ]

    assert told[0] == told[1]


@pytest.mark.usefixtures("limited")
def test_refusals_fill_no_log(client):
    for _time in range(6):
        tried(client, "nobody", "not the word")

    assert AuditLine.objects.count() == 3


@pytest.mark.usefixtures("editor", "limited")
def test_failures_to_one_name_count_from_wherever_they_come(client):
    path, word = reverse("admin:login"), {"username": "Editor", "password": "no"}
    for number in range(10):
        client.post(path, word, REMOTE_ADDR=f"203.0.113.{number}")

    data = {"username": "editor", "password": PASSWORD}
    page = client.post(path, data, REMOTE_ADDR="203.0.113.77")

    assert "Too many sign-ins failed" in page.content.decode()


@pytest.mark.usefixtures("editor", "limited")
def test_a_network_that_is_refused_shuts_nobody_out_by_name(client):
    for _time in range(20):
        tried(client, "editor", "not the word")

    path, data = reverse("admin:login"), {"username": "editor", "password": PASSWORD}
    page = client.post(path, data, REMOTE_ADDR="203.0.113.77")

    assert page.status_code == 302


@pytest.mark.usefixtures("limited")
def test_who_signs_in_well_may_do_so_often(client, editor):
    for _time in range(5):
        assert tried(client, "editor") == (302, "signed_in", editor)
        client.logout()


@pytest.mark.usefixtures("editor")
def test_a_quarter_of_an_hour_later_all_is_forgotten(client, limited):
    for _time in range(3):
        tried(client, "editor", "not the word")
    with closing(sqlite3.connect(limited.VAR / NAME)) as file, file:
        file.execute("UPDATE counts SET until = until - 900")
    file.close()

    assert tried(client, "editor")[0] == 302
