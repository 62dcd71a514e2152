"""Webhooks on the desk: added, changed, listed, removed, each with its audit line."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from registry.audit.models import AuditLine
from registry.webhooks import signing
from registry.webhooks.models import Endpoint
from tests.forms import signed_in
from tests.makers import a_source
from tests.registry.webhooks.receiver import an_endpoint

pytestmark = pytest.mark.django_db
LIST = "admin:registry_endpoint_changelist"
TYPED = {"name": "Archive", "url": "https://receiver.example/hook", "start": "1"}


@pytest.fixture
def desk(administrator):
    return signed_in(administrator)


def add(desk, **typed):
    return desk.post(reverse("admin:registry_endpoint_add"), {**TYPED, **typed})


def lines():
    about = AuditLine.objects.filter(about__startswith="registry.endpoint")
    return list(about.order_by("pk").values_list("act", "by__username"))


def test_a_new_one_shows_its_secret_this_once(desk):
    found = add(desk, kinds=["policies", "events"])

    made = Endpoint.objects.get()
    assert signing.secret(made.seed) in found.content.decode().replace("&#x2B;", "+")
    assert (made.after, made.kinds, made.state) == (0, ["policies", "events"], "active")
    assert lines() == [("endpoint_made", "administrator")]


def test_the_form_sent_again_makes_no_second_one(desk):
    add(desk)

    again = add(desk)

    assert "whsec_" not in again.content.decode()
    assert Endpoint.objects.count() == 1


def test_what_was_typed_wrong_is_kept_and_told(desk):
    found = add(desk, url="http://receiver.example/").content.decode()

    assert "begins with https" in found
    assert 'value="Archive"' in found
    assert not Endpoint.objects.exists()


def test_a_change_stores_what_was_typed_and_no_cursor(desk):
    made = an_endpoint("https://receiver.example/", after=7)
    path = reverse("admin:registry_endpoint_change", args=[made.pk])

    desk.post(path, {"name": "Renamed", "url": made.url, "after": "0", "state": "gone"})

    found = Endpoint.objects.get()
    assert (found.name, found.after, found.state) == ("Renamed", 7, "active")
    assert lines() == [("endpoint_changed", "administrator")]


def test_a_removed_one_leaves_its_line(desk):
    made = an_endpoint("https://receiver.example/")
    path = reverse("admin:registry_endpoint_delete", args=[made.pk])

    assert "Nothing more is delivered" in desk.get(path).content.decode()
    desk.post(path, {"post": "yes"})

    assert not Endpoint.objects.exists()
    assert lines() == [("endpoint_removed", "administrator")]


def test_the_audit_log_leads_to_it(desk):
    add(desk)

    found = desk.get(reverse("admin:registry_auditline_changelist")).content.decode()

    assert f"/admin/registry/endpoint/{Endpoint.objects.get().pk}/change/" in found


def test_the_list_costs_the_same_however_many_there_are(desk):
    a_source()

    def asked():
        with CaptureQueriesContext(
            connection,
        ) as found:
            text = desk.get(reverse(LIST)).content.decode()
        return len(found), text

    an_endpoint("https://a.example/", name="One", after=0)
    asked()
    one, text = asked()
    for number in range(4):
        an_endpoint("https://a.example/", name=f"More {number}")

    assert asked()[0] == one
    assert "0 (1 to go)" in text
    assert "Under way" in text


def test_auditors_read_and_press_nothing(auditor):
    made = an_endpoint("https://receiver.example/")
    client = signed_in(auditor)
    path = reverse("admin:registry_endpoint_change", args=[made.pk])

    page = client.get(path).content.decode()

    assert client.get(reverse(LIST)).status_code == 200
    assert "Send a test" not in page
    assert "Make a new secret" not in page
    assert "https://receiver.example/" in page


@pytest.mark.parametrize("role", ["editor", "reviewer", "publisher"])
def test_others_do_not_see_them(role, hire):
    assert signed_in(hire(role)).get(reverse(LIST)).status_code == 403
