"""What is in force, as a picture."""

from datetime import date
from typing import Any

import pytest

from policies.models import Policy
from policies.pictures.in_force import MOST, in_force
from registry.records.pictures import Asked, Bars, Picture, Span
from tests.makers import a_policy, a_regulator, revise

pytestmark = pytest.mark.django_db
ON = date(2024, 6, 30)


def rule(title: str, **fields: Any) -> Policy:
    smallest = {"force": "in_force", "announced": "2023-05-23"}
    smallest["effective"] = "2023-06-01"
    return a_policy(title_en=title, **{**smallest, **fields})


def picture(on: date = ON, language: str = "en") -> Picture:
    found = in_force(Asked(on, language))
    assert found is not None
    return found


def spans(found: Picture) -> dict[str, tuple[Span, ...]]:
    assert isinstance(found.drawing, Bars)
    return {row.label.text: row.spans for row in found.drawing.rows}


def looks(found: Picture) -> dict[str, list[str]]:
    return {name: [s.look for s in known] for name, known in spans(found).items()}


def test_a_register_without_rules_has_no_picture() -> None:
    assert in_force(Asked(ON, "en")) is None


def test_a_rule_is_made_and_then_in_force() -> None:
    rule("The guidelines")

    assert spans(picture())["The guidelines"] == (
        Span("proposed", date(2023, 5, 23), date(2023, 5, 31)),
        Span("holds", date(2023, 6, 1), ON),
    )


def test_what_is_over_is_drawn_as_over_and_says_since_when() -> None:
    rule("The old circular", force="superseded", superseded_on="2024-01-01")

    found = picture()

    assert looks(found) == {"The old circular": ["over", "over"]}
    assert isinstance(found.drawing, Bars)
    assert found.drawing.rows[0].after == "Superseded, 1 Jan 2024"


def test_a_statement_is_no_law_and_a_bill_is_proposed() -> None:
    a_policy(title_en="A target", force="stated_target", announced="2024-02-01")
    a_policy(
        title_en="A bill", type="bill", stage="bill_introduced", introduced="2024-03-01"
    )

    assert looks(picture()) == {"A target": ["statement"], "A bill": ["proposed"]}


def test_a_day_that_is_not_known_leaves_a_stretch_in_doubt() -> None:
    rule("The terms", announced="2023-10", effective="2023-10")

    doubt, holds = spans(picture())["The terms"]

    assert (doubt.look, doubt.first, doubt.last) == (
        "doubtful", date(2023, 10, 1), date(2023, 10, 30)
    )  # fmt: skip
    assert holds.first == date(2023, 10, 31)


def test_a_rule_without_any_day_is_in_the_table_alone() -> None:
    rule("The guidelines")
    a_policy(title_en="An ordinance", stage="commenced", force="in_force")

    found = picture()

    assert set(spans(found)) == {"The guidelines"}
    assert [row[0].text for row in found.table.rest] == ["An ordinance"]


def test_few_are_drawn_and_those_that_others_name_first() -> None:
    law = rule("The law")
    for number in range(MOST["holds"] + 2):
        rule(
            f"Circular {number}",
            relations=[{"relation": "supplements", "to_policy": law}] if number else [],
        )

    found = picture()

    assert len(spans(found)) == MOST["holds"]
    assert "The law" in spans(found)
    assert len(found.table.rows) + len(found.table.rest) == MOST["holds"] + 3


def test_the_finding_changes_with_the_data() -> None:
    circular = rule("A circular", announced="2020-01-01", effective="2020-01-01")
    before = picture().title
    rule("Another", announced="2024-05-01", effective="2024-05-01")
    between = picture().title
    revise(circular, force="superseded", superseded_on="2024-02-01")

    assert before == "1 rule is in force"
    assert between == "2 rules are in force; 1 of them began in the last twelve months"
    assert picture().title.startswith("1 rule is in force; 1 of them")


def test_the_day_asked_for_decides() -> None:
    rule("The guidelines")

    assert in_force(Asked(date(2023, 5, 1), "en")) is None
    assert looks(picture(date(2023, 5, 25))) == {"The guidelines": ["proposed"]}


def test_the_days_nearest_to_this_one_are_named() -> None:
    rule("The guidelines")
    rule("Ahead", announced="2024-05-01", effective="2024-08-01")

    found = picture()

    assert (found.before, found.after) == (date(2024, 5, 1), date(2024, 8, 1))


def test_an_end_that_is_known_is_told() -> None:
    rule("The transition", expires="2025-05-31")

    found = picture()

    assert isinstance(found.drawing, Bars)
    assert found.drawing.rows[0].after == "In force until 31 May 2025"


def test_a_bar_has_the_role_of_its_issuer_and_the_legend_names_it() -> None:
    rule("The guidelines", issuers=[a_regulator(slug="sfc", short_name_en="SFC")])
    rule("The ordinance")

    found = picture()

    assert isinstance(found.drawing, Bars)
    roles = {row.label.text: row.role for row in found.drawing.rows}
    assert set(roles.values()) <= {"sfc", "gov"}
    assert roles["The ordinance"] == "gov"
    assert ("gov", "Government and others") in found.legend
