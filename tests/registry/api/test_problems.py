"""Errors have one shape."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import Http404
from django.utils.functional import Promise
from rest_framework import exceptions

from registry.api.problems import (
    TYPES,
    Fault,
    Problem,
    bad_parameters,
    problem_response,
)

GUIDE = Path(__file__).parents[3] / "docs" / "api.md"
HERE = {"request": SimpleNamespace(path="/api/v1/here")}
MEMBERS = {"type", "title", "status", "detail", "instance"}


def document(error: Exception) -> dict[str, Any]:
    response = problem_response(error, HERE)
    assert response["Content-Type"] == "application/problem+json"
    found: dict[str, Any] = json.loads(response.content)
    assert found["status"] == response.status_code
    return found


@pytest.mark.parametrize("code", TYPES)
def test_a_problem_says_what_where_and_why(code: str) -> None:
    found = document(Problem(code, "Because."))

    assert found.keys() == MEMBERS
    assert found["type"] == f"/api/v1/docs#{code}"
    assert found["instance"] == "/api/v1/here"
    assert (found["status"], found["detail"]) == (TYPES[code][0], "Because.")


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (Http404(), 404),
        (exceptions.NotFound(), 404),
        (exceptions.MethodNotAllowed("PUT"), 405),
        (exceptions.NotAcceptable(), 406),
        (exceptions.ParseError(), 400),
        (SuspiciousOperation(), 400),
        (BadRequest(), 400),
    ],
)
def test_what_the_framework_raises_becomes_a_problem(
    error: Exception, status: int
) -> None:
    found = document(error)

    assert found["status"] == status
    assert found.keys() == MEMBERS


def test_a_fault_of_ours_is_noted_and_not_told(
    caplog: pytest.LogCaptureFixture,
) -> None:
    found = document(ZeroDivisionError("secret"))

    assert found["status"] == 500
    assert "secret" not in json.dumps(found)
    assert "ZeroDivisionError" in caplog.text


def test_a_problem_may_carry_what_the_ledger_stored() -> None:
    odd = '{"b":1, "a":2}'

    response = problem_response(Problem("withdrawn", "", stored={"data": odd}), HERE)

    assert f'"data":{odd}' in response.content.decode()


def test_every_bad_parameter_says_what_is_allowed() -> None:
    found = document(bad_parameters([Fault("limit", "Out of bounds.", ["1–500"])]))

    assert found["detail"] == "limit: Out of bounds."
    assert found["errors"] == [
        {"parameter": "limit", "detail": "Out of bounds.", "allowed": ["1–500"]}
    ]


@pytest.mark.parametrize("code", TYPES)
def test_every_problem_is_in_the_documentation(code: str) -> None:
    rows = [row for row in GUIDE.read_text().splitlines() if f"`{code}`" in row]

    assert any(f"| {TYPES[code][0]} |" in row for row in rows)


@pytest.mark.parametrize("code", TYPES)
def test_a_title_waits_for_the_reader_s_language(code: str) -> None:
    assert isinstance(TYPES[code][1], Promise)
