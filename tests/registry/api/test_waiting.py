"""Waiting for the register to move on."""

from threading import BoundedSemaphore

import pytest
from django.db import connection
from django.test import Client

from registry import serving
from registry.api import waiting
from registry.ledger import read
from tests.makers import a_regulator, revise
from tests.registry.api.reading import body_of, faults_of, problem_of

pytestmark = pytest.mark.django_db
FEED = "/api/v1/changes"


@pytest.fixture
def rests(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let time pass by itself; return how long was slept each time."""
    slept: list[float] = []
    monkeypatch.setattr(waiting, "rest", slept.append)
    monkeypatch.setattr(waiting, "monotonic", lambda: sum(slept))
    return slept


def test_what_is_there_already_is_told_at_once(rests: list[float]) -> None:
    a_regulator()

    assert body_of(f"{FEED}?wait=20")["next_after"] == read.head().seq
    assert not rests


def test_who_is_up_to_date_is_told_so_once_the_time_is_over(
    rests: list[float],
) -> None:
    a_regulator()
    newest = read.head().seq

    body = body_of(f"{FEED}?after={newest}&wait=3")

    assert (body["data"], body["next_after"]) == ([], newest)
    assert sum(rests) == pytest.approx(3)
    assert max(rests) == waiting.LOOK_S


def test_who_waits_is_told_as_soon_as_something_is_there(
    rests: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    regulator = a_regulator()
    newest = read.head().seq
    told = rests.append

    def meanwhile(seconds: float) -> None:
        told(seconds)
        if len(rests) == 2:
            revise(regulator, remit="Meanwhile.")

    monkeypatch.setattr(waiting, "rest", meanwhile)
    body = body_of(f"{FEED}?after={newest}&wait=20&log={read.head().log_id}")

    assert [line["seq"] for line in body["data"]] == [newest + 1]
    assert len(rests) == 2


def test_one_who_wants_less_is_told_that_the_head_moved(
    rests: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    regulator = a_regulator()
    newest = read.head().seq
    monkeypatch.setattr(waiting, "rest", lambda _s: revise(regulator, remit="Other."))

    body = body_of(f"{FEED}?after={newest}&wait=20&kind=alerts")

    assert (body["data"], body["next_after"]) == ([], newest + 1)
    assert not rests


@pytest.mark.parametrize("query", ["after=99", "after=1&log=another"])
def test_a_stray_cursor_waits_for_nothing(rests: list[float], query: str) -> None:
    a_regulator()

    problem_of(f"{FEED}?{query}&wait=20", 409)

    assert not rests


@pytest.mark.parametrize("query", ["wait=21", "wait=-1", "wait=1&kind=x"])
def test_what_cannot_be_asked_waits_for_nothing(rests: list[float], query: str) -> None:
    assert faults_of(f"{FEED}?{query}").keys() <= {"wait", "kind"}
    assert not rests


def test_who_comes_when_all_places_are_taken_is_told_at_once(
    rests: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "PLACES", BoundedSemaphore(1))
    a_regulator()

    with waiting.PLACES:
        body = body_of(f"{FEED}?after={read.head().seq}&wait=20")
        assert (body["data"], rests) == ([], [])

    body_of(f"{FEED}?after={read.head().seq}&wait=1")
    assert rests  # the place is free again


def test_a_place_is_free_again_when_a_look_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(waiting, "PLACES", BoundedSemaphore(1))
    monkeypatch.setattr(waiting, "rest", lambda _s: 1 / 0)

    for _time in range(2):
        with pytest.raises(ZeroDivisionError):
            waiting.until_moved(0, None, seconds=1)


def test_threads_are_left_for_those_who_do_not_wait() -> None:
    assert 0 < waiting.MOST <= serving.THREADS / 2


def test_who_waits_with_a_tag_is_answered_only_when_the_time_is_over(
    client: Client, rests: list[float]
) -> None:
    a_regulator()
    url = f"{FEED}?after={read.head().seq}&wait=2"
    tag = client.get(url)["ETag"]
    rests.clear()

    assert client.get(url, headers={"If-None-Match": tag}).status_code == 304
    assert sum(rests) == pytest.approx(2)


def test_the_connection_is_closed_before_we_sleep(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[object] = []
    monkeypatch.setattr(connection, "close", lambda: done.append("closed"))
    monkeypatch.setattr(waiting, "sleep", done.append)

    waiting.rest(0.25)

    assert done == ["closed", 0.25]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_who_waits_holds_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[object] = []
    monkeypatch.setattr(waiting, "sleep", lambda _s: held.append(connection.connection))
    monkeypatch.setattr(waiting, "monotonic", lambda: float(len(held)))

    waiting.until_moved(0, None, seconds=2)

    assert held == [None, None]
