"""A grid of rules by clients."""

from typing import Any

from policies.models import Policy, Requirement
from policies.themes.grid import grid, otherwise
from policies.themes.in_effect import APPLIES, NOT, Rule
from registry.records.themes import Tagged

WHOM = "vatp_operator"


def rule(stands: str = APPLIES, **fields: Any) -> Rule:
    """Return a rule, unsaved."""
    smallest = {"subject": "tokens", "rule": "only these", "comparator": "only"}
    row = Requirement(
        policy=Policy(public_id="PL-0001"),
        **{"applies_to": [WHOM], "client_class": [], **smallest, **fields},
    )
    return Rule(row, stands, Tagged("in-force", confirmed=True), "SRC-0001")


def spans(rules: list[Rule]) -> list[tuple[int, int]]:
    """Return (statements, columns) of each field of the only row."""
    (row,) = grid(WHOM, rules).rows
    return [(len(field.cells), field.span) for field in row.fields]


def test_a_rule_for_all_clients_spans_both_columns() -> None:
    assert spans([rule()]) == [(1, 2)]


def test_rules_of_one_subject_stand_under_their_clients() -> None:
    found = [rule(client_class=["retail"]), rule(client_class=["professional_any"])]

    assert spans(found) == [(1, 1), (1, 1)]


def test_a_class_without_a_rule_leaves_its_field_empty() -> None:
    assert spans([rule(client_class=["retail"])]) == [(1, 1), (0, 1)]


def test_a_rule_for_all_joins_one_for_some_in_both_columns() -> None:
    assert spans([rule(), rule(client_class=["retail"])]) == [(2, 1), (1, 1)]


def test_who_is_not_bound_has_no_row() -> None:
    assert grid("fund_manager", [rule()]).rows == ()


def test_a_statement_leads_to_its_policy_and_its_source() -> None:
    (row,) = grid(WHOM, [rule(valid_from="2023-06-01")]).rows
    (said,) = row.fields[0].cells

    assert (said.record, said.source) == ("PL-0001", "SRC-0001")
    assert said.since == "2023-06-01"


def test_what_does_not_apply_is_folded_with_its_days() -> None:
    found = otherwise([rule(), rule(NOT, valid_to="2024-01-01")])

    assert found is not None
    assert found.is_folded
    assert found.title == "1 more rule on record does not apply on this day"
    assert found.rows[0].fields[2].cells[0].day == "2024-01-01"
    assert otherwise([rule()]) is None
