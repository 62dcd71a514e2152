"""Ask the API and read what it says."""

from typing import Any

from django.test import Client

BASE = "/api/v1"
BLANK = {"tag": None, "sentence": "", "confirmed": False}


def body_of(address: str, **headers: str) -> Any:
    """Return the JSON of an address that answers 200."""
    response = Client().get(address, headers=headers)
    assert response.status_code == 200, (address, response.content)
    return response.json()


def problem_of(address: str, status: int) -> Any:
    """Return the problem document of an address that answers with this status."""
    response = Client().get(address)
    assert response.status_code == status, (address, response.content)
    assert response["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == status
    assert problem["type"].startswith("/api/v1/docs#")
    return problem


def faults_of(address: str) -> dict[str, Any]:
    """Return {parameter: what may be given} of an address that answers 400."""
    problem = problem_of(address, 400)
    assert problem["type"] == "/api/v1/docs#bad-parameter"
    return {error["parameter"]: error["allowed"] for error in problem["errors"]}


def ids_of(address: str) -> list[str]:
    """Return the public ids of a list, in order."""
    return [form["id"] for form in body_of(address)["data"]]
