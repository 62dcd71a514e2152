"""Every request counts once; past the limit none costs more than its refusal."""

import pytest

from registry.limiting import quota_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("limited")]


def test_an_answer_of_the_api_tells_what_is_left(client):
    answers = [client.get("/api/v1") for _time in range(3)]

    assert [one.status_code for one in answers] == [200, 200, 429]
    assert {one["RateLimit-Policy"] for one in answers} == {'"api";q=2;w=60'}
    left = [one["RateLimit"].split(";")[1] for one in answers]
    assert left == ["r=1", "r=0", "r=0"]
    assert ["Retry-After" in one for one in answers] == [False, False, True]


def test_a_refusal_asks_the_database_nothing(client, django_assert_num_queries):
    for path in ("/api/v1", "/api/v1"):
        client.get(path)

    with django_assert_num_queries(0):
        assert client.get("/api/v1/changes").status_code == 429


def test_whatever_a_machine_asks_counts(client):
    client.get("/api/v1/nothing")
    client.head("/api/v1")

    refused = client.get("/api/v1", headers={"If-None-Match": "*"})
    assert refused.status_code == 429


def test_pages_have_a_limit_of_their_own(client):
    for _time in range(3):
        client.get("/api/v1")

    answers = [client.get("/en/about") for _time in range(5)]

    assert [one.status_code for one in answers] == [200] * 4 + [429]
    assert answers[0]["RateLimit"].startswith('"pages";r=3;t=')


@pytest.mark.parametrize(
    "path", ["/exports/latest/", "/healthz", "/readyz", "/admin/login/"]
)
def test_exports_health_and_the_desk_are_not_counted(client, path):
    answers = [client.get(path) for _time in range(6)]

    assert 429 not in {one.status_code for one in answers}
    assert not any("RateLimit" in one for one in answers)


def test_a_browser_that_asks_before_it_asks_is_not_counted(client):
    answers = [client.options("/api/v1") for _time in range(4)]

    assert {one.status_code for one in answers} == {204}


def test_another_network_still_reads(client):
    for _time in range(3):
        client.get("/api/v1")

    assert client.get("/api/v1", REMOTE_ADDR="203.0.113.9").status_code == 200


def test_a_header_anybody_may_write_makes_nobody_another(client):
    answers = [
        client.get("/api/v1", headers={"X-Forwarded-For": f"203.0.113.{n}"})
        for n in range(3)
    ]

    assert answers[-1].status_code == 429


def test_readers_behind_our_proxy_are_told_apart(client, limited):
    limited.PROXIES = 1

    answers = [
        client.get("/api/v1", headers={"X-Forwarded-For": f"6.6.6.6, 203.0.113.{n}"})
        for n in range(3)
    ]

    assert {one.status_code for one in answers} == {200}


def test_no_limit_no_header(client, limited):
    limited.API_LIMIT = 0

    answers = [client.get("/api/v1") for _time in range(3)]

    assert {one.status_code for one in answers} == {200}
    assert not any("RateLimit" in one for one in answers)


def test_a_refusal_keeps_the_policy_of_every_page(client):
    for _time in range(2):
        client.get("/api/v1")

    assert "Content-Security-Policy" in client.get("/api/v1")


@pytest.mark.parametrize(
    ("path", "name"),
    [("/api/v1", "api"), ("/mcp", "api"), ("/en/api", "pages"), ("/", "pages")],
)
def test_machines_and_readers_are_counted_apart(rf, path, name):
    assert quota_of(rf.get(path)).name == name
