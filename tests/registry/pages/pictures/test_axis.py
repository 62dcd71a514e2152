"""The axis of days."""

from datetime import date

from registry.pages.pictures.axis import axis, future, today
from registry.pages.pictures.ink import Ink
from registry.pages.pictures.scale import Scale

SCALE = Scale(date(2022, 11, 1), date(2023, 12, 31), 0, 700)


def names(language: str) -> str:
    ink = Ink("en")
    axis(ink, SCALE, bottom=100, language=language)
    return ink.markup()


def test_months_and_years_are_named_in_the_language() -> None:
    assert all(f">{name}<" in names("en") for name in ("Nov 2022", "2023", "Feb"))
    assert all(
        f">{name}<" in names("zh-hant") for name in ("2022年11月", "2023", "2月")
    )


def test_a_name_that_would_be_cut_off_is_left_out() -> None:
    ink = Ink("en")
    axis(
        ink, Scale(date(2022, 1, 1), date(2027, 1, 20), 0, 700), bottom=9, language="en"
    )

    assert ">2026<" in ink.markup()
    assert ">2027<" not in ink.markup()


def test_the_day_asked_for_is_named_on_the_side_with_room() -> None:
    left, right = Ink("en"), Ink("en")
    today(left, SCALE, on=date(2022, 12, 1), bottom=100, language="en")
    today(right, SCALE, on=date(2023, 12, 1), bottom=100, language="en")

    assert 'class="strong">1 Dec 2022' in left.markup()
    assert 'class="end strong">1 Dec 2023' in right.markup()


def test_the_future_begins_at_the_day_asked_for() -> None:
    ink = Ink("en")
    future(ink, SCALE, on=SCALE.first, bottom=100, right=700)

    assert ink.markup() == '<path class="future" d="M0 24h700v76h-700z"/>'
