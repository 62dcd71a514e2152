"""Answer a report."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User

from registry.audit.models import AuditLine
from registry.ledger.read import head
from registry.reports.answer import Answer, NotAnswerable, answer, faults
from registry.reports.models import Report
from registry.reports.receive import Told, receive
from tests.makers import a_policy

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def report() -> Report:
    return receive(Told("Wrong.", "", "", "en"), sender="one", at=NOON)


def test_an_accepted_report_names_the_change(report: Report, editor: User) -> None:
    a_policy()

    answer(report, Answer("accepted", "Put right.", head().seq), actor=editor, at=NOON)

    found = Report.objects.get()
    assert (found.state, found.answer, found.seq) == ("accepted", "Put right.", 2)
    assert (found.answered_by, found.answered_at) == (editor, NOON)


def test_an_answer_is_logged_without_its_words(report: Report, editor: User) -> None:
    answer(report, Answer("declined", "It is as it says."), actor=editor, at=NOON)

    line = AuditLine.objects.get(act="report_answered")
    assert line.by == editor
    assert line.detail == {"name": report.reference, "became": "declined"}


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (Answer("open", "Hm."), "state"),
        (Answer("declined", "  "), "answer"),
        (Answer("accepted", "Yes."), "seq"),
        (Answer("accepted", "Yes.", 999), "seq"),
    ],
)
def test_what_an_answer_lacks_is_named(
    given: Answer, field: str, report: Report, editor: User
) -> None:
    assert [name for name, _message in faults(given)] == [field]
    with pytest.raises(NotAnswerable):
        answer(report, given, actor=editor, at=NOON)


def test_who_only_looks_on_answers_nothing(report: Report, auditor: User) -> None:
    with pytest.raises(NotAnswerable, match="role"):
        answer(report, Answer("declined", "No."), actor=auditor, at=NOON)
