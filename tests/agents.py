"""Call the tools as agents do, over the endpoint, and read what they answer."""

import json
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

ENDPOINT = "/mcp"


def sent(method: str, **params: Any) -> dict[str, Any]:
    """Return what a test client posts to ask something of the endpoint."""
    message = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
    return {
        "path": ENDPOINT,
        "data": json.dumps(message, ensure_ascii=False),
        "content_type": "application/json",
    }


def result(method: str, **params: Any) -> Any:
    """Return the result of a method that is answered."""
    response = Client().post(**sent(method, **params))
    assert response.status_code == 200, response.content
    return response.json()["result"]


def told(tool: str, **arguments: Any) -> Any:
    """Return what a tool answers, as the text and the structure both have it."""
    found = result("tools/call", name=tool, arguments=arguments)
    assert not found["isError"], found
    (text,) = found["content"]
    assert json.loads(text["text"]) == found["structuredContent"]
    return found["structuredContent"]


def refusal(tool: str, **arguments: Any) -> str:
    """Return what a tool says that does not answer."""
    found = result("tools/call", name=tool, arguments=arguments)
    assert found["isError"], found
    text: str = found["content"][0]["text"]
    return text


def cost(tool: str, **arguments: Any) -> int:
    """Return how many queries an answer takes, the second time it is asked for."""
    told(tool, **arguments)  # what is remembered is not counted
    with CaptureQueriesContext(connection) as queries:
        told(tool, **arguments)
    return len(queries)


def cited(answer: Any, path: str, *, record: str) -> set[str]:
    """Return the titles of the sources an answer cites for a value of a record."""
    return {
        answer["sources"][one["source"]]["title"]
        for one in answer["citations"]
        if one["record"] == record and path in one["fields"]
    }
