"""The tools that read one record: what it says, and where each value comes from."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django_mcpz.server import ToolError

from registry.agents.asked import Asked, ToCite, ToGet
from registry.agents.asking import (
    Times,
    ask,
    asked_at,
    lasting,
    permanent,
    place_of,
)
from registry.agents.evidence import (
    bearing,
    citations_of,
    covers,
    forms_of,
    sources_of,
    values_of,
)
from registry.agents.shapes import Citation, Got, Sourced, Value
from registry.search.directory import names, rows_of_ids


def get_record(request: HttpRequest, asked: ToGet) -> Got:
    """Return a record, its answer on the day, and the citations of both."""
    body = _body(asked, asked.record)
    data, meta = dict(body["data"]), body["meta"]
    with asked_at(asked) as times:
        citations = citations_of(data, meta["seq"])
        granted = {one["licence"] for one in body["answer"]["permissions"]}
        for seq, form in forms_of(granted - {data["id"]}):
            citations += citations_of(form, seq)
        del data["citations"]  # they stand beside it
        return Got(
            **times.told(),
            **_named(request, data, times=times),
            **{name: meta[name] for name in ("seq", "version", "recorded_at")},
            answer=body["answer"],
            data=data,
            refs=body["refs"],
            citations=citations,
            sources=sources_of(citations, request),
        )


def get_citations(request: HttpRequest, asked: ToCite) -> Sourced:
    """Return each value of a record, or of one field, with what it rests on."""
    body = _body(asked, asked.record)
    data, meta = body["data"], body["meta"]
    values = dict(values_of(data))
    wanted = {
        path: value
        for path, value in values.items()
        if not asked.field or covers(asked.field, path)
    }
    if not wanted:
        text = _("The record has no value %(field)s. It has: %(paths)s.")
        told = {"field": asked.field, "paths": ", ".join(sorted(_heads(values)))}
        raise ToolError(text % told)
    with asked_at(asked) as times:
        citations = bearing(citations_of(data, meta["seq"]), wanted)
        return Sourced(
            **times.told(),
            **_named(request, data, times=times),
            **{name: meta[name] for name in ("seq", "version")},
            values=[
                _value(path, value, own=data["own"], among=citations)
                for path, value in wanted.items()
            ],
            citations=citations,
            sources=sources_of(citations, request),
        )


def _body(asked: Asked, record: str) -> dict[str, Any]:
    """Return what the API answers of a record at these times; raise ToolError."""
    times = {"true_on": asked.true_on, "known_at": asked.known_at}
    return ask(place_of(record), lang=asked.lang, **times)


def _named(request: HttpRequest, form: Any, *, times: Times) -> dict[str, Any]:
    """Return which record it is, what it is called, and where it is; some queries."""
    own, kind = form["id"], form["kind"]
    (name,) = names(rows_of_ids([own]), times.language).values()
    return {
        "id": own,
        "kind": kind,
        "name": name.text,
        "url": lasting(request, own),
        "permanent_url": permanent(request, kind=kind, slug=form["slug"], times=times),
    }


def _heads(paths: Any) -> set[str]:
    return {path.partition("/")[0] for path in paths}


def _value(
    path: str, value: Any, *, own: Sequence[str], among: Sequence[Citation]
) -> Value:
    bears = [n for n, one in enumerate(among) if path in one.fields]
    # nothing is published uncited but what is our own or was reckoned at publication
    return Value(
        path=path, value=value, is_own=path in own or not bears, citations=bears
    )
