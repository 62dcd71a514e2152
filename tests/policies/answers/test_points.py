"""The facts beside the answer of a platform."""

from datetime import date
from typing import Any

import pytest

from policies.answers.answers import answers
from policies.answers.points import heads, points
from policies.models import Exchange, Policy
from registry.records.kinds import kind_of
from registry.records.points import Point
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    a_source,
    an_alert,
    an_entity,
    an_exchange,
)

pytestmark = pytest.mark.django_db
ON = date(2024, 6, 1)
LABELS = ["Licensed since", "Retail permitted since", "Regulator", "Alert list"]
NO_LICENCE = "No licence on record on this day"


def beside(platform: Exchange, on: date = ON) -> list[Point]:
    """Return the facts beside the answer of a platform."""
    kind, public_id = kind_of(Exchange), platform.public_id
    answer = answers(kind, [public_id], on, "en")[public_id]
    return points(kind, public_id, answer=answer, on=on)


def licensed(platform: Exchange, day: str, clients: str = "", **fields: Any) -> None:
    """Publish a licence that is held from a day on, for these clients."""
    event = {"status": "licensed", "effective": day, "client_scope": clients}
    fields = {"holder": an_entity(), "exchanges": [platform], **fields}
    a_licence(status_events=[event], **fields)


def test_a_platform_has_four_and_no_other_record_any() -> None:
    policy = a_policy()
    answer = answers(kind_of(Policy), [policy.public_id], ON, "en")

    assert [point.label for point in beside(an_exchange())] == LABELS
    (found,) = answer.values()
    assert not points(kind_of(Policy), policy.public_id, answer=found, on=ON)


def test_what_nobody_licensed_has_nothing_to_name() -> None:
    words = [point.text for point in beside(an_exchange())]

    assert words == [NO_LICENCE, NO_LICENCE, "None on record", "No warning on record"]


def test_the_first_licence_of_the_best_answers() -> None:
    platform, sfc = an_exchange(), a_regulator()
    press = a_source(title="The paper", publisher_kind="press")
    licensed(platform, "2019", regulator=a_regulator(), source=press)
    licensed(platform, "2024-01", regulator=a_regulator())
    licensed(platform, "2023-02-03", regulator=sfc)

    since, _retail, regulator, _warned = beside(platform)

    assert (since.day, since.mark) == ("2023-02-03", "")
    assert regulator.record == sfc.public_id


def test_what_the_press_reports_is_marked() -> None:
    platform = an_exchange()
    press = a_source(title="The paper", publisher_kind="press")
    licensed(platform, "2024-01-10", "retail_and_professional", source=press)

    since, retail, *_rest = beside(platform)

    assert since.mark == retail.mark == "reported, not confirmed"
    assert since.day == retail.day == "2024-01-10"


@pytest.mark.parametrize(
    ("clients", "words"),
    [("professional_only", "Professional investors only"), ("", "Not stated")],
)
def test_clients_that_are_not_retail_have_words(clients: str, words: str) -> None:
    platform = an_exchange()
    licensed(platform, "2024-01-10", clients)

    assert beside(platform)[1].text == words


def test_the_first_day_of_retail_clients_under_any_licence_is_told() -> None:
    platform = an_exchange()
    licensed(platform, "2024-02-01", "retail_and_professional")
    licensed(platform, "2024-01-10", "retail_and_professional")

    assert beside(platform)[1].day == "2024-01-10"


def test_clients_who_changed_on_a_day_not_known_are_not_certain() -> None:
    platform = an_exchange()
    rows = [
        {"position": 1, "status": "licensed", "effective": "2024-01-10",
         "client_scope": "professional_only"},
        {"position": 2, "status": "condition_varied", "effective": "2024",
         "client_scope": "retail_and_professional"},
    ]  # fmt: skip
    a_licence(holder=an_entity(), exchanges=[platform], status_events=rows)

    assert beside(platform)[1].text == "Not certain on this day"


def test_an_applicant_is_told_with_its_regulator_and_no_licence() -> None:
    platform, sfc = an_exchange(), a_regulator()
    event = {"status": "submitted", "effective": "2024-01-10"}
    a_licence(exchanges=[platform], regulator=sfc, status_events=[event])

    since, retail, regulator, _warned = beside(platform)

    assert since.text == retail.text == NO_LICENCE
    assert regulator.record == sfc.public_id


def test_a_warning_is_told_from_its_first_day_while_it_stands() -> None:
    platform = an_exchange()
    an_alert(exchange=platform, listed="2024-02-01", removed="2024-09-01")

    def warned(on: date) -> tuple[str, str]:
        point = beside(platform, on)[3]
        return point.day, point.text

    assert warned(date(2024, 1, 31)) == ("", "No warning on record")
    assert warned(date(2024, 2, 1)) == ("2024-02-01", "")
    assert warned(date(2024, 9, 1)) == ("", "No warning on record")


def test_a_warning_that_may_stand_is_not_certain() -> None:
    platform = an_exchange()
    an_alert(exchange=platform, listed="2024")
    an_alert(exchange=platform, listed="2022", removed="2023")

    assert beside(platform)[3].text == "Not certain on this day"


def test_who_operates_a_platform_on_the_day_stands_under_its_name() -> None:
    first = {"entity": "LE-0001", "valid_from": None, "valid_to": "2024-05"}
    then = {"entity": "LE-0002", "valid_from": "2024-05-31", "valid_to": None}
    later = {"entity": "LE-0003", "valid_from": "2024-07", "valid_to": None}
    form = {"kind": "exchanges", "operators": [first, then, later]}

    assert heads(form, ON) == [Point("Operated by", record="LE-0002")]
    assert heads({"kind": "policies"}, ON) == []
