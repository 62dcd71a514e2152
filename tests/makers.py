"""The smallest valid published records; keywords say what a test is about.

Relations take instances, `issuers=[sfc]` too; parts take rows, `requirements=[{…}]`,
whose unnamed required columns are filled. Every value that needs a citation gets one.
Beside the columns each maker takes `source=` (what these citations cite), `by=` (who
proposes and publishes), `at=` (what the clock says), `reason=` and `cause=`.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db import models
from django.db.models import QuerySet

from policies.models import (
    Alert,
    Asset,
    Event,
    Exchange,
    LegalEntity,
    Licence,
    LicenceType,
    OfficialList,
    Policy,
    Regulator,
)
from registry.changesets.propose import Proposed, new_record, propose
from registry.changesets.publish import publish
from registry.citations.coverage import uncited
from registry.citations.models import Citation, Source
from registry.citations.vocabulary import TIERS
from registry.history.intervals import state_at
from registry.ledger.models import Entry
from registry.records.kinds import kind_of, parts_of
from registry.records.models import Record
from registry.records.paths import known_paths
from registry.records.state import (
    State,
    completed,
    defaults,
    diff,
    empty,
    m2m_of,
    states,
)
from tests.cast import member
from tests.smallest import SMALLEST
from tests.snapshots import snapshot as snapshot

R = TypeVar("R", bound=Record)
REASON = "Because a test wants it so."
GAZETTE = {
    "title": "The gazette of the tests", "publisher": "A publisher",
    "publisher_kind": "gazette", "tier": 1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Act:
    """How a maker publishes."""

    source: Source | None = None
    by: User | None = None
    at: datetime | None = None
    reason: str = REASON
    cause: str = "new_evidence"


# The makers


def a_regulator(**fields: Any) -> Regulator:
    """Publish a regulator."""
    smallest = {"name_en": "Securities and Futures Commission"}
    return _made(Regulator, {**smallest, "type": "statutory_regulator"}, fields)


def a_policy(**fields: Any) -> Policy:
    """Publish a policy."""
    smallest = {"title_en": "A circular", "type": "circular", "stage": "issued"}
    return _made(Policy, smallest, fields)


def an_entity(**fields: Any) -> LegalEntity:
    """Publish a legal entity."""
    return _made(LegalEntity, {"name_en": "Operator Limited"}, fields)


def an_exchange(**fields: Any) -> Exchange:
    """Publish an exchange."""
    return _made(Exchange, {"name_en": "Platform"}, fields)


def a_licence(**fields: Any) -> Licence:
    """Publish a licence; by default of a regulator and for an exchange made for it."""
    smallest: dict[str, Any] = {"regime": "vatp"}
    if "regulator" not in fields:
        smallest["regulator"] = a_regulator()
    if not {"holder", "exchanges"} & fields.keys():
        smallest["exchanges"] = [an_exchange()]
    return _made(Licence, smallest, fields)


def a_licence_type(**fields: Any) -> LicenceType:
    """Publish a licence type; by default of a licensor made for it."""
    smallest: dict[str, Any] = {"name_en": "Dealing", "state": "in_force"}
    if "licensor" not in fields:
        smallest["licensor"] = a_regulator()
    return _made(LicenceType, smallest, fields)


def an_alert(**fields: Any) -> Alert:
    """Publish an alert; by default of a regulator made for it."""
    smallest: dict[str, Any] = {"name_en": "Imitator", "type": "fraud_alert"}
    if "regulator" not in fields:
        smallest["regulator"] = a_regulator()
    return _made(Alert, {**smallest, "listed": "2024-02-01"}, fields)


def an_official_list(**fields: Any) -> OfficialList:
    """Publish an official list; by default of a regulator made for it."""
    smallest: dict[str, Any] = {"name_en": "List of platforms", "shows": "licensed"}
    if "regulator" not in fields:
        smallest["regulator"] = a_regulator()
    return _made(OfficialList, smallest, fields)


def an_asset(**fields: Any) -> Asset:
    """Publish an asset."""
    return _made(Asset, {"name_en": "Token"}, fields)


def an_event(**fields: Any) -> Event:
    """Publish an event."""
    smallest = {"title_en": "The regime begins", "type": "milestone"}
    return _made(Event, {**smallest, "date_from": "2023-06-01"}, fields)


def a_source(**fields: Any) -> Source:
    """Publish a source; its tier follows from the kind of publisher."""
    smallest = {"title": "A document", "publisher": "A publisher"}
    smallest["publisher_kind"] = "regulator"
    tier = TIERS[fields.get("publisher_kind", "regulator")]
    return _made(Source, {**smallest, "tier": tier}, fields)


MAKERS = {
    "alerts": an_alert,
    "assets": an_asset,
    "entities": an_entity,
    "events": an_event,
    "exchanges": an_exchange,
    "licence-types": a_licence_type,
    "licences": a_licence,
    "official-lists": an_official_list,
    "policies": a_policy,
    "regulators": a_regulator,
    "sources": a_source,
}


# What becomes of a record


def revise(record: R, **new_values: Any) -> R:
    """Publish new values of a record and return it as it then stands.

    Rows of a part replace those that stand, and keep the columns they do not name
    where they carry the `id` of one.
    """
    fields, act = _parted(new_values)
    model, live = type(record), live_state(record)
    state = cited(model, live | plain(model, fields, live), act.source)
    commit(Proposed(model, record.pk, "~", diff(live, state)), act=act)
    return fresh(record)


def withdraw(record: Record, **how: Any) -> Entry:
    """Withdraw a record and return the entry that tells of it."""
    act = Act(**{"cause": "withdrawal", **how})
    return commit(Proposed(type(record), record.pk, "-"), act=act)[-1]


def restore(record: R, **how: Any) -> R:
    """Publish a withdrawn record anew, as it stood when it was last read."""
    assert record.seq is not None
    state = state_at(type(record), record.pk, seq=record.seq)
    assert state is not None
    commit(new_record(type(record), record.pk, state=state), act=Act(**how))
    return fresh(record)


def fresh(record: R) -> R:
    """Return the live row of a record, read anew."""
    return QuerySet(type(record)).get(pk=record.pk)


def live_state(record: Record) -> State:
    """Return the live state of a record."""
    return states(type(record), [record.pk])[record.pk]


def commit(*changes: Proposed, act: Act | None = None) -> list[Entry]:
    """Propose these changes and publish them at once."""
    act = act or Act()
    by, at = act.by or member("publisher"), act.at or datetime.now(UTC)
    change_set = propose(changes, author=by, reason=act.reason, cause=act.cause, at=at)
    return publish(change_set, actor=by, clock=lambda: at)


# States


def state_of(model: type[Record], fields: Mapping[str, Any]) -> State:
    """Return the complete, cited state these keywords describe; publish nothing new
    but the source that is cited.
    """
    values, act = _parted(fields)
    return cited(model, empty(model) | plain(model, values, {}), act.source)


def plain(model: type[Record], fields: Mapping[str, Any], live: State) -> State:
    """Return the keywords as a state holds them."""
    links, parts = {field.name for field in m2m_of(model)}, parts_of(model)
    state: State = {}
    for name, value in fields.items():
        if name in links:
            state[name] = {str(other.pk): True for other in value}
        elif name in parts:
            state[name] = dict(
                _row(parts[name], row, live.get(name, {})) for row in value
            )
        else:
            state[name] = _value(value)
    return state


def cited(model: type[Record], state: State, source: Source | str | None) -> State:
    """Return the state with a citation of each value that lacks one."""
    kind, state = kind_of(model), completed(model, state)
    known = known_paths(kind, state)
    for row in state["citations"].values():  # a removed part takes its paths along
        row["fields"] = [path for path in row["fields"] if path in known]
    state["citations"] = {k: r for k, r in state["citations"].items() if r["fields"]}
    if missing := list(uncited(kind, state)):
        row = {"fields": missing, "source": source or evidence()}
        state["citations"] |= dict([_row(Citation, row, {})])
    return state


def evidence() -> Source:
    """Return the gazette that makers cite."""
    _found, before = _gazette()
    if before:
        commit(*before, act=Act(cause="new_record"))
    return Source.objects.get(title=GAZETTE["title"])


def _gazette() -> tuple[Source | str, list[Proposed]]:
    """Return what makers cite, by its key where it is still to be published by this."""
    if found := Source.objects.filter(title=GAZETTE["title"]).first():
        return found, []
    key = uuid.uuid4()
    return str(key), [new_record(Source, key, state=state_of(Source, GAZETTE))]


def _made(model: type[R], smallest: Mapping[str, Any], fields: Mapping[str, Any]) -> R:
    """Publish a record; in the same set, before it, the gazette where it lacks that."""
    values, act = _parted({"cause": "new_record", **smallest, **fields})
    source, before = (act.source, []) if act.source else _gazette()
    state = cited(model, empty(model) | plain(model, values, {}), source)
    if not any(row["source"] == source for row in state["citations"].values()):
        before = []  # e.g. a source describes itself
    key = uuid.uuid4()
    commit(*before, new_record(model, key, state=state), act=act)
    return QuerySet(model).get(pk=key)


def _parted(given: Mapping[str, Any]) -> tuple[dict[str, Any], Act]:
    """Part the values of a record from how it is published."""
    how = {name: given[name] for name in Act.__slots__ if name in given}
    return {k: v for k, v in given.items() if k not in how}, Act(**how)


def _row(part: Any, given: Mapping[str, Any], live: State) -> tuple[str, State]:
    """Return (key, row) of a part."""
    values = {name: _value(value) for name, value in given.items() if name != "id"}
    key = str(given.get("id") or uuid.uuid4())
    base = live[key] if key in live else defaults(part) | SMALLEST[part]
    return key, base | values


def _value(value: Any) -> Any:
    return str(value.pk) if isinstance(value, models.Model) else value
