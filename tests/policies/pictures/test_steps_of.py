"""What became of licences."""

from datetime import date

import pytest

from policies.pictures.steps_of import courses, days_of, tag_of
from tests.makers import a_licence

pytestmark = pytest.mark.django_db


def test_events_come_in_order_with_their_days() -> None:
    licence = a_licence(
        status_events=[
            {"position": 2, "status": "deemed_licensed", "effective": "2024-06-01"},
            {
                "position": 1,
                "status": "submitted",
                "effective": "",
                "announced": "2023-09",
            },
        ]
    )

    (known,) = courses([licence.pk]).values()

    assert [event.status for event in known.events] == ["submitted", "deemed_licensed"]
    assert [event.day for event in known.events] == ["[..2023-09]", "2024-06-01"]
    assert days_of([known]) == {date(2023, 9, 30), date(2024, 6, 1)}


def test_a_licence_without_events_is_left_out() -> None:
    assert courses([a_licence().pk]) == {}


def test_an_application_not_seen_since_is_uncertain_from_the_day_after() -> None:
    event = {"status": "submitted", "effective": "2023-06-01"}
    licence = a_licence(status_events=[event], last_seen_on="2024-06-03")

    (known,) = courses([licence.pk]).values()

    assert tag_of(known.on(date(2024, 6, 3))) == "applied"
    assert tag_of(known.on(date(2024, 6, 4))) == "uncertain"
    assert date(2024, 6, 4) in known.days()
