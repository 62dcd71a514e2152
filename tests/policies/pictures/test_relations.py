"""What policies do to each other, as a graph."""

from datetime import date

import pytest

from policies.models import Policy
from policies.pictures.relations import MOST, relations
from registry.records.pictures import Asked, Graph, Picture
from tests.makers import a_policy

pytestmark = pytest.mark.django_db


def picture(policy: Policy) -> Picture:
    found = relations(Asked(date(2024, 1, 1), "en", record=policy.public_id))
    assert found is not None
    return found


def acting(title: str, on: Policy, relation: str = "amends", day: str = "") -> Policy:
    row = {"relation": relation, "to_policy": on, "date": day}
    return a_policy(title_en=title, relations=[row])


def test_a_policy_that_stands_alone_has_no_graph() -> None:
    asked = Asked(date(2024, 1, 1), "en", record=a_policy().public_id)

    assert relations(asked) is None
    assert relations(Asked(date(2024, 1, 1), "en", record="PL-9999")) is None


def test_each_side_is_named_with_the_word_that_joins_it() -> None:
    old = a_policy(title_en="The position paper")
    middle = acting("The guidelines", old, "supersedes")
    acting("The circular", middle)

    found = picture(middle)

    assert isinstance(found.drawing, Graph)
    (left,), (right,) = found.drawing.acted_on, found.drawing.acting
    assert (left.label.text, left.word) == ("The position paper", "supersedes")
    assert (right.label.text, right.word) == ("The circular", "amends")
    assert found.title == "It acts on 1 other; 1 other acts on it"


def test_the_finding_leaves_out_a_side_with_nobody() -> None:
    law = a_policy()
    circular = acting("The circular", law)

    assert picture(law).title == "1 other acts on it"
    assert picture(circular).title == "It acts on 1 other"


def test_at_most_fifteen_boxes_are_drawn_and_the_table_has_all() -> None:
    law = a_policy(title_en="The law")
    for number in range(MOST + 2):
        acting(f"Circular {number}", law, day=f"20{10 + number}-01-01")

    found = picture(law)

    assert isinstance(found.drawing, Graph)
    assert len(found.drawing.acting) == MOST
    assert found.drawing.acting[0].label.text == f"Circular {MOST + 1}"  # the latest
    assert len(found.table.rows) == MOST + 2


def test_the_table_says_who_acts_on_whom() -> None:
    law = a_policy(title_en="The law")
    acting("The circular", law, day="2023-06-01")

    (row,) = picture(law).table.rows

    assert [cell.text for cell in row] == [
        "The circular", "amends", "The law", "1 Jun 2023"
    ]  # fmt: skip
    assert row[0].record == ("policies", "the-circular")
