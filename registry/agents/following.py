"""The tools that tell what changed: entry by entry, or between two versions."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django_mcpz.server import ToolError

from registry import clock
from registry.agents.asked import ToCompare, ToFollow
from registry.agents.asking import ask, kind_called, lasting, place_of
from registry.agents.evidence import bearing, citations_of, sources_of
from registry.agents.shapes import (
    Change,
    Citation,
    Compared,
    Difference,
    Followed,
    Version,
)
from registry.api.addresses import CHANGES
from registry.api.problems import Problem
from registry.api.times import known_then
from registry.ledger import read as ledger
from registry.ledger.models import LEFT

NARROWING = ("kind", "cause", "type", "regulator", "record")


def list_changes(request: HttpRequest, asked: ToFollow) -> Followed:
    """Return entries of the ledger, each with what the new values rest on."""
    kind_called(asked.kind)
    narrowed = {name: getattr(asked, name) for name in NARROWING}
    if asked.record and "/" in asked.record:
        narrowed["kind"], _slash, narrowed["record"] = asked.record.rpartition("/")
    places = {"limit": asked.limit, "upto": asked.upto, "log": asked.log}
    after = asked.after
    if after is None:
        after = 0 if any(narrowed.values()) else _newest(asked)
    body = ask(CHANGES, after=after, **places, **narrowed)
    citations = [one for entry in body["data"] for one in _resting(entry)]
    return Followed(
        log_id=body["log_id"],
        head_seq=body["head_seq"],
        next_after=body["next_after"],
        upto=body["upto"],
        changes=[_change(entry, request) for entry in body["data"]],
        citations=citations,
        sources=sources_of(citations, request),
    )


def compare(request: HttpRequest, asked: ToCompare) -> Compared:
    """Return what differs between two versions, with what each side rests on."""
    ends = {"from": _end(asked.start), "to": _end(asked.end)}
    body = ask(f"{place_of(asked.record)}/diff", **ends)
    changed, told = body["data"], [body["meta"]["from"], body["meta"]["to"]]
    forms = ledger.payloads(one["seq"] for one in told)
    paths = {one["path"] for one in changed["differences"]}
    citations = [
        one
        for seq in dict.fromkeys(version["seq"] for version in told)
        for one in bearing(citations_of(json.loads(forms[seq]), seq), paths)
    ]
    own, head = told[0]["id"], body["meta"]
    start, end = (_version(one, request) for one in told)
    return Compared(
        log_id=head["log_id"],
        head_seq=head["head_seq"],
        id=own,
        kind=told[0]["kind"],
        url=lasting(request, own),
        start=start,
        end=end,
        true_from=changed["true_from"],
        differences=_differences(changed["differences"]),
        refs=body["refs"],
        citations=citations,
        sources=sources_of(citations, request),
    )


def _newest(asked: ToFollow) -> int:
    """Return the number behind which the newest changes stand; one query."""
    upto = ledger.head().seq if asked.upto is None else asked.upto
    return max(0, upto - asked.limit)


def _end(text: str | None) -> str | None:
    """Return a version as the API reads it; a day means what was recorded by then."""
    if text is None or "-" not in text:
        return text
    try:
        known = known_then(text, clock.now())
    except Problem as error:
        words = _(
            "Give a version by its number, as 2, by a change, as seq:57, or by the day"
            " it was recorded by."
        )
        raise ToolError(f"{text}: {error.detail} {words}") from error
    return f"seq:{known.seq}" if known else None


def _resting(entry: Mapping[str, Any]) -> Iterable[Citation]:
    """Return the citations of what an entry changed; of a record's first, all."""
    if entry["type"] in LEFT:
        return []
    found = citations_of(entry["payload"], entry["seq"])
    paths = {one["path"] for one in entry["differences"]}
    return bearing(found, paths) if paths else found


def _change(entry: Mapping[str, Any], request: HttpRequest) -> Change:
    told = ("seq", "type", "cause", "id", "kind", "version", "recorded_at", "reason")
    return Change(
        **{name: entry[name] for name in told},
        true_from=entry["true_from"],
        differences=_differences(entry["differences"]),
        url=_of_change(entry["seq"], request),
        record_url=lasting(request, entry["id"]),
    )


def _version(told: Mapping[str, Any], request: HttpRequest) -> Version:
    named = ("version", "seq", "recorded_at", "reason")
    return Version(
        **{name: told[name] for name in named}, url=_of_change(told["seq"], request)
    )


def _of_change(seq: int, request: HttpRequest) -> str:
    return request.build_absolute_uri(f"/en/changes/{seq}")


def _differences(told: Iterable[Mapping[str, Any]]) -> list[Difference]:
    return [Difference(**one) for one in told]
