"""Spans of days as bars."""

from datetime import date

import pytest

from registry.pages.pictures.ink import Ink
from registry.pages.pictures.scale import Scale
from registry.pages.pictures.spans import bar, stripes
from registry.records.pictures import LOOKS, Span

SCALE = Scale(date(2020, 1, 1), date(2020, 12, 30), 0, 364)  # a pixel for each day


def drawn(span: Span) -> str:
    ink = Ink("en")
    bar(ink, span, scale=SCALE, y=10, height=20, role="sfc")
    return ink.markup()


def test_a_bar_runs_from_its_first_day_to_its_last() -> None:
    span = Span("holds", date(2020, 1, 11), date(2020, 4, 10))

    assert drawn(span) == '<path class="sfc holds" d="M10 10h90v20h-90z"/>'


def test_what_has_no_bound_runs_to_the_edge() -> None:
    assert 'd="M0 10h364v20h-364z"' in drawn(Span("missing", None, None))


def test_a_single_day_is_still_seen() -> None:
    day = date(2020, 2, 1)

    assert "h3v20" in drawn(Span("over", day, day))


def test_a_doubtful_span_bears_a_question_mark_however_short() -> None:
    day = date(2020, 6, 1)

    assert ">?<" in drawn(Span("doubtful", day, day))
    assert ">?<" in drawn(Span("doubtful", None, None))


def test_words_stand_inside_where_they_say_something() -> None:
    wide = Span("held", None, None, "Licensed")
    tight = Span("held", date(2020, 1, 1), date(2020, 2, 1), "Licensed")

    assert 'class="in-held">Licensed' in drawn(wide)
    assert "<text" not in drawn(tight)


@pytest.mark.parametrize("look", LOOKS)
def test_every_look_has_a_class_of_its_own(look: str) -> None:
    assert f'class="sfc {look}"' in drawn(Span(look, None, None))


def test_only_what_is_proposed_is_striped() -> None:
    assert 'class="sfc stripe"' in drawn(Span("proposed", None, None))
    assert "stripe" not in drawn(Span("holds", None, None))


def test_stripes_stay_inside_their_box() -> None:
    assert stripes(10, 0, right=40, h=20) == "M10 20l20-20M17 20l20-20"
    assert stripes(10, 0, right=15, h=20) == "M10 20l5-20"
