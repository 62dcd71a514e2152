"""Report an error, and see what became of it."""

from datetime import timedelta
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from registry.clock import hong_kong_day, now
from registry.pages import report as report_page
from registry.reports.answer import Answer, answer
from registry.reports.models import Report
from registry.reports.receive import EACH
from tests.makers import a_policy, an_exchange
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db
WORDS = "The licence was granted a day later."


def send(lang: str = "en", *, headers: Any = None, **typed: str) -> HttpResponse:
    token = report_page.SIGNER.sign(hong_kong_day(now()).isoformat())
    data = {"token": token, "wrong": WORDS, "source": "The gazette", **typed}
    client = Client(enforce_csrf_checks=True)
    found: Any = client.post(f"/{lang}/report", data, headers=headers)
    assert found.cookies == SimpleCookie()
    return found


def refused(response: HttpResponse, *, status: int = 400) -> str:
    assert response.status_code == status
    assert not Report.objects.exists() or status == 429
    return response.content.decode()


def test_a_report_needs_no_account_and_gets_a_reference() -> None:
    made = an_exchange(name_en="HashKey Exchange")

    response = send(record=made.public_id)

    kept = Report.objects.get()
    assert response.status_code == 303
    assert response["Location"] == f"/en/report/{kept.reference}"
    assert (kept.record, kept.wrong) == (made.public_id, WORDS)
    assert kept.source == "The gazette"


def test_the_form_names_the_record_it_is_about() -> None:
    made = an_exchange(name_en="HashKey Exchange")

    found = read(f"/zh-hant/report?record={made.public_id}")

    assert f'value="{made.public_id}"' in found.html
    assert "HashKey Exchange" in found.text


def test_the_form_is_never_kept_by_a_cache(client: Client) -> None:
    assert client.get("/en/report")["Cache-Control"] == "no-store"


@pytest.mark.parametrize("record", ["EX-9999", "nothing", "XX-0001"])
def test_a_record_that_is_none_is_refused_and_kept(record: str) -> None:
    assert f'value="{record}"' in read(f"/en/report?record={record}", status=400).html
    assert f'value="{record}"' in refused(send(record=record))


def test_a_form_that_is_refused_keeps_what_was_typed() -> None:
    found = refused(send(wrong="", source="The gazette of June"))

    assert "The gazette of June" in found
    assert "Say what is wrong" in found
    assert 'aria-describedby="wrong-fault"' in found


def test_a_machine_that_fills_every_field_is_told_which_to_leave() -> None:
    found = refused(send(website="https://spam.example"))

    assert "leave it empty" in found
    assert WORDS in found


@pytest.mark.parametrize("token", ["", "2026-11-23", "2026-11-23:forged"])
def test_a_form_we_never_drew_is_refused(token: str) -> None:
    assert "Send it once more" in refused(send(token=token))


def drawn(days_ago: int) -> str:
    day = hong_kong_day(now()) - timedelta(days=days_ago)
    return report_page.SIGNER.sign(day.isoformat())


def test_a_form_may_stay_open_past_midnight_and_no_longer() -> None:
    assert send(token=drawn(1)).status_code == 303
    assert "Send it once more" in send(token=drawn(2)).content.decode()


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
    ],
)
def test_another_site_sends_nothing(headers: dict[str, str]) -> None:
    assert "sent by another site" in refused(send(headers=headers))


def test_our_own_page_sends() -> None:
    headers = {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}

    assert send(headers=headers).status_code == 303


def test_what_is_too_long_is_refused() -> None:
    assert "Write at most 4000 characters." in refused(send(wrong="x" * 4001))


def test_a_new_line_counts_as_one_character_as_in_the_field() -> None:
    assert send(wrong="x\r\n" * 1999 + "xx").status_code == 303


def test_no_more_than_a_few_come_from_one_network() -> None:
    for number in range(EACH):
        send(source=str(number))

    assert WORDS in refused(send(), status=429)
    assert Report.objects.count() == EACH


def test_a_waiting_report_shows_that_it_waits_and_no_word_of_the_reader() -> None:
    send(record=an_exchange().public_id)

    found = read(f"/en/report/{Report.objects.get().reference.lower()}")

    assert "received, not answered yet" in found.text
    assert WORDS not in found.html
    assert "EX-0001" not in found.text


def test_an_answer_stands_in_public_with_the_change_number(editor: User) -> None:
    made = a_policy()
    send()
    kept = Report.objects.get()
    given = Answer("accepted", "The gazette says so: put right.", made.seq)
    answer(kept, given, actor=editor, at=now())

    found = read(f"/zh-hant/report/{kept.reference}")

    assert found.languages["The gazette says so: put right."] == "en"
    assert f"/zh-hant/changes/{made.seq}" in found.links.values()
    assert WORDS not in found.html
    assert editor.username not in found.text
    assert kept.reference in read("/en/report").links


def test_an_editor_may_release_the_readers_words(editor: User) -> None:
    send(record=an_exchange().public_id)
    kept = Report.objects.get()
    given = Answer("declined", "It is as it says.", is_released=True)
    answer(kept, given, actor=editor, at=now())

    found = read(f"/zh-hant/report/{kept.reference}")

    assert WORDS in found.text
    assert found.links["EX-0001"] == "/zh-hant/exchanges/platform"


def test_a_reference_nobody_has_is_not_found() -> None:
    read("/en/report/R-222222", status=404)


def test_other_methods_are_not_allowed(client: Client) -> None:
    assert client.put("/en/report").status_code == 405
