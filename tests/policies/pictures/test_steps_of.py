"""The status events of licences."""

from datetime import date

import pytest

from policies.pictures.steps_of import days_of, events_of
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

    (known,) = events_of([licence.pk]).values()

    assert [event.status for event in known] == ["submitted", "deemed_licensed"]
    assert [event.day for event in known] == ["[..2023-09]", "2024-06-01"]
    assert days_of([known]) == {date(2023, 9, 30), date(2024, 6, 1)}


def test_a_licence_without_events_is_left_out() -> None:
    assert events_of([a_licence().pk]) == {}
