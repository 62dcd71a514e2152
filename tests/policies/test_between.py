"""What tells two days apart."""

from datetime import date

import pytest

from policies.answers.tags import TAGS
from policies.between import SPANS, STAGES, held, turn
from registry.records.kinds import kind_by_slug, parts_of
from registry.records.state import fields_of

JUNE = date(2023, 6, 1)
EVE = date(2023, 5, 31)


def requirement(start: str | None, end: str | None) -> dict[str, object]:
    return {
        "kind": "policies",
        "requirements": [{"valid_from": start, "valid_to": end}],
    }


@pytest.mark.parametrize(
    ("start", "end", "on", "holds"),
    [
        ("2023-06-01", None, EVE, False),
        ("2023-06-01", None, JUNE, True),
        ("2023-06", None, JUNE, False),  # perhaps: not before it is certain
        (None, None, EVE, True),
        (None, "2023-05-31", EVE, True),
        (None, "2023-05-31", JUNE, False),
        (None, "2023-06", JUNE, True),  # perhaps over: not before it is certain
        ("[2023-05-01..]", None, JUNE, False),
    ],
)
def test_a_requirement_holds_from_its_first_to_its_last_day(
    start: str | None, end: str | None, on: date, holds: bool
) -> None:
    found = held(requirement(start, end), on)

    assert bool(found["requirements"]) is holds


def test_a_condition_holds_no_more_on_the_day_it_is_lifted() -> None:
    row = {"imposed": "2020-12-15", "lifted": "2023-06-01"}
    form = {"kind": "licences", "conditions": [row]}

    assert held(form, EVE)["conditions"]
    assert not held(form, JUNE)["conditions"]


def test_a_kind_without_dated_rows_is_left_as_it_is() -> None:
    form = {"id": "RG-0001", "kind": "regulators", "name_en": "SFC"}

    assert held(form, JUNE) == form


def test_every_column_that_is_named_is_one() -> None:
    for slug, spans in SPANS.items():
        parts = parts_of(kind_by_slug()[slug].record)
        for part, span in spans.items():
            columns = {field.name for field in fields_of(parts[part])}
            assert {span.start, span.end} <= columns, (slug, part)


def test_every_tag_has_a_stage_but_the_one_that_is_not_certain() -> None:
    assert TAGS.keys() - STAGES.keys() == {"uncertain"}


@pytest.mark.parametrize(
    ("before", "after", "became"),
    [
        ("none", "applied", "added"),
        ("none", "licensed", "added"),
        ("made", "in-force", "added"),
        ("applied", "licensed", "added"),
        ("announced", "proposed", "changed"),
        ("licensed", "suspended", "changed"),
        ("licensed", "revoked", "ended"),
        ("in-force", "superseded", "ended"),
        ("applied", "refused", "ended"),
        ("proposed", "concluded", "ended"),
        ("none", "ended", "ended"),
        ("uncertain", "licensed", "changed"),
        ("licensed", "uncertain", "changed"),
        ("ended", "licensed", "changed"),
        (None, None, "changed"),
    ],
)
def test_what_became_of_a_record_follows_from_its_tags(
    before: str | None, after: str | None, became: str
) -> None:
    assert turn(before, after) == became
