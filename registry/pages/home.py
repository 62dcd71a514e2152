"""The home page: the question, what an official list shows, what changed."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse

from registry.ledger.read import before
from registry.pages.addresses import at_times
from registry.pages.frame import framed, list_url, page, plural
from registry.pages.freshness import freshness
from registry.pages.pictures.showing import at_home
from registry.pages.reader import Reader
from registry.pages.refs import Ref, refs
from registry.pages.telling import tell
from registry.past.known import in_path
from registry.records.kinds import Kind, catalogue, kinds
from registry.records.tags import tag
from registry.records.themes import Standing

LATEST = 3
NAMED = 8  # records of one status where a list has them all


@page
def home(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show the home page in a fixed number of queries."""
    context = {
        "front": _front(reader),
        "pictures": at_home(reader),
        "latest": tell(before(reader.seq, LATEST), reader),
        "after": max(0, reader.seq - LATEST),
        "undated": f"/{reader.language}/",  # where the page names a day
        "freshness": freshness(reader),
    }
    return framed(request, "pages/home.html", reader=reader, context=context)


def _front(reader: Reader) -> dict[str, Any] | None:
    """Return the panel: its title, and who stands how; None where there is none."""
    front = catalogue().themes.front
    if front is None:
        return None
    made = front(reader.on, reader.language)
    found = refs(
        [*(one.public_id for one in made.standing), made.source], reader.language
    )
    kind = next((k for k in kinds() if k.slug in catalogue().menu[:1]), kinds()[0])
    return {
        "made": made,
        "label": plural(kind),
        "source": found.get(made.source),
        "groups": list(_groups(made.standing, found)),
        "then": _then(kind, made.day, reader=reader),
    }


def _groups(
    standing: Iterable[Standing], found: Mapping[str, Ref]
) -> Iterator[dict[str, Any]]:
    """Yield those of one tag together, in the order they come."""
    by_tag: dict[str, list[dict[str, Any]]] = {}
    for one in standing:
        if ref := found.get(one.public_id):
            by_tag.setdefault(one.tag, []).append({"ref": ref, "since": one.since})
    for place, (code, records) in enumerate(by_tag.items()):
        is_first = place == 0
        yield {
            "code": code,
            "tag": tag(code),
            "records": records if is_first else records[:NAMED],
            "total": len(records),
            "is_first": is_first,
        }


def _then(kind: Kind, day: date, *, reader: Reader) -> str:
    """Return the list of a kind as it was on a day."""
    if day == reader.on or not reader.seq:
        return list_url(kind)
    with at_times(in_path(reader.seq, day)):
        return list_url(kind)
