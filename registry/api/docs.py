"""The description of the API: for machines as OpenAPI, for people as a page."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string

from registry.api import addresses, openapi
from registry.api.parameters import Schema
from registry.api.problems import TYPES
from registry.api.view import Asked, PublicView


class OpenApi(PublicView):
    """The OpenAPI 3.1 document."""

    depends_on = ()  # the release alone

    def reply(self, _asked: Asked, /, **path: str) -> HttpResponse:
        """Return the document; no query."""
        return self.answered(openapi.rendered())

    def described(self) -> Schema:
        """Return the OpenAPI operation."""
        return openapi.operation(
            "get_openapi",
            "Get this document",
            tag="register",
            body={"type": "object"},
        )


class Docs(PublicView):
    """The same document as a page without scripts."""

    schema = None
    media_type = "text/html; charset=utf-8"
    depends_on = ()

    def reply(self, _asked: Asked, /, **path: str) -> HttpResponse:
        """Return the page; no query."""
        document = openapi.document()
        problems = [
            {"code": code, "status": status, "title": title}
            for code, (status, title) in TYPES.items()
        ]
        shown = {
            "info": document["info"],
            "home": "/en/",
            "openapi": addresses.SCHEMA,
            "tags": [_tag(document, tag) for tag in document["tags"]],
            "schemas": [
                {"name": name, "fields": list(_fields(schema))}
                for name, schema in document["components"]["schemas"].items()
            ],
            "problems": problems,
        }
        return self.answered(render_to_string("api/docs.html", shown))


def _tag(document: Schema, tag: Schema) -> dict[str, Any]:
    """Return a group of operations as the page shows it."""
    problems = document["components"]["responses"]
    operations = [
        {"path": path, **_operation(methods["get"], problems)}
        for path, methods in document["paths"].items()
        if tag["name"] in methods["get"]["tags"]
    ]
    return {**tag, "operations": operations}


def _operation(described: Schema, problems: Schema) -> dict[str, Any]:
    parameters = [
        {
            "name": parameter["name"],
            "place": parameter["in"],
            "description": parameter["description"],
            "type": _type(parameter["schema"]),
        }
        for parameter in described["parameters"]
    ]
    answers = [
        {"status": status, **problems.get(f"Problem{status}", answer)}
        for status, answer in described["responses"].items()
    ]
    return {
        "id": described["operationId"],
        "summary": described["summary"],
        "about": described["description"] if described.get("deprecated") else "",
        "parameters": parameters,
        "answers": answers,
    }


def _fields(schema: Schema) -> Iterator[dict[str, str]]:
    for part in schema.get("allOf", [schema]):
        for name, field in part.get("properties", {}).items():
            about = field.get("title") or field.get("description", "")
            yield {"name": name, "type": _type(field), "about": about}


def _type(schema: Schema) -> str:
    """Return a schema in a few words."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema:
        return " | ".join("null" if v is None else str(v) for v in schema["enum"])
    if "const" in schema:
        return str(schema["const"])
    found = schema.get("type", "object")
    words = " | ".join(found) if isinstance(found, list) else str(found)
    if schema.get("items"):
        return f"{words} of {_type(schema['items'])}"
    if "minimum" in schema:
        return f"{words}, {schema['minimum']} to {schema['maximum']}"
    return f"{words} ({schema['format']})" if "format" in schema else words
