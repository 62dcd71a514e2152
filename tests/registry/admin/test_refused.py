"""What is refused on the desk is told in its own frame."""

import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.test import Client

from registry.admin import refused
from tests.cast import PASSWORD
from tests.forms import form_on, open_form, own_open, signed_in
from tests.makers import a_regulator, snapshot

pytestmark = pytest.mark.django_db

ADD = "/admin/policies/regulator/add/"


def is_framed(page):
    text = page.content.decode()
    return "Editors’ desk" in text and "Log out" in text


@pytest.mark.parametrize(
    "path", ["/admin/nowhere/", "/admin/policies/regulator/no-key/history/"]
)
def test_a_wrong_address_is_told_on_the_desk(auditor, path):
    page = signed_in(auditor).get(path)

    assert page.status_code == 404
    assert is_framed(page)


def test_what_a_role_forbids_is_told_on_the_desk(auditor):
    page = signed_in(auditor).get(ADD)

    assert page.status_code == 403
    assert is_framed(page)


def test_a_stranger_is_asked_to_sign_in_not_told_what_is_there(client):
    assert client.get("/admin/nowhere/").status_code == 302


def test_a_form_from_an_old_page_stores_nothing(publisher):
    browser = Client(enforce_csrf_checks=True)
    assert browser.login(username=publisher.username, password=PASSWORD)
    before = snapshot()

    page = browser.post(ADD, {"name_en": "New"})

    assert page.status_code == 403
    assert is_framed(page)
    assert snapshot() == before


def test_what_was_typed_on_a_page_from_before_a_sign_in_comes_back(publisher):
    regulator, browser = a_regulator(), Client(enforce_csrf_checks=True)
    assert browser.login(username=publisher.username, password=PASSWORD)
    path = f"/admin/policies/regulator/{regulator.pk}/change/"
    form = open_form(browser, path).why().put(remit="Typed for an hour.")
    browser.cookies["csrftoken"] = "n" * 32  # as a sign-in in another window sets it
    before = snapshot()

    kept = form_on(form.send(browser), having="remit")
    page = kept.press(browser, "_open", "")

    assert form_on(page)["remit"] == "Typed for an hour."
    assert snapshot() == before
    assert form_on(page).send(browser).status_code == 302
    assert own_open(publisher).changes.get().patch["remit"][1] == "Typed for an hour."


def test_an_account_is_not_carried_along_from_an_old_page(administrator):
    browser = Client(enforce_csrf_checks=True)
    assert browser.login(username=administrator.username, password=PASSWORD)

    page = browser.post("/admin/auth/user/add/", {"username": "typed-name"})

    assert page.status_code == 403
    assert "typed-name" not in page.content.decode()


def test_a_text_larger_than_the_register_takes_stores_nothing(publisher):
    regulator = a_regulator()
    browser = signed_in(publisher)
    form = open_form(browser, f"/admin/policies/regulator/{regulator.pk}/change/")
    form.why().put(remit="x" * 6 * 1024 * 1024)
    before = snapshot()

    page = form.send(browser)

    assert page.status_code == 413
    assert is_framed(page)
    assert snapshot() == before


def test_a_request_that_cannot_be_read_is_told_so(rf, publisher):
    request = rf.get(ADD)
    request.user = publisher
    request.session = signed_in(publisher).session

    page = refused.bad_request(request, SuspiciousOperation("odd"))

    assert page.status_code == 400
    assert is_framed(page)


def test_other_faces_keep_their_own_words(rf, publisher):
    request = rf.get("/en/")
    request.user = publisher

    too_big = refused.bad_request(request, RequestDataTooBig("large"))
    forbidden = refused.forbidden(request, PermissionError("no"))

    assert (too_big.status_code, forbidden.status_code) == (400, 403)
    assert not is_framed(too_big)
    assert not is_framed(forbidden)
