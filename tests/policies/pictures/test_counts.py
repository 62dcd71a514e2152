"""How many platforms stand how, day by day."""

from datetime import date

import pytest

from policies.pictures.counts import counts
from registry.records.pictures import Asked, Picture, Steps
from tests.makers import a_licence, a_source, an_entity, an_exchange

pytestmark = pytest.mark.django_db
ON = date(2024, 6, 30)


def platform(*steps: tuple[str, str]) -> None:
    events = [
        {"position": at, "status": status, "effective": day}
        for at, (status, day) in enumerate(steps)
    ]
    a_licence(exchanges=[an_exchange()], holder=an_entity(), status_events=events)


def picture(on: date = ON) -> Picture:
    found = counts(Asked(on, "en"))
    assert found is not None
    return found


def test_without_a_platform_there_is_nothing_to_count() -> None:
    assert counts(Asked(ON, "en")) is None


def test_each_day_on_which_a_number_changes_is_counted() -> None:
    platform(("submitted", "2023-06-01"), ("licensed", "2024-01-01"))
    platform(("submitted", "2023-09-01"), ("withdrawn", "2024-01-01"))

    found = picture()

    assert isinstance(found.drawing, Steps)
    assert [look for look, _word in found.drawing.names] == ["held", "waiting", "over"]
    assert found.drawing.counts == (
        (date(2023, 6, 1), (0, 1, 0)),
        (date(2023, 9, 1), (0, 2, 0)),
        (date(2024, 1, 1), (1, 0, 1)),
    )
    assert found.title == "1 platform is licensed, 1 is gone"


def test_the_table_tells_the_same_newest_first() -> None:
    platform(("submitted", "2023-06-01"), ("licensed", "2024-01-01"))

    rows = picture().table.rows

    assert [[cell.text for cell in row] for row in rows] == [
        ["1 Jan 2024", "1", "0"],
        ["1 Jun 2023", "0", "1"],
    ]


def test_nothing_is_counted_after_the_day_asked_for() -> None:
    platform(("submitted", "2023-06-01"), ("licensed", "2024-01-01"))

    found = picture(date(2023, 12, 31))

    assert isinstance(found.drawing, Steps)
    assert found.drawing.counts == ((date(2023, 6, 1), (1,)),)


def test_a_day_that_is_not_known_counts_as_not_certain() -> None:
    platform(("licensed", "2023"))

    found = picture(date(2023, 6, 1))

    assert isinstance(found.drawing, Steps)
    assert [look for look, _word in found.drawing.names] == ["doubtful"]


def test_what_only_the_press_says_is_counted_apart() -> None:
    events = [{"status": "licensed", "effective": "2024-01-01"}]
    press = a_source(title="The paper", publisher_kind="press")
    a_licence(
        exchanges=[an_exchange()],
        holder=an_entity(),
        status_events=events,
        source=press,
    )

    assert picture().title == "0 platforms are licensed, 1 is reported"
