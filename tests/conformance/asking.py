"""Ask a served register over HTTP, as anybody does."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.request import urlopen

PATIENCE_S = 30.0  # longer than any answer is held back


def body(url: str) -> bytes:
    """Return what an address answers."""
    with urlopen(url, timeout=PATIENCE_S) as answer:  # noqa: S310 - our own server
        read: bytes = answer.read()
    return read


def asked(url: str) -> Any:
    """Return what an address answers in JSON."""
    return json.loads(body(url))


def package(register: str) -> dict[str, Any]:
    """Return the description of the newest export."""
    told: dict[str, Any] = asked(f"{register}/exports/latest/datapackage.json")
    return told


def counts(register: str) -> Iterator[tuple[str, str, int]]:
    """Yield (name of the table in an export, address of its list, rows) of each list.

    Of kinds as the index tells them; of parts and citations as the export does.
    """
    rows = {file["name"]: file["rows"] for file in package(register)["resources"]}
    for kind in asked(f"{register}/api/v1")["data"]:
        yield kind["kind"], kind["url"], kind["records"]
        for part in kind["parts"]:
            table = f"{kind['kind']}-{part['part']}".replace("_", "-")
            yield table, part["url"], rows[table]
    yield "citations", "/api/v1/citations", rows["citations"]
