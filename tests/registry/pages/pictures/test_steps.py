"""Counts over time."""

import re
from datetime import date

from registry.pages.pictures.steps import steps
from registry.records.pictures import Steps

NAMES = (("held", "Licensed"), ("over", "Gone"))
COUNTS = ((date(2023, 1, 1), (1, 0)), (date(2024, 1, 1), (2, 4)))
ON = date(2025, 1, 1)


def drawn(counts: tuple[tuple[date, tuple[int, ...]], ...] = COUNTS) -> str:
    return steps(Steps(NAMES, counts, ON), "en", size=796).markup


def test_each_area_is_named_with_its_last_number() -> None:
    assert ">2 Licensed<" in drawn()
    assert ">4 Gone<" in drawn()


def test_what_counts_nothing_any_more_is_not_named() -> None:
    assert "Gone" not in drawn(((date(2023, 1, 1), (1, 0)),))


def test_the_lower_area_lies_above_the_taller_one() -> None:
    markup = drawn()

    assert markup.index('class="area over"') < markup.index('class="area held"')


def test_the_tallest_day_fills_the_height() -> None:
    heights = re.findall(r'class="area over" d="([^"]+)"', drawn())[0]

    assert "V24H" in heights  # the top of the plot


def test_it_changes_with_the_numbers() -> None:
    assert drawn() != drawn(((date(2023, 1, 1), (1, 0)), (date(2024, 1, 1), (3, 3))))


def test_names_of_thin_areas_do_not_cover_each_other() -> None:
    thin = ((date(2023, 1, 1), (1, 1)), (date(2024, 1, 1), (1, 200)), (ON, (1, 1)))

    places = re.findall(r'y="(\d+)" class="strong">\d+ ', drawn((*thin[:2], thin[2])))

    assert abs(int(places[0]) - int(places[1])) >= 17
