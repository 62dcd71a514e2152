"""The OpenAPI 3.1 document: each view describes itself, drf-spectacular collects it."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from threading import Lock
from typing import Any

from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.renderers import OpenApiJsonRenderer

from registry.api import deprecated, webhooks
from registry.api.form_schema import component, form_schemas
from registry.api.parameters import Parameter, Schema
from registry.api.problems import CONTENT_TYPE, TYPES
from registry.api.shapes import SHARED, TEXT
from registry.records.kinds import Kind, kinds

DESCRIPTION = (
    "Every record of the register, every version of it, and every change in order. "
    "The member data is the stored public form, byte for byte; meta tells which entry "
    "of the ledger holds it. What depends on today or on another record stands beside "
    "it, in answer and refs. Reading needs no key."
)
ALWAYS = (400, 406, 429, 500)  # what any address may answer
SOME = (404, 409, 410)
MAKING = Lock()  # the generator loads its extensions once, and trips over a second
METERED = {
    name: {"$ref": f"#/components/headers/{name}"}
    for name in ("RateLimit-Policy", "RateLimit")
}
AGAIN = {"Retry-After": {"$ref": "#/components/headers/Retry-After"}}
HEADERS = {
    "RateLimit-Policy": {
        "description": "How many requests one network has (q) in how many seconds (w);"
        " draft-ietf-httpapi-ratelimit-headers-11.",
        "schema": TEXT,
        "example": '"api";q=600;w=60',
    },
    "RateLimit": {
        "description": "How many it has left (r), for how many seconds (t).",
        "schema": TEXT,
        "example": '"api";r=597;t=42',
    },
    "Retry-After": {
        "description": "After how many seconds to ask again.",
        "schema": {"type": "integer", "minimum": 1},
    },
}


class Described(AutoSchema):
    """Take a view's own description for its operation."""

    def get_operation(self, *_route: Any) -> Schema:
        """Return the OpenAPI operation of the view."""
        view: Any = self.view  # a PublicView
        described: Schema = view.described()
        return described


def operation(
    name: str,
    summary: str,
    *,
    tag: str,
    body: Schema,
    parameters: Sequence[Schema] = (),
    refusals: Iterable[int] = (),
) -> Schema:
    """Return the operation `name` that answers 200 with `body`, or with a problem."""
    kept = {"description": "The reader holds it already (If-None-Match)."}
    answer = {
        "description": summary,
        "headers": {"ETag": {"description": "Strong.", "schema": TEXT}, **METERED},
        "content": {"application/json": {"schema": body}},
    }
    problems = {
        str(status): {"$ref": f"#/components/responses/Problem{status}"}
        for status in sorted({*refusals, *ALWAYS})
    }
    return {
        "operationId": name,
        "summary": summary,
        "description": f"{summary}.",
        "tags": [tag],
        "parameters": list(parameters),
        "responses": {"200": answer, "304": kept, **problems},
    }


def leading(described: Schema, elsewhere: Mapping[int, str]) -> Schema:
    """Return an operation that may also lead to another address: {status: why}."""
    location = {"description": "The address to ask instead.", "schema": TEXT}
    answers = {
        str(status): {"description": why, "headers": {"Location": location}}
        for status, why in elsewhere.items()
    }
    return described | {"responses": {**answers, **described["responses"]}}


def in_query(parameters: Iterable[Parameter]) -> list[Schema]:
    """Return parameters as OpenAPI has them."""
    return [query(p.name, p.description, schema=p.schema()) for p in parameters]


def query(name: str, description: str, *, schema: Schema) -> Schema:
    """Return one parameter of the query."""
    return {"name": name, "in": "query", "description": description, "schema": schema}


def in_path(name: str, description: str, *, schema: Schema) -> Schema:
    """Return one parameter of the path."""
    place = {"in": "path", "required": True}
    return {"name": name, **place, "description": description, "schema": schema}


TERMS = (
    "CC BY 4.0 for our data; quotations and rows of third parties stay under their "
    "owners' terms, named with each source"
)
SLUG = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}
KEY = in_path("key", "Public id, or slug.", schema=SLUG)


def complete(result: Schema, **_generated: Any) -> Schema:
    """Add what no single operation says (a POSTPROCESSING_HOOK)."""
    result["info"]["description"] = DESCRIPTION
    result["info"]["contact"] = {"name": "The editors of the register"}
    result["info"]["license"] = {"name": TERMS, "identifier": "CC-BY-4.0"}
    result["servers"] = [{"url": "/", "description": "The host this was read from"}]
    result["security"] = []
    result["tags"] = _tags()
    deprecated.mark(result["paths"])
    result["webhooks"] = webhooks.described()
    result["components"] = {
        "schemas": {**SHARED, **webhooks.SHAPES, **form_schemas()},
        "headers": HEADERS,
        "responses": _problems(),
    }
    return result


def document() -> Schema:
    """Return the OpenAPI document, made once."""
    with MAKING:
        return _document()


@cache
def _document() -> Schema:
    with translation.override("en"):
        generator: Any = SchemaGenerator  # whose methods state no types
        made: Schema = generator().get_schema(request=None, public=True)
    return made


@cache
def rendered() -> bytes:
    """Return the document as docs/openapi.json holds it."""
    text: bytes = OpenApiJsonRenderer().render(document(), renderer_context={})
    return text


def _problems() -> dict[str, Schema]:
    """Return one answer for each status, which names every problem that has it."""
    titles: dict[int, list[str]] = {}
    for code, (status, title) in TYPES.items():
        if status in (*ALWAYS, *SOME):
            titles.setdefault(status, []).append(f"{title} ({code}).")
    content = {CONTENT_TYPE: {"schema": component("Problem")}}
    answers: dict[str, Schema] = {
        f"Problem{status}": {"description": " ".join(found), "content": content}
        for status, found in titles.items()
    }
    answers["Problem429"]["headers"] = AGAIN | METERED
    return answers


def _tags() -> list[Schema]:
    about = [("register", "The whole: its index, its changes, its description.")]
    about += [(kind.slug, _about(kind)) for kind in kinds()]
    return [{"name": name, "description": text} for name, text in about]


def _about(kind: Kind) -> str:
    """Return what a kind is, in the first sentence of its model."""
    return (kind.record.__doc__ or "").partition("\n")[0]
