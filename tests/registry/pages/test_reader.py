"""Who reads: the language, the day, and the words for both."""

from datetime import UTC, date, datetime

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from registry.pages import reader
from registry.pages.reader import BadParameter, Reader, reader_of
from tests.makers import a_source

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 5, 31, 16, 30, tzinfo=UTC)  # past midnight in Hong Kong
BEFORE = datetime(2026, 5, 30, 4, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "now", lambda: NIGHT)


def asked(query: str, language: str = "en") -> Reader:
    with override(language):
        return reader_of(RequestFactory().get(f"/en/{query}"))


def test_today_is_the_day_in_hong_kong() -> None:
    found = asked("")

    assert found.today == found.on == date(2026, 6, 1)
    assert found.asked == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-05-15", date(2023, 5, 15)),
        ("2023-02", date(2023, 2, 28)),
        ("2023", date(2023, 12, 31)),
    ],
)
def test_a_partial_date_means_its_last_day(text: str, day: date) -> None:
    assert asked(f"?true_on={text}").on == day


@pytest.mark.parametrize(
    "text", ["2023-02-30", "2023-13", "15/05/2023", "2023~", "[..2023]", "x" * 5000]
)
def test_what_is_no_day_is_refused_with_the_remedy(text: str) -> None:
    with pytest.raises(BadParameter) as refusal:
        asked(f"?true_on={text}")

    assert refusal.value.name == "true_on"
    assert refusal.value.value == text
    assert refusal.value.message


@pytest.mark.parametrize(
    ("language", "html", "words"),
    [
        ("en", "en", "1 Jun 2026"),
        ("zh-hant", "zh-Hant-HK", "2026年6月1日"),
        ("zh-hans", "zh-Hans", "2026年6月1日"),
    ],
)
def test_each_language_has_its_own_tag_and_dates(
    language: str, html: str, words: str
) -> None:
    found = asked("", language)

    assert found.html_lang == html
    assert found.day(found.today) == words


def test_an_instant_names_the_hong_kong_time() -> None:
    assert asked("").instant(NIGHT) == "1 Jun 2026, 00:30 HKT"


def test_times_of_an_address_are_read_like_those_asked() -> None:
    a_source(at=BEFORE)
    request = RequestFactory().get("/en/at/1/on/2023-05-15/")

    found = reader_of(request, at=1, on="2023-05-15")

    assert (found.on, found.seq, found.asked_known) == (date(2023, 5, 15), 1, "seq:1")
    assert found.times == "at/1/on/2023-05-15/"


def test_an_address_with_times_takes_no_others() -> None:
    a_source(at=BEFORE)
    request = RequestFactory().get("/en/at/1/on/2023-05-15/?known_at=seq:1")

    with pytest.raises(BadParameter, match="leave the parameter out"):
        reader_of(request, at=1, on="2023-05-15")


def test_what_was_known_is_a_change_number() -> None:
    a_source(at=BEFORE)
    a_source(title="Later", at=NIGHT)

    found = asked("?known_at=2026-05-30")

    assert (found.seq, found.head.seq) == (1, 2)
    assert found.on == found.today
    assert found.times == "at/1/on/2026-06-01/"


@pytest.mark.parametrize("text", ["soon", "2020", "2030", "seq:9"])
def test_a_moment_nobody_knows_of_is_refused(text: str) -> None:
    a_source(at=BEFORE)

    with pytest.raises(BadParameter) as refusal:
        asked(f"?known_at={text}")

    assert (refusal.value.name, refusal.value.value) == ("known_at", text)


def test_who_asks_for_now_is_led_to_no_times() -> None:
    a_source(at=BEFORE)

    assert asked("").times == ""
    assert asked("?true_on=2023").times == "at/1/on/2023-12-31/"
