"""Reports on the desk, and the page that answers one."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from registry.admin.queues import person
from registry.admin.reports import SHOWN, panel
from registry.reports.models import Report
from registry.reports.receive import Told, receive
from tests.forms import signed_in
from tests.makers import a_policy, an_exchange

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
LIST = "admin:registry_report_changelist"


def a_report(number: int = 1, **told: str) -> Report:
    usual = {
        "wrong": "The date is wrong.",
        "source": "",
        "record": "",
        "language": "en",
    }
    return receive(Told(**{**usual, **told}), sender=str(number), at=NOON)


def page_of(report: Report) -> str:
    return reverse("admin:registry_report_change", args=[report.pk])


def sent(client: Client, report: Report, **data: Any) -> Any:
    return client.post(page_of(report), {"state": "open", "answer": "", **data})


def test_waiting_reports_stand_on_the_desk(editor: User) -> None:
    a_report()

    found = signed_in(editor).get(reverse("admin:index")).content.decode()

    assert 'id="reports-heading"' in found
    assert "The date is wrong." in found


def test_the_desk_shows_the_first_and_counts_all(editor: User) -> None:
    for number in range(SHOWN + 1):
        a_report(number)

    found = panel(person(editor), NOON)

    assert found is not None
    assert (found.total, len(found.content["rows"])) == (SHOWN + 1, SHOWN)


def test_who_has_no_role_sees_no_reports(db: None) -> None:  # noqa: ARG001 - opens the database
    stranger = User.objects.create_user("stranger", is_staff=True)

    assert panel(person(stranger), NOON) is None


def test_the_list_shows_what_waits(editor: User) -> None:
    made = a_report()

    found = signed_in(editor).get(f"{reverse(LIST)}?state__exact=open")

    assert made.reference in found.content.decode()


def test_the_page_leads_to_the_record(editor: User) -> None:
    made = an_exchange(name_en="HashKey")
    named, other = a_report(1, record=made.public_id), a_report(2, record="EX-9999")

    client = signed_in(editor)

    assert f"/admin/policies/exchange/{made.pk}/" in _text(client, named)
    assert "EX-9999" in _text(client, other)


def test_an_editor_accepts_with_the_number_of_a_change(editor: User) -> None:
    made, report = a_policy(), a_report()

    answered = sent(
        signed_in(editor), report, state="accepted", answer="Done.", seq=made.seq
    )

    report.refresh_from_db()
    assert answered.status_code == 302
    assert (report.state, report.seq, report.answered_by) == (
        "accepted", made.seq, editor,
    )  # fmt: skip


def test_what_lacks_is_told_and_what_was_typed_is_kept(editor: User) -> None:
    report = a_report()

    answered = sent(signed_in(editor), report, state="accepted", answer="We agree.")

    report.refresh_from_db()
    text = answered.content.decode()
    assert report.state == "open"
    assert "Publish the correction first" in text
    assert "We agree." in text


def test_an_auditor_reads_and_answers_nothing(auditor: User) -> None:
    report, client = a_report(), signed_in(auditor)

    assert "The date is wrong." in _text(client, report)
    assert sent(client, report, state="declined", answer="No.").status_code == 403


def test_nobody_adds_or_removes_one(administrator: User) -> None:
    client, report = signed_in(administrator), a_report()

    for name, args in (("add", []), ("delete", [report.pk])):
        path = reverse(f"admin:registry_report_{name}", args=args)
        assert client.get(path).status_code == 403


def test_the_form_says_that_an_answer_is_public(editor: User, auditor: User) -> None:
    report = a_report()

    assert "Answer the report" in _text(signed_in(editor), report)
    assert "Answer the report" not in _text(signed_in(auditor), report)


def _text(client: Client, report: Report) -> str:
    return str(client.get(page_of(report)).content.decode())


def test_the_language_of_a_report_goes_by_its_name(publisher):
    report = a_report(language="zh-hant")

    page = signed_in(publisher).get(page_of(report)).content.decode()

    assert '<span lang="zh-Hant-HK">繁體中文</span></div>' in page
