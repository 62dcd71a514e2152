"""Parameters are read strictly."""

import re

import pytest
from django.http import QueryDict

from registry.api.parameters import (
    LANGUAGE,
    LIMIT,
    Choice,
    Name,
    Unreadable,
    WholeNumber,
    look,
    refuse,
)
from registry.api.problems import Problem

LOG = Name("log", "A log.")


def faults(query: str, **others: list[str]) -> dict[str, list[str]]:
    _values, found = look(QueryDict(query), [LIMIT, LANGUAGE, LOG], others=others)
    return {fault.parameter: list(fault.allowed) for fault in found}


@pytest.mark.parametrize("number", ["1", "50", "500", "0050"])
def test_a_number_within_its_bounds_is_read(number: str) -> None:
    values, found = look(QueryDict(f"limit={number}"), [LIMIT])

    assert not found
    assert values["limit"] == int(number)


@pytest.mark.parametrize(
    "number",
    [
        *("0", "501", "-1", "1.0", "5e1", "1_0", "０５", "٥", "%205", "5%20", "+5"),
        *("0x5", "five", "99999999999999999999", "9" * 5000, "%00"),
    ],
)
def test_what_is_no_number_within_bounds_names_them(number: str) -> None:
    assert faults(f"limit={number}") == {"limit": ["1–500"]}


def test_the_greatest_number_is_one_a_database_holds() -> None:
    after = WholeNumber("after", "", 0)

    assert after.read(str(2**63 - 1)) == 2**63 - 1
    with pytest.raises(Unreadable):
        after.read(str(2**63))


def test_a_word_that_is_none_of_the_choices_names_them() -> None:
    assert faults("lang=fr") == {"lang": ["en", "zh-hant", "zh-hans"]}


def test_what_is_left_out_has_its_default() -> None:
    values, found = look(QueryDict(""), [LIMIT, LANGUAGE, LOG])

    assert not found
    assert values == {"limit": 50, "lang": "en", "log": None}


def test_a_parameter_nobody_reads_names_those_that_are() -> None:
    assert faults("limits=5", type=["x"]) == {
        "limits": ["lang", "limit", "log", "type"]
    }


def test_a_question_that_loses_changes_is_told_the_one_that_does_not() -> None:
    _values, (fault,) = look(QueryDict("updated_since=2026-01-01"), [LIMIT])

    assert "/api/v1/changes?after=0" in fault.detail
    assert fault.allowed == ["limit"]
    assert not look(QueryDict("since=x"), [], others={"since": ["x"]})[1]


def test_only_what_has_a_default_tells_one() -> None:
    assert LIMIT.schema()["default"] == 50
    assert "default" not in WholeNumber("upto", "").schema()
    assert "default" not in Choice("kind", "", values=("policies",)).schema()


@pytest.mark.parametrize("query", ["type=", "type=%20", "type=x&type=y"])
def test_a_parameter_is_given_once_and_not_blank(query: str) -> None:
    assert faults(query, type=["x", "y"]) == {"type": ["x", "y"]}


def test_every_fault_is_named_at_once() -> None:
    _values, found = look(QueryDict("limit=0&lang=fr&x=1"), [LIMIT, LANGUAGE])

    with pytest.raises(Problem) as refused:
        refuse(found)
    problem = refused.value
    assert [error["parameter"] for error in problem.members["errors"]] == [
        *("lang", "limit", "x")
    ]
    assert all(name in problem.detail for name in ("lang: ", "limit: ", "x: "))


def test_nothing_wrong_is_not_refused() -> None:
    refuse([])


@pytest.mark.parametrize("parameter", [LIMIT, LANGUAGE])
def test_a_default_is_one_of_the_values_allowed(parameter: WholeNumber) -> None:
    assert parameter.read(str(parameter.default)) == parameter.schema()["default"]


@pytest.mark.parametrize("text", ["", " ", "\x1f", "\u3000"])
def test_a_blank_name_is_described_as_none(text: str) -> None:
    pattern = LOG.schema()["pattern"]

    assert not text.strip()
    assert not re.search(pattern, text)
    assert re.search(pattern, f"{text}a")
