"""What every address of the API does."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from registry import clock
from registry.api import record_detail
from tests.makers import a_policy, a_regulator, revise, withdraw
from tests.registry.api.reading import problem_of

pytestmark = pytest.mark.django_db

RECORD = "/api/v1/regulators/RG-0001"
EVERY = [
    *("/api/v1", "/api/v1/regulators", RECORD, f"{RECORD}/versions"),
    *(f"{RECORD}/versions/1", "/api/v1/changes"),
    *("/api/v1/citations", "/api/v1/requirements"),
    *("/api/v1/calendar", "/api/v1/snapshots", "/api/v1/status"),
    *("/api/v1/search?q=policy", "/api/v1/check?q=policy"),
    *("/api/v1/vocabularies", "/api/v1/openapi.json", "/api/v1/docs"),
    "/.well-known/api-catalog",
]


@pytest.fixture
def sfc() -> Any:
    return a_regulator(slug="sfc")


@pytest.fixture
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_clock(monkeypatch, "2024-06-01T04:00:00+00:00")


def stop_clock(monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    instant = datetime.fromisoformat(at).astimezone(UTC)
    monkeypatch.setattr(clock, "now", lambda: instant)


# Tags


@pytest.mark.usefixtures("sfc", "noon")
@pytest.mark.parametrize("address", EVERY)
@pytest.mark.parametrize("header", ["{}", '"x", W/{}', "*"])
def test_who_holds_a_body_is_not_sent_it_again(
    client: Client, address: str, header: str
) -> None:
    first = client.get(address)

    kept = header.format(first["ETag"])
    second = client.get(address, headers={"If-None-Match": kept})

    assert second.status_code == 304
    assert second.content == b""
    for name in ("ETag", "Cache-Control", "Content-Language", "Vary"):
        assert second[name] == first[name]
    assert second["Access-Control-Allow-Origin"] == "*"


@pytest.mark.usefixtures("sfc", "noon")
@pytest.mark.parametrize("address", EVERY)
def test_another_tag_gets_the_body(client: Client, address: str) -> None:
    response = client.get(address, headers={"If-None-Match": '"x", W/"y"'})

    assert response.status_code == 200
    assert response.content


@pytest.mark.usefixtures("sfc", "noon")
def test_a_publication_changes_every_tag_that_may_depend_on_it(client: Client) -> None:
    depending = EVERY[:-4]
    before = [client.get(address)["ETag"] for address in depending]

    a_policy()

    after = [client.get(address)["ETag"] for address in depending]
    assert not set(before) & set(after)


@pytest.mark.usefixtures("sfc")
@pytest.mark.parametrize("address", ["/api/v1/regulators", RECORD])
def test_midnight_in_hong_kong_changes_the_tag_of_an_answer(
    client: Client, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_clock(monkeypatch, "2024-06-01T15:59:59+00:00")
    before = client.get(address)

    stop_clock(monkeypatch, "2024-06-01T16:00:00+00:00")
    after = client.get(address, headers={"If-None-Match": before["ETag"]})

    assert after.status_code == 200
    assert (before.json()["meta"]["true_on"], after.json()["meta"]["true_on"]) == (
        *("2024-06-01", "2024-06-02"),
    )


@pytest.mark.usefixtures("sfc", "noon")
def test_no_two_addresses_and_languages_share_a_tag(client: Client) -> None:
    addresses = [*EVERY, "/api/v1/regulators/sfc"]
    addresses += [f"{RECORD}?lang=en", f"{RECORD}?lang=zh-hant"]

    tags = {client.get(address)["ETag"] for address in addresses}

    assert len(tags) == len(addresses)


@pytest.mark.usefixtures("sfc", "noon")
def test_a_tag_of_a_live_record_does_not_fit_once_it_is_withdrawn(
    client: Client, sfc: Any
) -> None:
    tag = client.get(RECORD)["ETag"]

    withdraw(sfc)

    for kept in (tag, "*"):
        assert client.get(RECORD, headers={"If-None-Match": kept}).status_code == 410


@pytest.mark.usefixtures("sfc", "noon")
def test_not_sending_a_body_costs_one_query(
    client: Client, django_assert_num_queries: Any
) -> None:
    tag = client.get("/api/v1/regulators")["ETag"]

    with django_assert_num_queries(1):
        client.get("/api/v1/regulators", headers={"If-None-Match": tag})


@pytest.mark.usefixtures("sfc")
@pytest.mark.parametrize(
    ("at", "seconds"), [("04:00:00", 60), ("15:59:30", 30), ("15:59:59.9", 0)]
)
def test_an_answer_is_not_kept_past_midnight_in_hong_kong(
    client: Client, at: str, seconds: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_clock(monkeypatch, f"2024-06-01T{at}+00:00")

    response = client.get(RECORD)

    assert response["Cache-Control"] == f"public, max-age={seconds}, must-revalidate"


def test_the_clock_and_the_head_are_read_once_each(
    client: Client, sfc: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = iter([datetime(2024, 6, 1, tzinfo=UTC)])
    monkeypatch.setattr(clock, "now", lambda: next(readings))

    assert client.get(f"/api/v1/regulators/{sfc.public_id}").status_code == 200


# Methods


@pytest.mark.usefixtures("sfc", "noon")
@pytest.mark.parametrize("address", EVERY)
def test_head_tells_what_get_would(client: Client, address: str) -> None:
    head, get = client.head(address), client.get(address)

    assert head.status_code == 200
    assert head.content == b""
    assert head.headers == get.headers


@pytest.mark.usefixtures("sfc")
@pytest.mark.parametrize("address", EVERY)
def test_a_browser_may_ask_from_any_page(client: Client, address: str) -> None:
    response = client.options(address)

    assert (response.status_code, response.content) == (204, b"")
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert response["Access-Control-Allow-Headers"] == "*"


@pytest.mark.usefixtures("sfc")
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize("address", EVERY)
def test_nothing_is_written_here(client: Client, address: str, method: str) -> None:
    response = getattr(client, method)(address)

    assert response.status_code == 405
    assert response["Content-Type"] == "application/problem+json"
    assert response["Allow"] == "GET, HEAD, OPTIONS"


# Errors


@pytest.fixture
def errors(client: Client, sfc: Any, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return a response of every sort that is no 200."""
    gone = a_regulator(name_en="Gone")
    withdraw(gone)
    revise(sfc, slug="new")

    def fail(*_asked: Any) -> None:
        raise ZeroDivisionError

    html = {"Accept": "text/html"}
    found = [
        client.get("/api/v1/regulators/sfc"),
        client.get("/api/v1/regulators?x=1"),
        client.get("/api/v1/nothing"),
        client.get("/api/v1/regulators/"),
        client.post(RECORD),
        client.get(RECORD, headers=html),
        client.get("/api/v1/changes?after=99"),
        client.get("/api/v1/regulators/RG-0002"),
    ]
    monkeypatch.setattr(record_detail, "_meta", fail)
    return [*found, client.get(RECORD)]


