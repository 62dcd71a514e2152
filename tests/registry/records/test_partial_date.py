"""Bounds and words of partial dates."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from registry.records.partial_date import (
    Bounds,
    InvalidDate,
    bounds,
    plain_days,
    shown,
    tellable,
    validate,
)

DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31))
LENGTHS = st.sampled_from([4, 7, 10])  # of YYYY, YYYY-MM, YYYY-MM-DD


@st.composite
def points(draw: st.DrawFn) -> tuple[str, date]:
    """Draw a literal and a day within it."""
    day = draw(DAYS)
    return day.isoformat()[: draw(LENGTHS)], day


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-11", "2022-11-01", "2022-11-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2022-11-09", "2022-11-09", "2022-11-09"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("1800", "1800-01-01", "1800-12-31"),
        ("2200-12-31", "2200-12-31", "2200-12-31"),
        ("2022~", "2021-01-01", "2023-12-31"),
        ("2022?", "2021-01-01", "2023-12-31"),
        ("2022-01~", "2021-12-01", "2022-02-28"),
        ("2022-12~", "2022-11-01", "2023-01-31"),
        ("2025-02-18~", "2025-02-17", "2025-02-19"),
        ("2024-12-31?", "2024-12-30", "2025-01-01"),
        ("1800~", "1799-01-01", "1801-12-31"),
        ("[2022..2023]", "2022-01-01", "2023-12-31"),
        ("[2023-09-29..2026-05-31]", "2023-09-29", "2026-05-31"),
        ("[2023-09-29..2026-05]", "2023-09-29", "2026-05-31"),
        ("[2022..2022-03]", "2022-01-01", "2022-03-31"),
        ("[2022-05..2022]", "2022-05-01", "2022-12-31"),
        ("[..2026-05-29]", None, "2026-05-29"),
        ("[..2026]", None, "2026-12-31"),
        ("[2022-10..]", "2022-10-01", None),
    ],
)
def test_bounds_are_the_first_and_last_possible_day(
    text: str, earliest: str | None, latest: str | None
) -> None:
    assert bounds(text) == Bounds(
        date.fromisoformat(earliest) if earliest else None,
        date.fromisoformat(latest) if latest else None,
    )


@given(points())
def test_a_day_lies_within_its_month_and_year(drawn: tuple[str, date]) -> None:
    text, day = drawn

    found = bounds(text)

    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest <= day <= found.latest


@given(points(), st.sampled_from("~?"))
def test_a_qualified_date_is_wider_on_both_sides(
    drawn: tuple[str, date], qualifier: str
) -> None:
    text, _ = drawn

    plain, wide = bounds(text), bounds(text + qualifier)

    assert wide.earliest < plain.earliest  # type: ignore[operator] # never open
    assert wide.latest > plain.latest  # type: ignore[operator] # never open


@given(points(), points())
def test_a_range_reaches_from_its_first_end_to_its_last(
    one: tuple[str, date], other: tuple[str, date]
) -> None:
    (first, _), (last, _) = sorted((one, other), key=lambda drawn: drawn[1])

    found = bounds(f"[{first}..{last}]")

    assert found == Bounds(bounds(first).earliest, bounds(last).latest)
    assert bounds(f"[{first}..]") == Bounds(found.earliest, None)
    assert bounds(f"[..{last}]") == Bounds(None, found.latest)


@given(points(), st.sampled_from(["", "~", "?"]))
def test_words_are_no_more_precise_than_the_date(
    drawn: tuple[str, date], qualifier: str
) -> None:
    text, _ = drawn
    parts = [int(part) for part in text.split("-")]

    for language in ("zh-hant", "zh-hans"):
        numbers = re.findall(r"\d+", shown(text + qualifier, language))
        assert [int(number) for number in numbers] == parts


@pytest.mark.parametrize(
    ("text", "english", "hant", "hans"),
    [
        ("2022-11-09", "9 Nov 2022", "2022年11月9日", "2022年11月9日"),
        ("2019-11", "Nov 2019", "2019年11月", "2019年11月"),
        ("2022", "2022", "2022年", "2022年"),
        ("2025-02-18~", "about 18 Feb 2025", "約2025年2月18日", "约2025年2月18日"),
        ("2022~", "about 2022", "約2022年", "约2022年"),
        (
            "2023-01?",
            "Jan 2023 (not certain)",
            "2023年1月（未能確定）",
            "2023年1月（未能确定）",
        ),
        (
            "[2022-10..2022]",
            "between Oct 2022 and 2022",
            "2022年10月至2022年之間",
            "2022年10月至2022年之间",
        ),
        ("[2022-10..]", "Oct 2022 or later", "2022年10月或之後", "2022年10月或之后"),
        (
            "[..2026-05-29]",
            "29 May 2026 or earlier",
            "2026年5月29日或之前",
            "2026年5月29日或之前",
        ),
    ],
)
def test_a_date_is_shown_in_the_readers_language(
    text: str, english: str, hant: str, hans: str
) -> None:
    assert shown(text, "en") == english
    assert shown(text, "zh-hant") == hant
    assert shown(text, "zh-hans") == hans


def test_every_month_has_its_name() -> None:
    names = [shown(f"2022-{month:02}", "en") for month in range(1, 13)]

    assert names == [f"{date(2022, m, 1):%b} 2022" for m in range(1, 13)]


def test_words_of_no_date_are_refused() -> None:
    with pytest.raises(InvalidDate):
        shown("1/6/2024", "en")


def test_validation_passes_a_date() -> None:
    validate("[2022-10..2022-12-05]")


def test_validation_repeats_the_remedy() -> None:
    with pytest.raises(ValidationError, match="write 2024-06-01 or 2024-01-06") as seen:
        validate("1/6/2024")

    assert seen.value.code == "invalid_date"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2023-05-15", (date(2023, 5, 15), date(2023, 5, 15))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2023", (date(2023, 1, 1), date(2023, 12, 31))),
        ("2023~", None),
        ("[..2023]", None),
        ("２０２３", None),
        ("", None),
    ],
)
def test_people_ask_for_plain_days(text: str, days: tuple[date, date] | None) -> None:
    assert plain_days(text) == days


def test_a_plain_day_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidDate):
        plain_days("2023-02-30")


@pytest.mark.parametrize(
    ("year", "told"), [(1799, "1800-01-01"), (2023, "2023-05-15"), (2201, "2200-12-31")]
)
def test_a_reckoned_day_lies_among_those_we_tell(year: int, told: str) -> None:
    assert tellable(date(year, 5, 15)).isoformat() == told
