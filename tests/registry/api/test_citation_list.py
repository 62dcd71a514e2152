"""The list of citations."""

from typing import Any

import pytest

from registry.records.kinds import kinds
from tests.makers import a_policy, a_regulator, a_source, an_exchange
from tests.registry.api.reading import BASE, body_of, faults_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> None:
    """Publish an authority by one source, a policy and a platform by another."""
    a_regulator(slug="sfc", source=a_source(slug="one"))
    row = {"subject": "cold storage", "rule": "Keep it cold."}
    other = a_source(slug="other")
    a_policy(slug="rule", requirements=[row, row | {"subject": "x"}], source=other)
    an_exchange(slug="sfc", source=other)


def found(query: str) -> list[Any]:
    """Return the citations that a query finds."""
    data: list[Any] = body_of(f"{BASE}/citations?{query}")["data"]
    return data


def owners(query: str) -> set[str]:
    return {row["owner"] for row in found(query)}


@pytest.mark.usefixtures("cast")
def test_citations_are_narrowed_by_source_kind_and_record() -> None:
    assert owners("limit=500") == {"RG-0001", "PL-0001", "EX-0001"}
    assert owners("source=one") == {"RG-0001"}
    assert owners("source=SRC-0002") == {"PL-0001", "EX-0001"}
    assert owners("kind=exchanges") == {"EX-0001"}
    assert owners("owner=rule") == {"PL-0001"}
    assert owners("owner=RG-0001&source=other") == set()
    assert owners("stance=supports&read=direct") == owners("limit=500")
    assert owners("stance=contradicts") == set()


@pytest.mark.usefixtures("cast")
def test_a_field_is_named_by_its_name_by_its_part_or_by_its_path() -> None:
    paths = [path for row in found("field=requirements.rule") for path in row["fields"]]
    own = [path for path in paths if path.endswith("/rule")]

    assert len(own) == 2
    for path in own:
        (row,) = found(f"field={path}")
        assert path in row["fields"]
    assert owners("field=type") == {"RG-0001"}
    assert owners("field=name_en") == {"RG-0001", "EX-0001"}
    assert owners("field=requirements.value") == set()


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("field=colour", "field"),
        ("field=requirements.colour", "field"),
        ('field=a"b', "field"),
        ("field=requirements", "field"),
        ("owner=nobody", "owner"),
        ("owner=sfc", "owner"),
        ("source=sfc", "source"),
        ("kind=citations", "kind"),
        ("stance=x", "stance"),
        ("verified_by=x", "verified_by"),
    ],
)
def test_what_names_nothing_or_several_is_refused(query: str, parameter: str) -> None:
    assert list(faults_of(f"{BASE}/citations?{query}")) == [parameter]


@pytest.mark.usefixtures("cast")
def test_a_citation_has_its_source_and_names_nobody_who_read_it() -> None:
    body = body_of(f"{BASE}/citations?owner=RG-0001")

    for row in body["data"]:
        assert (row["kind"], row["source"]) == ("regulators", "SRC-0001")
        assert "verified_by" not in row
    assert set(body["refs"]) == {"RG-0001", "SRC-0001"}


def test_any_kind_may_be_asked_for() -> None:
    for kind in kinds():
        assert found(f"kind={kind.slug}") == []
