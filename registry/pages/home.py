"""The home page: the question, who is licensed, what changed."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse

from registry.ledger.read import before
from registry.pages.frame import framed, list_url, page, plural
from registry.pages.lines import Answers
from registry.pages.reader import Reader
from registry.pages.refs import Ref, refs
from registry.pages.telling import tell
from registry.records.kinds import Tag, catalogue, kinds
from registry.records.tags import tag_of
from registry.search.models import SearchRow

LATEST = 3


@page
def home(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show the home page in a fixed number of queries."""
    counted = SearchRow.objects.order_by().values_list("kind").annotate(n=Count("pk"))
    totals = dict(counted)
    context = {
        "front": _front(reader),
        "latest": tell(before(reader.seq, LATEST), reader),
        "kinds": [
            {
                "label": plural(kind),
                "url": list_url(kind),
                "total": totals.get(kind.slug, 0),
            }
            for kind in kinds()
        ],
    }
    return framed(request, "pages/home.html", reader=reader, context=context)


def _front(reader: Reader) -> dict[str, Any]:
    """Return the records the menu names first, by status, in the order of the tags."""
    kind = next((k for k in kinds() if k.slug in catalogue().menu[:1]), kinds()[0])
    ids = list(QuerySet(kind.record).values_list("public_id", flat=True))
    answers = catalogue().answers(kind, ids, reader.on, reader.language)
    found = refs(ids, reader.language)
    tags = [answer["tag"] for answer in answers.values()]
    return {
        "label": plural(kind),
        "url": list_url(kind),
        "total": len(ids),
        "licensed": tags.count("licensed"),
        "reported": tags.count("reported"),
        "groups": _groups(answers, found),
    }


def _groups(answers: Answers, found: Mapping[str, Ref]) -> list[dict[str, Any]]:
    """Return the records by status, in the order of the tags; others are left out."""
    by_tag: dict[tuple[str, Tag], list[dict[str, Any]]] = {}
    for public_id, answer in answers.items():
        code, tag = answer["tag"], tag_of(answer)
        if code and tag and public_id in found:
            line = {"ref": found[public_id], "sentence": answer["sentence"]}
            by_tag.setdefault((code, tag), []).append(line)
    return [
        {"tag": tag, "code": code, "records": records}
        for code in catalogue().tags
        for (own, tag), records in by_tag.items()
        if own == code
    ]
