"""Everything that happened on a day."""

from typing import Any

import pytest

from policies.models import Regulator
from policies.pictures.happened import Moment, happened
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    a_source,
    an_alert,
    an_entity,
    an_event,
    an_exchange,
)

pytestmark = pytest.mark.django_db


def sfc(**fields: Any) -> Regulator:
    return a_regulator(slug="sfc", short_name_en="SFC", **fields)


def moments() -> dict[tuple[str, str], Moment]:
    return {(one.label.text, one.literal): one for one in happened("en")}


def test_a_rule_starts_and_its_document_is_a_mark_of_its_own() -> None:
    a_policy(
        title_en="The guidelines",
        force="in_force",
        announced="2023-05-23",
        effective="2023-06-01",
    )

    shapes = {literal: one.shape for (_n, literal), one in moments().items()}

    assert shapes == {"2023-05-23": "diamond", "2023-06-01": "square"}


def test_a_day_said_twice_is_one_mark() -> None:
    a_policy(force="in_force", announced="2023-11-02", effective="2023-11-02")

    assert [one.shape for one in moments().values()] == ["square"]


@pytest.mark.parametrize(
    ("fields", "shape"),
    [
        ({"weight": "announcement"}, "ring"),
        ({"force": "informational", "effective": "2022-06-06"}, "diamond"),
    ],
)
def test_an_announcement_starts_no_rule(fields: dict[str, str], shape: str) -> None:
    a_policy(announced="2022-06-06", **fields)

    assert [one.shape for one in moments().values()] == [shape]


def test_licences_and_applications_are_told_apart() -> None:
    a_licence(
        exchanges=[an_exchange(name_en="Platform")],
        holder=an_entity(),
        status_events=[
            {"position": 1, "status": "submitted", "effective": "2023-06-01"},
            {"position": 2, "status": "licensed", "effective": "2024-01-01"},
        ],
    )

    found = moments()

    assert found["Platform", "2023-06-01"].shape == "dashed"
    assert found["Platform", "2024-01-01"].shape == "disc"
    assert found["Platform", "2024-01-01"].actors == (("", "firm"),)


def test_a_licence_that_covers_no_platform_is_called_by_its_holder() -> None:
    events = [{"status": "licensed", "effective": "2026-04-10"}]
    holder = an_entity(name_en="Issuer Limited")
    a_licence(regime="stablecoin_issuer", holder=holder, status_events=events)

    assert ("Issuer Limited", "2026-04-10") in moments()


def test_events_and_warnings_bear_their_authority() -> None:
    regulator = sfc()
    an_event(title_en="A list", type="list_publication", regulator=regulator)
    an_alert(name_en="An imitator", regulator=regulator)

    found = {one.label.text: one for one in happened("en")}

    assert {one.actors for one in found.values()} == {(("sfc", "sfc"),)}
    assert found["A list"].shape == "diamond"
    assert found["An imitator"].shape == "ring"


def test_somebody_acts_by_role_or_by_slug() -> None:
    an_event(regulator=a_regulator(slug="fstb", type="bureau"))

    (one,) = happened("en")

    for actor in ("", "fstb", "government-and-others"):
        assert one.roles(actor) == {"gov"}
    assert not any(one.roles(actor) for actor in ("gov", "sfc", "platforms"))


def test_what_a_source_contradicts_is_disputed() -> None:
    paper = a_source(title="A paper")
    says = {"fields": ["date_from"], "source": paper, "stance": "contradicts"}
    an_event(title_en="A grant", citations=[says])
    an_event(title_en="A list")

    found = {one.label.text: one for one in happened("en")}

    assert found["A grant"].disputed
    assert not found["A list"].disputed
    assert found["A list"].sources == 1
