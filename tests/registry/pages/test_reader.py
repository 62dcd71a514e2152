"""Who reads: the language, the day, and the words for both."""

from datetime import UTC, date, datetime

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from registry.pages import reader
from registry.pages.reader import BadParameter, Reader, reader_of

NIGHT = datetime(2026, 5, 31, 16, 30, tzinfo=UTC)  # past midnight in Hong Kong


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
