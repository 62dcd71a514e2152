"""The pages of a webhook: acts lead back and say what was done; secrets show once."""

import pytest
from django.urls import reverse

from registry.clock import now
from registry.webhooks import signing
from registry.webhooks.keeping import mark
from registry.webhooks.models import Endpoint
from tests.forms import messages_on, signed_in
from tests.registry.webhooks.receiver import an_endpoint

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return an_endpoint("https://127.0.0.1/")  # which nothing is sent to


def address(act, key):
    return reverse(f"admin:registry_endpoint_{act}", args=[key])


def test_an_act_leads_back_to_the_page(administrator, made):
    found = signed_in(administrator).post(address("pause", made.pk), follow=True)

    assert found.redirect_chain == [(address("change", made.pk), 302)]
    assert "Paused" in " ".join(messages_on(found))
    assert "Resume" in found.content.decode()


def test_what_cannot_be_done_is_said(administrator, made):
    client = signed_in(administrator)

    test = client.post(address("test", made.pk), follow=True)
    again = client.post(address("replay", made.pk), {"start": "x"}, follow=True)

    assert "its address is not public" in " ".join(messages_on(test))
    assert "Give the change number" in " ".join(messages_on(again))


def test_acts_are_posts_of_who_may_change_it(administrator, auditor, made):
    assert signed_in(auditor).post(address("pause", made.pk)).status_code == 403
    assert signed_in(administrator).get(address("pause", made.pk)).status_code == 405
    assert signed_in(administrator).post(address("pause", 10**6)).status_code == 404
    assert Endpoint.objects.get().state == "active"


def test_a_new_secret_is_on_one_page_and_stored_by_nobody(administrator, made):
    client = signed_in(administrator)

    found = client.post(address("secret", made.pk), {"seen": mark(made)})
    later = client.get(address("change", made.pk))

    secret = signing.secret(Endpoint.objects.get().seed)
    assert secret in found.content.decode().replace("&#x2B;", "+")
    assert "no-store" in found["Cache-Control"]
    assert "whsec_" not in later.content.decode()
    assert "whsec" not in str(client.cookies)


def test_two_secrets_are_told_of_while_both_sign(administrator, made):
    client, words = signed_in(administrator), "Former secret signs until"
    page = address("change", made.pk)

    client.post(address("secret", made.pk), {"seen": mark(made)})

    assert words in client.get(page).content.decode()
    Endpoint.objects.update(before_until=now())
    assert words not in client.get(page).content.decode()


def test_the_page_shows_what_failed_and_what_would_help(administrator, made):
    signed_in(administrator).post(address("test", made.pk))
    page = signed_in(administrator).get(address("change", made.pk)).content.decode()

    assert "Its address is not public." in page
    assert "none here, private or reserved" in page
