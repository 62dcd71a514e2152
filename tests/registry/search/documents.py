"""The smallest document the search takes."""

from itertools import count
from typing import Any
from uuid import uuid4

from registry.search.index import Document

NUMBERS = count(1)


def document(**given: Any) -> Document:
    """Return a document; `name` is its English name."""
    number = next(NUMBERS)
    values = {
        "record": uuid4(),
        "public_id": f"RG-{number:04}",
        "kind": "regulators",
        "slug": f"number-{number}",
        "names": {"en": given.pop("name", "")},
        "heading": "",
        "body": "",
        "seq": number,
    }
    return Document(**(values | given))
