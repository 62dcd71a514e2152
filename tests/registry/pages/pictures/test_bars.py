"""Bars along the days."""

import re
from datetime import date

import pytest

from registry.pages.pictures.bars import NARROW, bars
from registry.pages.pictures.fitting import width
from registry.records.names import Text
from registry.records.pictures import Bars, Row, Span

LAW = Row(
    Text("Stablecoins Ordinance", "en"),
    (Span("holds", date(2025, 8, 1), date(2026, 6, 1)),),
    "gov",
    after="In force",
)
STATEMENT = Row(
    Text("有關香港虛擬資產發展的政策宣言", "zh-Hant-HK"),
    (Span("over", date(2022, 10, 31), date(2025, 6, 25)),),
    "gov",
    after="Superseded, 26 Jun 2025",
)
DRAWING = Bars((STATEMENT, LAW), date(2022, 1, 1), date(2026, 6, 1))


@pytest.mark.parametrize("size", [NARROW, 796, 1136])
def test_all_that_is_drawn_lies_on_the_sheet(size: int) -> None:
    sheet = bars(DRAWING, "en", size=size)

    boxes = re.findall(r"M(\d+) (\d+)h(\d+)v(\d+)", sheet.markup)
    assert sheet.width == size
    assert boxes
    assert all(int(x) + int(w) <= size for x, _y, w, _h in boxes)
    assert all(int(y) + int(h) <= sheet.height for _x, y, _w, h in boxes)


@pytest.mark.parametrize("size", [NARROW, 1136])
def test_every_rule_is_named_and_what_is_so_of_it(size: int) -> None:
    markup = bars(DRAWING, "en", size=size).markup

    assert "Stablecoins Ordinance" in markup
    assert 'lang="zh-Hant-HK">有關香港' in markup
    assert "In force" in markup


def test_words_of_a_narrow_sheet_end_left_of_the_line() -> None:
    markup = bars(DRAWING, "en", size=NARROW).markup

    line = int(re.findall(r'class="today" d="M(\d+)', markup)[0])
    ends = re.findall(r'x="(\d+)" y="\d+" class="after end"', markup)
    assert ends
    assert all(int(x) < line for x in ends)


def test_what_stands_after_the_bars_has_room() -> None:
    markup = bars(DRAWING, "en", size=1136).markup

    for x, text in re.findall(r'x="(\d+)" y="\d+" class="after">([^<]+)', markup):
        assert int(x) + width(text, 13) <= 1136


def test_the_line_moves_with_the_day_asked_for() -> None:
    later = Bars(DRAWING.rows, DRAWING.first, date(2026, 9, 1))

    assert bars(DRAWING, "en", size=796) != bars(later, "en", size=796)
    assert "1 Sep 2026" in bars(later, "en", size=796).markup


def test_rows_with_a_second_line_are_taller() -> None:
    lane = Row(Text("Type 1", "en"), LAW.spans, under="Cap. 571")
    plain = Row(Text("Type 1", "en"), LAW.spans)

    tall, low = (
        bars(Bars((row,), DRAWING.first, DRAWING.on), "en", size=796).height
        for row in (lane, plain)
    )

    assert tall > low
