"""The command publishes what is due and says so, one line for each set."""

from contextlib import suppress
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from registry.changesets.due import Outcome
from registry.changesets.models import ChangeSet
from registry.ledger.models import Entry
from registry.management.commands import publish_due
from registry.management.commands.publish_due import line

SET = ChangeSet(title="Spring\nclean")


class Stopped(Exception):
    """The test has seen enough."""


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (
            Outcome(SET, [Entry(seq=7), Entry(seq=8)]),
            "published: Spring clean: no. 7, no. 8",
        ),
        (Outcome(SET), "published: Spring clean: nothing changed"),
        (
            Outcome(SET, against="EX-0001:\nNote", returned=True),
            "returned to its author: Spring clean: EX-0001: Note",
        ),
        (
            Outcome(SET, against="database is locked"),
            "left as it is: Spring clean: database is locked",
        ),
    ],
)
def test_each_outcome_is_one_line(outcome, said):
    assert line(outcome) == said


@pytest.mark.django_db
def test_without_a_schedule_it_says_nothing():
    out = StringIO()

    call_command("publish_due", stdout=out)

    assert out.getvalue() == ""


def run(monkeypatch, *rounds, **how):
    """Run the command while there are rounds; return what it says and how it slept."""
    told, slept = iter(rounds), []

    def found(*, clock):  # noqa: ARG001 - the signature is the function's
        answer = next(told)
        if isinstance(answer, Exception):
            raise answer
        return iter(answer)

    def sleep(seconds):
        slept.append(seconds)
        if len(slept) == len(rounds):
            raise Stopped

    monkeypatch.setattr(publish_due, "publish_due", found)
    monkeypatch.setattr(publish_due.time, "sleep", sleep)
    out, err = StringIO(), StringIO()
    with suppress(Stopped):
        call_command("publish_due", stdout=out, stderr=err, **how)
    return out.getvalue(), err.getvalue(), slept


@pytest.mark.django_db
def test_it_looks_once_or_every_so_often(monkeypatch):
    once, again = [Outcome(SET)], [Outcome(SET), Outcome(SET)]

    assert run(monkeypatch, once)[2] == []
    out, _err, slept = run(monkeypatch, once, again, every=60)

    assert (out.count("\n"), slept) == (3, [60, 60])


@pytest.mark.django_db
def test_a_database_that_is_away_is_asked_again(monkeypatch):
    away = OperationalError("connection refused")

    out, err, slept = run(monkeypatch, away, [Outcome(SET)], every=5)

    assert (err, slept) == ("waits: connection refused\n", [5, 5])
    assert out.startswith("published")
    with pytest.raises(OperationalError):
        run(monkeypatch, away)


@pytest.mark.parametrize("every", ["0", "-5", "soon"])
def test_a_number_of_seconds_is_one_at_least(every):
    with pytest.raises(CommandError, match="--every"):
        call_command("publish_due", "--every", every)
