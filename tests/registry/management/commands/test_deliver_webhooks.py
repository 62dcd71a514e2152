"""The command delivers once or until it is stopped; it says a line for each try."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import OperationalError

from registry.management.commands import deliver_webhooks
from registry.management.commands.deliver_webhooks import line
from registry.webhooks.delivering import Told
from registry.webhooks.outcomes import Outcome
from registry.webhooks.posting import Answer

ROOT = Path(__file__).parents[4]
TAKEN = Told("Archive\nof it", 26, 50, Answer(Outcome.TAKEN, 204, "", 31), 543)


class Stopped(Exception):
    """The test has seen enough."""


@pytest.fixture(autouse=True)
def _signals():
    before = [(n, signal.getsignal(n)) for n in (signal.SIGTERM, signal.SIGINT)]
    yield
    for number, handler in before:
        signal.signal(number, handler)


def test_a_try_is_one_line():
    silent = Told("A", 7, 7, Answer(Outcome.TIMEOUT, None, "", 15000), 0)

    assert line(TAKEN) == "Archive of it: no. 26 to 50: taken (204) in 31 ms; 543 to go"
    assert line(silent) == "A: no. 7: no answer in time in 15000 ms; 0 to go"


@pytest.mark.django_db
def test_without_endpoints_once_says_nothing():
    out = StringIO()

    call_command("deliver_webhooks", once=True, stdout=out)

    assert out.getvalue() == ""


def run(monkeypatch, *rounds, **how):
    """Run the command while there are rounds; return what it says and how it slept."""
    told, slept = iter(rounds), []

    def found(*, clock, goes_on):
        assert clock
        assert goes_on()
        answer = next(told)
        if isinstance(answer, Exception):
            raise answer
        if answer == "SIGTERM":
            os.kill(os.getpid(), signal.SIGTERM)
            assert not goes_on()
            return iter([])
        return iter(answer)

    class Event(deliver_webhooks.threading.Event):
        def wait(self, timeout=None):
            slept.append(timeout)
            if len(slept) == len(rounds) and rounds[-1] != "SIGTERM":
                raise Stopped

    monkeypatch.setattr(deliver_webhooks, "deliver", found)
    monkeypatch.setattr(deliver_webhooks.threading, "Event", Event)
    out, err = StringIO(), StringIO()
    with suppress(Stopped):
        call_command("deliver_webhooks", stdout=out, stderr=err, **how)
    return out.getvalue(), err.getvalue(), slept


@pytest.mark.django_db
def test_it_looks_again_and_again_or_once(monkeypatch):
    out, _err, slept = run(monkeypatch, [TAKEN], [TAKEN, TAKEN])
    assert (out.count("\n"), slept) == (3, [2, 2])

    out, _err, slept = run(monkeypatch, [TAKEN], once=True)
    assert (out.count("\n"), slept) == (1, [])


@pytest.mark.django_db
def test_a_database_that_is_away_is_asked_again(monkeypatch):
    away = OperationalError("connection refused")

    out, err, _slept = run(monkeypatch, away, [TAKEN])

    assert err == "waits: connection refused\n"
    assert out.count("\n") == 1
    with pytest.raises(OperationalError):
        run(monkeypatch, away, once=True)


@pytest.mark.django_db
def test_it_stops_when_told(monkeypatch):
    out, err, _slept = run(monkeypatch, [TAKEN], "SIGTERM")

    assert (out.count("\n"), err) == (1, "")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"DEMO": "0"}, "demo mode alone"),
        ({"DEMO": "1", "ALLOWED_HOSTS": "127.0.0.1"}, ""),
    ],
)
def test_loopback_is_refused_in_production(given, said, tmp_path):
    found = subprocess.run(
        [sys.executable, "-c", "import registry.settings"],
        cwd=ROOT,
        env={**os.environ, "VAR": str(tmp_path), "WEBHOOKS_TO_LOOPBACK": "1", **given},
        capture_output=True,
        text=True,
        check=False,
    )

    assert said in found.stderr
    assert bool(found.returncode) == bool(said)
