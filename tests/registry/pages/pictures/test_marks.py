"""The timeline."""

from datetime import date

from registry.pages.pictures.marks import Places, clusters, marks
from registry.pages.pictures.scale import Scale
from registry.records.names import Text
from registry.records.partial_date import bounds
from registry.records.pictures import Lane, Mark, Marks

YEAR = (date(2023, 1, 1), date(2023, 12, 31))
SCALE = Scale(*YEAR, 0, 1000)


def happened(
    day: str, shape: str = "square", name: str = "A rule", **how: bool
) -> Mark:
    return Mark(shape, bounds(day), Text(name, "en"), **how)


def drawn(*found: Mark, whole: tuple[date, date] = (date(2019, 1, 1), YEAR[1])) -> str:
    lanes = (Lane(Text("SFC", "en"), "sfc", found),)
    drawing = Marks(lanes, *YEAR, whole, date(2023, 11, 4))
    return marks(drawing, "en", size=1136).markup


def test_a_lane_is_named_and_its_marks_too() -> None:
    markup = drawn(happened("2023-06-01", name="Licensing is compulsory"))

    assert ">SFC<" in markup
    assert ">Licensing is compulsory<" in markup
    assert "4 Nov 2023" in markup


def test_marks_outside_the_days_are_seen_in_the_strip_alone() -> None:
    markup = drawn(happened("2020-06-01", name="An old rule"))

    assert ">An old rule<" not in markup
    assert 'class="sfc filled"' in markup


def test_the_strip_is_left_out_where_it_would_show_the_same() -> None:
    assert "All years" in drawn(happened("2023-06-01"))
    assert "All years" not in drawn(happened("2023-06-01"), whole=YEAR)


def test_a_day_that_is_not_known_is_drawn_as_a_stretch() -> None:
    assert "stretch" in drawn(happened("2023-06"))
    assert "stretch" not in drawn(happened("2023-06-15"))


def test_of_a_stretch_that_began_before_only_a_question_mark_is_seen() -> None:
    markup = drawn(happened("[2019..2023-02]", "disc"))

    assert 'class="strong">?<' in markup
    assert 'class="tick"' not in markup


def test_days_without_a_first_one_are_seen_where_they_end() -> None:
    found = happened("[..2023-09]", "dashed", name="An application")

    assert ">An application<" in drawn(found)
    assert "h26a9" in drawn(found)
    assert ">An old one<" not in drawn(happened("[..2020]", name="An old one"))


def test_a_shape_lies_above_the_stretch_of_another() -> None:
    markup = drawn(happened("2023-02-01", "disc"), happened("2023", "disc"))
    lanes = markup[markup.index("<g ") :]

    assert lanes.index('class="sfc stretch"') < lanes.index('class="sfc filled"')


def test_what_sources_disagree_on_bears_a_question_mark() -> None:
    assert 'class="question"' in drawn(happened("2023-06-01", disputed=True))
    assert 'class="question"' not in drawn(happened("2023-06-01"))


def test_marks_of_one_shape_on_one_day_are_drawn_as_one() -> None:
    found = [happened("2023-06-01", name=name) for name in ("A", "B", "B")]

    ((_x, together),) = clusters(found, SCALE)

    assert len(together) == 3
    assert ">A +1<" in drawn(*found)


def test_other_shapes_and_other_days_stay_apart() -> None:
    found = [
        happened("2023-06-01"),
        happened("2023-06-01", "disc"),
        happened("2023-08"),
    ]

    assert [len(together) for _x, together in clusters(found, SCALE)] == [1, 1, 1]


def test_a_name_takes_no_place_that_is_taken() -> None:
    places = Places()

    assert places.take(0, 10, right=20)
    assert not places.take(0, 15, right=30)
    assert places.take(1, 15, right=30)
    assert places.take(0, 20, right=30)
