"""The timeline."""

from datetime import date
from typing import Any

import pytest

from policies.pictures.timeline import actors, timeline
from registry.records.names import Text
from registry.records.pictures import Asked, Marks, Picture
from tests.makers import a_policy, a_regulator, an_event, revise

pytestmark = pytest.mark.django_db
ON = date(2024, 6, 30)


def picture(**asked: Any) -> Picture:
    found = timeline(Asked(ON, **{"language": "en", **asked}))
    assert found is not None
    return found


def drawn(found: Picture) -> Marks:
    assert isinstance(found.drawing, Marks)
    return found.drawing


def names(found: Picture) -> list[str]:
    return [row[2].text for row in found.table.rows]


def test_where_nothing_happened_there_is_no_timeline() -> None:
    assert timeline(Asked(ON, "en")) is None


def test_the_last_twelve_months_are_shown_newest_first() -> None:
    for day in ("2023-01-01", "2023-11-04", "2024-03-01"):
        an_event(title_en=day, date_from=day)

    found = picture()

    assert names(found) == ["2024-03-01", "2023-11-04"]
    assert drawn(found).whole[0] == date(2023, 1, 1)
    assert drawn(found).last > ON


def test_the_days_asked_for_are_shown() -> None:
    for day in ("2023-01-01", "2023-11-04", "2024-03-01"):
        an_event(title_en=day, date_from=day)

    found = picture(first=date(2022, 12, 1), last=date(2023, 11, 30))

    assert names(found) == ["2023-11-04", "2023-01-01"]
    assert (drawn(found).first, drawn(found).last) == (
        date(2022, 12, 1), date(2023, 11, 30)
    )  # fmt: skip


def test_the_first_and_last_days_we_tell_have_a_timeline_too() -> None:
    an_event(title_en="An event", date_from="2023-01-01")

    early = picture(last=date(1800, 12, 31))
    late = timeline(Asked(date(2200, 12, 31), "en"))
    assert late

    assert drawn(early).first == date(1800, 1, 1)
    assert drawn(late).last == date(2200, 12, 31)


def test_a_stretch_that_reaches_into_the_days_is_shown() -> None:
    an_event(title_en="In some month", date_from="2023")

    assert names(picture(first=date(2023, 6, 1))) == ["In some month"]


def test_lanes_stand_in_order_of_their_roles() -> None:
    for slug, kind in (("hkma", "statutory_regulator"), ("fstb", "bureau")):
        an_event(regulator=a_regulator(slug=slug, short_name_en=slug, type=kind))

    lanes = drawn(picture()).lanes

    assert [(lane.role, lane.label.text) for lane in lanes] == [
        ("gov", "Government and others"),
        ("hkma", "hkma"),
    ]


def test_a_joint_rule_stands_in_both_lanes_and_counts_once() -> None:
    both = [a_regulator(slug=slug) for slug in ("sfc", "hkma")]
    a_policy(issuers=both, force="in_force", effective="2024-01-01")

    found = picture()

    assert [len(lane.marks) for lane in drawn(found).lanes] == [1, 1]
    assert found.title == "Jul 2023 to Jul 2024: 1 rule starts"


def test_one_actor_is_shown_in_its_lane_alone() -> None:
    both = [a_regulator(slug=slug) for slug in ("sfc", "hkma")]
    a_policy(title_en="Joint", issuers=both, force="in_force", effective="2024-01-01")
    an_event(title_en="Other", date_from="2024-02-01")

    found = picture(actor="sfc")

    assert [lane.role for lane in drawn(found).lanes] == ["sfc"]
    assert names(found) == ["Joint"]


def test_of_a_regulator_all_years_are_shown() -> None:
    regulator = a_regulator(slug="sfc")
    an_event(title_en="Old", date_from="2017-09-05", regulator=regulator)

    found = picture(record=regulator.public_id)

    assert names(found) == ["Old"]
    assert (drawn(found).first, drawn(found).last) == drawn(found).whole


def test_the_finding_and_the_marks_change_with_the_data() -> None:
    policy = a_policy(force="in_force", effective="2024-01-01")
    before = picture()
    revise(policy, effective="2024-02-01")
    after = picture()

    assert drawn(before).lanes != drawn(after).lanes
    a_policy(force="in_force", effective="2024-03-01")
    assert picture().title == "Jul 2023 to Jul 2024: 2 rules start"


def test_the_legend_names_what_is_there() -> None:
    a_policy(force="in_force", effective="2024-01-01")

    assert picture().legend == (("square", "Rule starts"),)


def test_actors_are_roles_and_authorities_by_their_short_names() -> None:
    a_regulator(slug="sfc", short_name_en="SFC")

    assert actors("en") == (
        ("government-and-others", Text("Government and others", "en")),
        ("platforms", Text("Platforms", "en")),
        ("sfc", Text("SFC", "en")),
    )


def test_the_government_is_one_actor_and_its_group_another() -> None:
    government = a_regulator(slug="gov", type="government", short_name_en="HKSARG")
    bureau = a_regulator(slug="fstb", type="bureau", short_name_en="FSTB")
    for title, regulator in (("Theirs", government), ("Another", bureau)):
        an_event(title_en=title, date_from="2024-02-01", regulator=regulator)

    codes = [code for code, _name in actors("en")]

    assert len(set(codes)) == len(codes)
    assert names(picture(actor="gov")) == ["Theirs"]
    assert len(names(picture(actor="government-and-others"))) == 2


def test_who_acted_is_in_one_language_where_all_their_names_are() -> None:
    english = a_regulator(slug="fso", name_en="Office")
    chinese = a_regulator(slug="hkma", name_zh_hant="金管局")
    langs = {
        "zh-Hant-HK": [chinese],
        "en": [english],
        "": [english, chinese],
    }
    for number, issuers in enumerate(langs.values(), start=1):
        day = f"2024-02-0{number}"
        a_policy(issuers=issuers, force="in_force", effective=day)

    rows = picture(language="zh-hant").table.rows

    assert [row[1].lang for row in reversed(rows)] == [*langs]