def test_every_error_is_open_to_every_page(errors: list[Any]) -> None:
    statuses = [response.status_code for response in errors]

    assert statuses == [301, 400, 404, 308, 405, 406, 409, 410, 500]
    for response in errors:
        assert response["Access-Control-Allow-Origin"] == "*"
        assert "ETag" in response["Access-Control-Expose-Headers"]
        assert "Link" in response["Access-Control-Expose-Headers"]
        assert "ETag" not in response


def test_every_error_is_a_problem_document(errors: list[Any]) -> None:
    for response in errors:
        if response.status_code in (301, 308):
            continue
        assert response["Content-Type"] == "application/problem+json"
        assert response.json()["status"] == response.status_code


@pytest.mark.usefixtures("sfc")
@pytest.mark.parametrize("accept", ["*/*", "application/*", "text/html, */*;q=0.1"])
def test_json_is_sent_to_whoever_accepts_it(client: Client, accept: str) -> None:
    assert client.get(RECORD, headers={"Accept": accept}).status_code == 200


@pytest.mark.usefixtures("sfc")
def test_there_can_be_too_many_parameters(settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 2

    problem = problem_of("/api/v1/regulators?a=1&b=2&c=3", 400)

    assert problem["type"] == "/api/v1/docs#bad-request"


# Languages


@pytest.mark.usefixtures("sfc")
@pytest.mark.parametrize(
    ("query", "language"),
    [("", "en"), ("?lang=zh-hant", "zh-Hant-HK"), ("?lang=zh-hans", "zh-Hans")],
)
def test_the_language_is_the_one_in_the_address(
    client: Client, query: str, language: str
) -> None:
    browser = {"Accept-Language": "zh-hant"}

    response = client.get(f"{RECORD}{query}", headers=browser)

    assert response["Content-Language"] == language


@pytest.mark.usefixtures("sfc")
def test_an_unknown_language_is_refused_in_english(client: Client) -> None:
    response = client.get(f"{RECORD}?lang=fr", headers={"Accept-Language": "zh-hant"})

    assert response.status_code == 400
    assert response["Content-Language"] == "en"
