"""Which drawing wants which hand."""

from datetime import date

import pytest

from registry.pages.pictures.bars import NARROW
from registry.pages.pictures.drawn import COLUMN, DISPUTED, FULL, drawn, key, narrow
from registry.records.names import Text
from registry.records.pictures import (
    LOOKS,
    ROLES,
    SHAPES,
    Bars,
    Drawing,
    Graph,
    Lane,
    Marks,
    Node,
    Row,
    Span,
    Steps,
)

ON, FIRST = date(2024, 1, 1), date(2023, 1, 1)
NAME = Text("A rule", "en")
LANES = Bars((Row(NAME, (Span("held", FIRST, ON),)),), FIRST, ON)
RULES = Bars((Row(NAME, (Span("holds", FIRST, ON),), after="In force"),), FIRST, ON)
GRAPH = Graph(Node(NAME, "sfc"), (Node(NAME, "sfc"),), ())
STEPS = Steps((("held", "Licensed"),), ((FIRST, (1,)),), ON)
MARKS = Marks((Lane(NAME, "sfc", ()),), FIRST, ON, (FIRST, ON), ON)
WIDTHS = [
    (LANES, COLUMN),
    (RULES, FULL),
    (GRAPH, COLUMN),
    (STEPS, COLUMN),
    (MARKS, FULL),
]


@pytest.mark.parametrize(("drawing", "wide"), WIDTHS)
def test_each_drawing_has_its_width_and_takes_another(
    drawing: Drawing, wide: int
) -> None:
    assert drawn(drawing, "en").width == wide
    assert drawn(drawing, "en", size=600).width == 600


def test_bars_alone_have_a_narrow_sheet() -> None:
    found = narrow(LANES, "en")

    assert found is not None
    assert found.width == NARROW
    assert narrow(GRAPH, "en") is None


def test_every_sign_of_a_legend_differs() -> None:
    codes = [*LOOKS, *ROLES, *SHAPES, DISPUTED]

    assert len({key(code) for code in codes}) == len(codes)
    assert all('aria-hidden="true"' in key(code) for code in codes)
