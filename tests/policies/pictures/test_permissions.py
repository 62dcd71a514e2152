"""What a platform is permitted, as lanes."""

from datetime import date
from typing import Any

import pytest

from policies.models import Exchange
from policies.pictures.permissions import permissions
from registry.records.pictures import Asked, Bars, Picture, Row
from tests.makers import (
    a_licence,
    a_licence_type,
    a_policy,
    a_source,
    an_entity,
    an_exchange,
)

pytestmark = pytest.mark.django_db
ON = date(2024, 6, 30)
LICENSED = {
    "position": 1, "status": "licensed", "effective": "2022-11-09",
    "client_scope": "professional_only",
}  # fmt: skip
RETAIL = {
    "position": 2, "status": "condition_varied", "effective": "2023-08-03",
    "client_scope": "retail_and_professional",
}  # fmt: skip


def licensed(platform: Exchange, *events: dict[str, Any], **fields: Any) -> None:
    smallest = {"exchanges": [platform], "holder": an_entity()}
    a_licence(status_events=list(events), **{**smallest, **fields})


def picture(platform: Exchange, on: date = ON) -> Picture:
    found = permissions(Asked(on, "en", record=platform.public_id))
    assert found is not None
    return found


def lanes(found: Picture) -> dict[str, Row]:
    assert isinstance(found.drawing, Bars)
    return {row.label.text: row for row in found.drawing.rows}


def test_a_platform_without_a_licence_has_no_lanes() -> None:
    asked = Asked(ON, "en", record=an_exchange().public_id)

    assert permissions(asked) is None


def test_before_its_first_day_there_are_none_either() -> None:
    platform = an_exchange()
    licensed(platform, LICENSED)

    asked = Asked(date(2020, 1, 1), "en", record=platform.public_id)
    assert permissions(asked) is None


def test_each_activity_has_a_lane_and_its_statute() -> None:
    platform = an_exchange()
    types = [a_licence_type(name_en=name) for name in ("Type 1", "Type 7")]
    licensed(
        platform,
        LICENSED,
        activities=[{"licence_type": one} for one in types],
        statute=a_policy(reference="Cap. 571"),
    )

    found = lanes(picture(platform))

    assert set(found) == {"Type 1", "Type 7", "Whom it may serve"}
    assert found["Type 1"].under == "Cap. 571"
    (span,) = found["Type 1"].spans
    assert (span.look, span.first, span.text) == ("held", date(2022, 11, 9), "Licensed")


def test_whom_it_may_serve_is_a_lane_and_the_finding() -> None:
    platform = an_exchange()
    licensed(platform, LICENSED, RETAIL)

    found = picture(platform)

    assert found.title == "Professional investors first, retail 9 months later"
    looks = [span.look for span in lanes(found)["Whom it may serve"].spans]
    assert looks == ["limited", "held"]


def test_what_only_the_press_says_is_said_to_be_reported() -> None:
    platform = an_exchange()
    press = a_source(title="The paper", publisher_kind="press")
    licensed(platform, LICENSED, RETAIL, source=press)

    found = picture(platform)

    assert "as reported" in found.title
    regime = lanes(found)["Virtual asset trading platforms"]
    assert [span.look for span in regime.spans] == ["waiting"]


def test_a_day_that_is_not_known_leaves_a_stretch_in_doubt() -> None:
    platform = an_exchange()
    licensed(platform, {"status": "licensed", "effective": "2023"})

    regime = lanes(picture(platform))["Virtual asset trading platforms"]

    assert [(s.look, s.first) for s in regime.spans] == [
        ("doubtful", date(2023, 1, 1)),
        ("held", date(2023, 12, 31)),
    ]
    assert picture(platform, date(2023, 6, 1)).title == (
        "What it may do on this day is not certain"
    )


def test_a_statute_that_licenses_others_alone_is_a_dashed_lane() -> None:
    platform = an_exchange(name_en="One")
    law = a_policy(title_en="The other law", reference="Cap. 615")
    licensed(platform, LICENSED, statute=a_policy(title_en="A law"))
    licensed(an_exchange(name_en="Two"), LICENSED, statute=law)

    found = lanes(picture(platform))

    assert [s.look for s in found["The other law"].spans] == ["missing"]
    assert ("missing", "None on record") in picture(platform).legend


def test_the_finding_says_since_when_it_stands_so() -> None:
    platform = an_exchange()
    licensed(platform, {"status": "withdrawn", "effective": "2024-05-13"})

    found = picture(platform)

    assert found.title == "Application withdrawn: since 13 May 2024"
    assert [cell.text for cell in found.table.rows[0]][1:] == [
        "Application withdrawn", "13 May 2024", ""
    ]  # fmt: skip
