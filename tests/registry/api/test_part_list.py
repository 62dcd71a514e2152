"""The list of a sort of part."""

from pathlib import Path

import pytest

from registry.api.part_list import filters
from registry.api.parts import sort_by_slug, sorts
from registry.records.kinds import kind_by_slug
from tests.full_records import full
from tests.makers import a_licence, a_policy, a_regulator, a_source, an_exchange
from tests.registry.api.reading import BASE, body_of, faults_of

pytestmark = pytest.mark.django_db
GUIDE = (Path(__file__).parents[3] / "docs" / "api.md").read_text("utf-8")
SLUGS = [sort.slug for sort in sorts()]


def rules(query: str) -> list[str]:
    """Return the subjects of the requirements that a query finds, in order."""
    return sorted(
        row["subject"] for row in body_of(f"{BASE}/requirements?{query}")["data"]
    )


@pytest.mark.parametrize("slug", SLUGS)
def test_every_filter_finds_a_row_by_its_own_value(slug: str) -> None:
    sort = sort_by_slug()[slug]
    made = full(kind_by_slug()[sort.kind.slug])
    address = f"{BASE}/{slug}"
    (row,) = (r for r in body_of(address)["data"] if r["owner"] == made.public_id)

    for one in filters(sort):
        value = row[one.name][0] if isinstance(row[one.name], list) else row[one.name]
        query = f"{one.name}={str(value).lower() if value is True else value}"
        found = body_of(f"{address}?{query}")["data"]
        assert row in found, query


@pytest.mark.parametrize("slug", SLUGS)
def test_a_filter_refuses_what_no_row_can_bear(slug: str) -> None:
    for one in filters(sort_by_slug()[slug]):
        faults = faults_of(f"{BASE}/{slug}?{one.name}=zq-nobody")
        assert list(faults) == [one.name]
        assert faults[one.name]


def test_rows_are_narrowed_by_record_link_and_code() -> None:
    other = a_policy(slug="other")
    rows = [
        {"subject": "a", "comparator": "required"},
        {"subject": "b", "comparator": "prohibited", "varied_by": other},
        {"subject": "c", "comparator": "required", "applies_to": ["va_broker"]},
    ]
    a_policy(slug="own", requirements=rows)

    assert rules("owner=own") == rules("owner=PL-0002") == ["a", "b", "c"]
    assert rules("owner=other") == []
    assert rules("varied_by=other") == ["b"]
    assert rules("comparator=required&owner=own") == ["a", "c"]
    assert rules("applies_to=va_broker") == ["c"]


def test_a_row_says_whether_it_held_on_the_day() -> None:
    rows = [
        {"subject": "a", "valid_from": "2023-06-01", "valid_to": "2023-12-31"},
        {"subject": "b", "valid_from": "2024-01-01"},
    ]
    a_policy(requirements=rows)

    body = body_of(f"{BASE}/requirements?true_on=2023-07")

    assert {row["subject"]: row["held"] for row in body["data"]} == {
        "a": True,
        "b": False,
    }
    assert body["meta"]["true_on"] == "2023-07-31"


def test_a_status_says_whether_it_is_confirmed() -> None:
    gazette = a_source(publisher_kind="gazette", tier=1)
    press = a_source(publisher_kind="press", tier=7)
    for source in (gazette, press):
        event = {"status": "submitted", "effective": "2023-06-01"}
        a_licence(source=source, status_events=[event])

    yes, no = (
        [
            row["owner"]
            for row in body_of(f"{BASE}/status-events?confirmed={flag}")["data"]
        ]
        for flag in ("true", "false")
    )

    assert (yes, no) == (["LC-0001"], ["LC-0002"])


def test_a_slug_is_sought_among_the_kind_alone() -> None:
    a_regulator(slug="same")
    an_exchange(slug="same", names=[{"name": "Before"}])

    (row,) = body_of(f"{BASE}/exchange-names?owner=same")["data"]

    assert row["owner"] == "EX-0001"


def test_every_list_and_filter_is_told_in_the_guide() -> None:
    for sort in sorts():
        names = [f"`{one.name}`" for one in filters(sort)[1:]]
        member = f"`{sort.member}` of {sort.kind.slug}"
        row = f"| `/{sort.slug}` | {member} | {', '.join(names)} |"
        assert row.replace("|  |", "| |") in GUIDE
