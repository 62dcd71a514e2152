"""The OpenAPI document: fresh, valid, and true."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from jsonschema import Draft202012Validator

from registry.api import openapi
from registry.api.parts import sorts
from registry.api.problems import TYPES
from registry.records.kinds import kinds
from tests.full_records import full
from tests.makers import MAKERS, a_regulator, revise, withdraw

REMEDY = "What is served changed. If that is meant: make openapi, and review its diff."
WHOLE = ["/api/v1", *(f"/api/v1/{name}" for name in ("changes", "citations"))]
ASKED = {f"/api/v1/{name}": "q=commission" for name in ("search", "check")}
STANDING = ("calendar", "vocabularies", "snapshots", "status", "openapi.json")
WHOLE += [*(f"/api/v1/{name}" for name in STANDING), *ASKED]
WHOLE += [f"/api/v1/{sort.slug}" for sort in sorts()]
BELOW = ["", *(f"/{{key}}{path}" for path in ("", "/changes", "/diff", "/versions"))]
BELOW += ["/{key}/versions/{number}"]
FILES = [".csv", ".jsonl"]
COMMITTED = Path(__file__).parents[3] / "docs" / "openapi.json"


def bodies(path: str) -> Draft202012Validator:
    """Return what validates the bodies of a path."""
    document = openapi.document()
    answer = document["paths"][path]["get"]["responses"]["200"]
    schema = answer["content"]["application/json"]["schema"]
    return Draft202012Validator({**schema, "components": document["components"]})


def problems() -> Draft202012Validator:
    """Return what validates problem documents."""
    named = {"$ref": "#/components/schemas/Problem"}
    components = openapi.document()["components"]
    return Draft202012Validator({**named, "components": components})


def test_the_committed_document_is_fresh() -> None:
    fresh = openapi.rendered().strip()

    assert COMMITTED.read_bytes().strip() == fresh, REMEDY


def test_the_document_is_valid_and_made_without_a_warning(tmp_path: Path) -> None:
    made = tmp_path / "openapi.json"

    call_command(
        "spectacular",
        format="openapi-json",
        validate=True,
        fail_on_warn=True,
        file=str(made),
    )

    assert json.loads(made.read_text()) == openapi.document()
    assert openapi.document()["openapi"].startswith("3.1")


def test_every_address_is_in_the_document() -> None:
    below = [*BELOW, *FILES]
    expected = {f"/api/v1/{kind.slug}{path}" for kind in kinds() for path in below}
    expected |= set(WHOLE)

    assert set(openapi.document()["paths"]) == expected


def test_every_operation_has_a_name_of_its_own_and_a_known_tag() -> None:
    document = openapi.document()
    operations = [methods["get"] for methods in document["paths"].values()]
    tags = {tag["name"] for tag in document["tags"]}

    assert len({o["operationId"] for o in operations}) == len(operations)
    assert all(set(o["tags"]) <= tags for o in operations)


def test_every_reference_leads_somewhere() -> None:
    document = openapi.document()

    def references(node: Any) -> Any:
        if isinstance(node, dict):
            yield from (v for k, v in node.items() if k == "$ref")
            node = list(node.values())
        if isinstance(node, list):
            for item in node:
                yield from references(item)

    for reference in set(references(document)):
        found = document
        for step in reference.removeprefix("#/").split("/"):
            found = found[step]


@pytest.mark.django_db
@pytest.mark.parametrize("slug", [kind.slug for kind in kinds()])
def test_bodies_are_as_the_document_says(client: Client, slug: str) -> None:
    made = revise(MAKERS[slug](), slug="renamed")
    key = made.public_id

    for path in BELOW:
        url = f"/api/v1/{slug}{path}".format(key=key, number=1)
        bodies(f"/api/v1/{slug}{path}").validate(client.get(url).json())


@pytest.mark.django_db
def test_bodies_of_the_whole_are_as_the_document_says(client: Client) -> None:
    withdraw(a_regulator())
    for kind in kinds():
        full(kind)

    for path in WHOLE:
        bodies(path).validate(client.get(f"{path}?{ASKED.get(path, '')}").json())


@pytest.mark.django_db
def test_problems_are_as_the_document_says(client: Client) -> None:
    withdraw(a_regulator())
    for url, path in [
        ("/api/v1/regulators?x=1", "/api/v1/regulators"),
        ("/api/v1/regulators/RG-0001", "/api/v1/regulators/{key}"),
        ("/api/v1/regulators/nobody", "/api/v1/regulators/{key}"),
        ("/api/v1/regulators/nobody/versions", "/api/v1/regulators/{key}/versions"),
        ("/api/v1/changes?after=99", "/api/v1/changes"),
    ]:
        response = client.get(url)
        documented = openapi.document()["paths"][path]["get"]["responses"]
        assert str(response.status_code) in documented, url
        problems().validate(response.json())


def test_every_problem_is_named_in_the_document() -> None:
    responses = json.dumps(openapi.document()["components"]["responses"])

    told = {code for code in TYPES if f"({code})" in responses}
    assert told == TYPES.keys() - {"method-not-allowed"}  # no answer to a GET


def test_one_thread_at_a_time_makes_the_document(monkeypatch) -> None:
    inside: list[int] = []
    most: list[int] = []

    def made() -> dict[str, str]:
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.01)
        inside.pop()
        return {}

    monkeypatch.setattr(openapi, "_document", made)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _n: openapi.document(), range(4)))

    assert most == [1] * 4
