"""What a record is in the words of schema.org, said by whoever knows its kind."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

Node = dict[str, Any]
Link = Callable[[str], Node]  # from a public id to a node that names the record


class Describing(Protocol):
    """Say what a public form is, as properties of a JSON-LD node with its `@type`."""

    def __call__(
        self,
        form: Mapping[str, Any],
        *,
        answer: Mapping[str, Any],
        on: date,
        link: Link,
    ) -> Node:
        """Return the properties that the kind of record knows; no query."""


def thing(
    form: Mapping[str, Any],  # noqa: ARG001 - of a kind nobody describes
    *,
    answer: Mapping[str, Any],  # noqa: ARG001 - as above
    on: date,  # noqa: ARG001 - as above
    link: Link,  # noqa: ARG001 - as above
) -> Node:
    """Say only that there is something."""
    return {"@type": "Thing"}
