"""Shapes of marks."""

from registry.pages.pictures.ink import Ink
from registry.pages.pictures.shapes import doubt, mark, stretch
from registry.records.pictures import SHAPES


def drawn(shape: str) -> str:
    ink = Ink("en")
    mark(ink, shape, x=50, y=50, role="hkma")
    return ink.markup()


def test_no_shape_looks_like_another_without_colour() -> None:
    assert len({drawn(shape) for shape in SHAPES}) == len(SHAPES)


def test_a_licence_bears_a_tick() -> None:
    assert 'class="tick"' in drawn("disc")
    assert 'class="tick"' not in drawn("ring")


def test_a_shape_bears_the_colour_of_a_role() -> None:
    assert all('class="hkma ' in drawn(shape) for shape in SHAPES)


def test_a_stretch_runs_between_two_days() -> None:
    ink = Ink("en")
    stretch(ink, left=10, right=60, y=50, role="firm")

    assert 'class="firm stretch" d="M10 41h50' in ink.markup()


def test_doubt_is_a_question_mark() -> None:
    ink = Ink("en")
    doubt(ink, x=10, y=10)

    assert 'class="question">?<' in ink.markup()
