"""Which literals are read, and what is said to those that are not."""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from registry.records.date_literal import InvalidDate, Point, Range, Single, read

LITERAL = st.from_regex(
    r"\d{4}(-\d\d(-\d\d)?)?[~?]?|\[(\d{4}(-\d\d)?)?\.\.(\d{4}(-\d\d)?)?\]",
    fullmatch=True,
)


def refused(text: str) -> InvalidDate:
    """Return the error that `text` meets."""
    with pytest.raises(InvalidDate) as seen:
        read(text)
    return seen.value


def test_a_literal_is_taken_apart() -> None:
    assert read("2022-11-09?") == Single(Point(2022, 11, 9), "?")
    assert read("[2022..2022-12]") == Range(Point(2022), Point(2022, 12))
    assert read("[..2022]") == Range(None, Point(2022))


@given(LITERAL.filter(lambda text: "[" not in text))
def test_what_is_read_is_edtf(text: str) -> None:
    try:
        read(text)
    except InvalidDate:
        return

    assert str(parse_edtf(text)) == text


@given(st.dates(date(1800, 1, 1), date(2200, 12, 31)), st.sampled_from(["", "~", "?"]))
def test_every_day_of_four_centuries_is_read(day: date, qualifier: str) -> None:
    point = Point(day.year, day.month, day.day)

    assert read(f"{day.isoformat()}{qualifier}") == Single(point, qualifier)


@given(st.text() | LITERAL)
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        read(text)
    except InvalidDate as error:
        assert str(error)  # noqa: PT017 - either outcome is right


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("", "is not a date: write 2022, 2022-11 or 2022-11-09"),
        ("soon", "“soon” is not a date"),
        (" 2022", "is not a date"),
        ("2022\n", "is not a date"),
        ("2022%", "is not a date"),
        ("202X", "is not a date"),
        ("-2022", "is not a date"),
        ("2022-", "is not a date"),
        ("2022-11-09-1", "is not a date"),
        ("[2022,2023]", "is not a date"),
        ("[2022..20233]", "is not a date"),
        ("2023-02-30", "There is no day 2023-02-30: that month has 28 days."),
        ("2023-02-29", "that month has 28 days."),
        ("2022-11-00", "that month has 30 days."),
        ("2022-13", "2022-13 has no such month: write one from 01 to 12."),
        ("2022-21", "no such month"),  # EDTF's spring: no season is kept
        ("2022-00", "no such month"),
        ("0000", "0000 is out of range: write a year from 1800 to 2200."),
        ("1799-12-31", "out of range"),
        ("2201", "out of range"),
        ("2022/2023", "is a period. For one day within it, write [2022..2023]."),
        ("2022-03-01/2022-04", "write [2022-03-01..2022-04]."),
        ("[..]", "Give the range at least one end: [2022-10..] or [..2022-12]."),
        ("[2024..2022-05]", "ends before it begins: write [2022-05..2024]."),
        ("[2022~..2023]", "Take ~ and ? out of [2022~..2023]"),
        ("[2022..2023-02-30]", "There is no day 2023-02-30"),
    ],
)
def test_a_refusal_names_the_remedy(text: str, remedy: str) -> None:
    assert remedy in str(refused(text))


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1/6/2024", ("2024-06-01", "2024-01-06")),
        ("01.06.2024", ("2024-06-01", "2024-01-06")),
        ("13/6/2024", ("2024-06-13",)),
        ("6-13-2024", ("2024-06-13",)),
        ("5/5/2024", ("2024-05-05",)),
        ("2024/6/1", ("2024-06-01",)),
        ("2024-6-1", ("2024-06-01",)),
        ("2024/06", ("2024-06",)),
        ("2022年11月9日", ("2022-11-09",)),
        ("２０２２年１１月", ("2022-11",)),
        ("30/2/2024", ()),
        ("1/6/24", ()),
    ],
)
def test_what_may_have_been_meant_is_offered(
    text: str, readings: tuple[str, ...]
) -> None:
    error = refused(text)

    assert error.readings == readings
    assert all(reading in str(error) for reading in readings)


def test_a_long_text_is_refused_briefly() -> None:
    assert len(str(refused("9" * 10_000_000))) < 300
