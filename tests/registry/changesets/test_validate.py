"""What must hold before a record is published, each fault named by its path."""

from uuid import uuid4

import pytest

from policies.models import Exchange, Licence, Policy, Requirement
from registry.changesets.merging import Step
from registry.changesets.refusals import Invalid
from registry.changesets.validate import faults, row_faults, validate
from registry.records.kinds import kind_of
from registry.records.state import completed, defaults, empty

KEY = "6f1c9c54-1111-4222-8333-444455556666"
CITED = "No citation names this value: add a source that supports it."


def exchange(*cited, **values):
    """Return the state of an exchange that cites these paths."""
    state = {"name_en": "Platform", "citations": {KEY: citation(*cited)}} | values
    return completed(Exchange, empty(Exchange) | state)


def citation(*paths, stance="supports"):
    return {"fields": list(paths), "source": KEY, "stance": stance}


def found(state, model=Exchange, tiers=None):
    return list(faults(kind_of(model), state, tiers=tiers or {}))


def test_a_record_whose_values_are_cited_has_no_fault():
    assert found(exchange("name_en", note="ours")) == []


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ({"name_en": ""}, "name_en"),
        ({"name_en": "x" * 301}, "name_en"),
        ({"opened": "2023-02-30"}, "opened"),
        ({"slug": "not a slug"}, "slug"),
        (
            {"addresses": {KEY: {"kind": "fax", "address": "x"}}},
            f"addresses/{KEY}/kind",
        ),
        ({"operators": {KEY: {"entity": None}}}, f"operators/{KEY}/entity"),
        ({"nonsense": "x"}, "nonsense"),
        ({"names": {KEY: {"nonsense": "x"}}}, f"names/{KEY}/nonsense"),
    ],
)
def test_what_a_column_refuses_is_named_by_its_path(values, path):
    state = exchange("name_en", *values, **values)

    assert path in [where for where, _message in found(state)]


@pytest.mark.parametrize(
    "value", ["one", {"a": 1}, [1], [None], [["x"]], ["a\nb"], [" "]]
)
def test_a_list_of_texts_is_nothing_else(value):
    row = defaults(Policy) | {"title_en": "x", "type": "bill", "stage": "passed"}

    told = list(row_faults(Policy, row | {"topics": value}, path=""))

    assert [path for path, _message in told] == ["topics"]


@pytest.mark.parametrize(
    ("opened", "closed", "wrong"),
    [
        ("2023", "2022", True),
        ("2023", "2023", False),
        ("2023-06", "2023", False),  # it may have closed in December
        ("2023-06-02", "2023-06-01", True),
        ("2023", "", False),
        ("", "2023", False),
    ],
)
def test_an_end_that_surely_lies_before_its_start_is_a_fault(opened, closed, wrong):
    state = exchange("name_en", "opened", "closed", opened=opened, closed=closed)

    assert [path for path, _message in found(state)] == ["closed"] * wrong


def test_a_start_that_cannot_be_read_is_one_fault_not_two():
    state = exchange("name_en", opened="June", closed="2023")

    assert [path for path, _message in found(state)] == ["opened"]


def test_the_span_of_a_part_is_named_by_its_path():
    row = {"entity": KEY, "valid_from": "2023", "valid_to": "2022"}

    told = found(exchange("name_en", operators={KEY: row}))

    assert [path for path, _message in told] == [f"operators/{KEY}/valid_to"]


def test_a_value_without_a_citation_is_a_fault():
    assert found(exchange("name_en", opened="2020")) == [("opened", CITED)]


def test_a_citation_for_the_whole_record_covers_nothing():
    told = found(exchange("citations", "*"))

    assert ("name_en", CITED) in told
    assert ("citations", "No such field here: *") in told


def test_a_citation_that_contradicts_supports_nothing():
    state = exchange(citations={KEY: citation("name_en", stance="contradicts")})

    assert found(state) == [("name_en", CITED)]


def test_a_citation_without_a_field_is_a_fault():
    told = found(exchange(citations={KEY: citation()}))

    assert [path for path, _message in told] == [f"citations/{KEY}/fields"]


def test_rules_of_the_kind_are_asked_where_the_values_are_clean():
    fields = {"regime": "vatp", "regulator": KEY}
    cites = {KEY: citation("regime", "regulator")}
    clean = completed(Licence, empty(Licence) | fields | {"citations": cites})
    broken = clean | {"regime": "space"}

    assert [path for path, _message in found(clean, Licence)] == ["exchanges"]
    assert [path for path, _message in found(broken, Licence)] == ["regime"]


def test_a_number_beyond_its_column_is_a_fault():
    row = defaults(Requirement) | {"value": "1" * 30}

    assert "value" in dict(row_faults(Requirement, row, path=""))


@pytest.mark.django_db
def test_a_set_is_refused_with_every_fault_of_every_record():
    one = Step(Exchange, uuid4(), "+", {}, exchange("slug"))
    other = Step(Exchange, uuid4(), "+", {}, exchange("name_en", opened="never"))
    other.patch = {"name_en": [None, "Other"]}

    with pytest.raises(Invalid, match=r"new exchange: .*English: No cit") as refused:
        validate([one, other], {})

    told = [(who, path) for who, path, _message in refused.value.faults]
    assert told == [("new exchange", "name_en"), ("new exchange “Other”", "opened")]


def test_what_is_withdrawn_need_not_hold():
    validate([Step(Exchange, uuid4(), "-", {}, {})], {})
