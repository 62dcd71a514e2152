"""Every page is sent with the strictest policy; what may be taken back says so."""

import pytest
from django.http import HttpResponse

from registry.headers import ContentSecurityPolicy, Revisited
from tests.linked_records import merged
from tests.makers import an_exchange, revise, withdraw

HEADER = "Content-Security-Policy"


def sent(rf, path, **own):
    """Return the policy a page is sent with, as {directive: value}."""
    page = ContentSecurityPolicy(lambda _request: HttpResponse(headers=own))
    pairs = (rule.split(" ", 1) for rule in page(rf.get(path))[HEADER].split("; "))
    return dict(pairs)


@pytest.mark.parametrize("path", ["/", "/en/", "/api/v1/", "/administrators/"])
def test_public_pages_run_no_script(rf, path):
    policy = sent(rf, path)

    assert policy["default-src"] == "'none'"
    assert "script-src" not in policy


def test_the_admin_runs_its_own_files_alone(rf):
    policy = sent(rf, "/admin/policies/licence/")

    assert (policy["script-src"], policy["default-src"]) == ("'self'", "'none'")


@pytest.mark.parametrize("path", ["/en/", "/admin/"])
def test_nothing_inline_runs_and_nobody_frames_us(rf, path):
    policy = sent(rf, path)

    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["style-src"] == "'self'"
    assert "unsafe" not in " ".join(policy.values())


def test_a_view_may_set_a_policy_of_its_own(rf):
    assert sent(rf, "/", **{HEADER: "sandbox x"}) == {"sandbox": "x"}


@pytest.mark.django_db
def test_every_answer_bears_it(client):
    for path in ("/en/", "/admin/login/", "/api/v1/", "/nowhere"):
        assert HEADER in client.get(path).headers


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/api/v1/exchanges/{}", "/en/exchanges/{}"])
def test_what_a_publication_may_take_back_is_asked_for_again(client, address):
    renamed, left, gone, stays = (an_exchange() for _time in range(4))
    revise(renamed, slug="renamed")
    withdraw(left)
    merged(gone, stays)

    told = [client.get(address.format(one.slug)) for one in (renamed, left, gone)]

    assert [answer.status_code for answer in told] == [301, 410, 308]
    assert {answer["Cache-Control"] for answer in told} == {"no-cache"}


def test_a_view_says_itself_how_long_its_redirect_lasts(rf):
    own = {"Cache-Control": "no-store"}
    page = Revisited(lambda _request: HttpResponse(status=301, headers=own))

    assert page(rf.get("/"))["Cache-Control"] == "no-store"
