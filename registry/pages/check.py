"""Search: the answer for the best match, the rest by kind, or what no match means."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse

from registry.pages.frame import framed, list_url, page, plural
from registry.pages.reader import Reader
from registry.pages.refs import Ref, linked
from registry.records.kinds import Answer, catalogue, kind_by_slug, kinds
from registry.records.tags import tag_of
from registry.search.find import find

SHOWN = 60  # results on the page
LONGEST = 200  # characters of a question


@page
def check(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Answer a question in words; an empty one shows the field alone."""
    asked = request.GET.get("q", "").strip()[:LONGEST]
    found = find(asked, limit=SHOWN)
    results = list(linked(found.rows, reader.language).values())
    answers = _answers(results, reader)
    now = reader.head
    context: dict[str, Any] = {
        "asked": asked,
        "total": found.total,
        "shown": len(results),
        "best": _result(results[0], answers) if results else None,
        "groups": _groups(results[1:], answers),
        "lists": [{"label": plural(kind), "url": list_url(kind)} for kind in kinds()],
        "recorded": reader.instant(now.recorded_at) if now.recorded_at else "",
    }
    return framed(request, "pages/check.html", reader=reader, context=context)


def _answers(results: Iterable[Ref], reader: Reader) -> dict[str, Answer]:
    """Return the answers of the results, one call for each kind."""
    found: dict[str, Answer] = {}
    for slug, refs in _by_kind(results):
        ids = [ref.public_id for ref in refs]
        kind = kind_by_slug()[slug]
        found |= catalogue().answers(kind, ids, reader.on, reader.language)
    return found


def _by_kind(results: Iterable[Ref]) -> list[tuple[str, list[Ref]]]:
    """Return the results by kind, the kind of the best result first."""
    ordered: dict[str, list[Ref]] = {}
    for ref in results:
        ordered.setdefault(ref.kind, []).append(ref)
    return list(ordered.items())


def _groups(results: Iterable[Ref], answers: dict[str, Answer]) -> list[dict[str, Any]]:
    return [
        {
            "label": plural(kind_by_slug()[slug]),
            "results": [_result(ref, answers) for ref in refs],
        }
        for slug, refs in _by_kind(results)
    ]


def _result(ref: Ref, answers: dict[str, Answer]) -> dict[str, Any]:
    answer = answers[ref.public_id]
    return {"ref": ref, "tag": tag_of(answer), "answer": answer}
