"""On what an answer rests: citations, and the sources they name."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.http import HttpRequest

from registry.agents.asking import lasting
from registry.agents.shapes import Citation, Source
from registry.citations import models
from registry.citations.vocabulary import CONFIRMING_TIER
from registry.ledger import read as ledger
from registry.records.paths import name_of
from registry.search.directory import rows_of_ids

NO_VALUES = ("id", "kind", "slug", "citations", "own")
Form = Mapping[str, Any]


def citations_of(form: Form, seq: int) -> list[Citation]:
    """Return every citation of a public form that change `seq` holds."""
    return [
        Citation(
            record=form["id"],
            seq=seq,
            fields=row["fields"],
            source=row["source"],
            stance=row["stance"],
            locator=row["locator"],
            quote=row["quote"],
            says=row["says"],
            read=row["read"],
            verified_on=row["verified_on"],
        )
        for row in form.get("citations", ())
    ]


def bearing(citations: Iterable[Citation], on: Collection[str]) -> list[Citation]:
    """Return those that name one of these values, or a part of it."""
    return [
        one
        for one in citations
        if any(covers(name, path) for name in on for path in one.fields)
    ]


def covers(name: str, path: str) -> bool:
    """Say whether a name, `requirements.value` or a whole path, takes in a path."""
    return path == name or path.startswith(f"{name}/") or name_of(path) == name


def sources_of(
    citations: Iterable[Citation], request: HttpRequest
) -> dict[str, Source]:
    """Return {public id: source} of all that is cited; one query."""
    ids = {one.source for one in citations}
    found = models.Source.objects.filter(public_id__in=ids)
    return {
        source.public_id: Source(
            title=source.title,
            publisher=source.publisher,
            is_official=source.tier <= CONFIRMING_TIER,
            published=str(source.published) if source.published else None,
            address=source.url or None,
            url=lasting(request, source.public_id),
        )
        for source in found
    }


def forms_of(ids: Iterable[str]) -> Iterator[tuple[int, Form]]:
    """Yield (change number, form) of live records; two queries."""
    seqs = list(rows_of_ids(ids).values_list("seq", flat=True))
    for seq, payload in sorted(ledger.payloads(seqs).items()):
        yield seq, json.loads(payload)


def values_of(form: Form) -> Iterator[tuple[str, Any]]:
    """Yield (path, value) of all that a form holds, parts value by value."""
    for name, value in form.items():
        if name in NO_VALUES or value in (None, []):
            continue
        if isinstance(value, list) and isinstance(value[0], dict):
            yield from _of_rows(name, value)
        else:
            yield name, value


def _of_rows(name: str, rows: Iterable[Form]) -> Iterator[tuple[str, Any]]:
    for row in rows:
        for column, value in row.items():
            if column != "id" and value not in (None, []):
                yield f"{name}/{row['id']}/{column}", value
