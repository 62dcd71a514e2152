"""What the tools give; their JSON Schemas are made of these (msgspec)."""

from typing import Any

from msgspec import Struct


class Source(Struct, kw_only=True):
    """A document; `address` is where its publisher has it, `url` its record here."""

    title: str
    publisher: str
    is_official: bool
    published: str | None
    address: str | None
    url: str


class Citation(Struct, kw_only=True):
    """A place in a source that bears on named values of one record.

    `seq` is the change that holds the citation. `stance` is supports, less_precise or
    contradicts; `read` says whether we read the source itself.
    """

    record: str
    seq: int
    fields: list[str]
    source: str
    stance: str
    locator: str | None
    quote: str | None
    says: str | None
    read: str
    verified_on: str | None


class Read(Struct, kw_only=True):
    """From which log an answer was read, and how far that goes."""

    log_id: str
    head_seq: int


class Timed(Read, kw_only=True):
    """The two times an answer holds for."""

    true_on: str
    known_at: str


class Hit(Struct, kw_only=True):
    """A record that fits; `url` lasts, `permanent_url` shows for ever what was read."""

    id: str
    kind: str
    name: str
    tag: str | None
    sentence: str
    confirmed: bool
    seq: int
    url: str
    permanent_url: str


class Near(Struct, kw_only=True):
    """A record whose name comes close to the words; `line` is that name."""

    id: str
    kind: str
    name: str
    line: str
    url: str


class LookedIn(Struct, kw_only=True):
    """An official list in which we looked; `address` is the regulator's own."""

    id: str
    name: str
    regulator: str
    address: str
    looked_on: str | None
    result: str | None
    is_overdue: bool
    url: str


class Found(Timed, kw_only=True):
    """What a search found, or where we looked that hold nothing."""

    total: int
    results: list[Hit]
    look_alikes: list[Near]
    near_names: list[Near]
    looked_in: list[LookedIn]
    note: str | None
    citations: list[Citation]
    sources: dict[str, Source]  # by public id


class Got(Timed, kw_only=True):
    """One record; `data` is its public form, whose citations stand beside it."""

    id: str
    kind: str
    name: str
    seq: int
    version: int
    recorded_at: str
    url: str
    permanent_url: str
    answer: dict[str, Any]
    data: dict[str, Any]
    refs: dict[str, dict[str, Any]]
    citations: list[Citation]
    sources: dict[str, Source]  # by public id


class Value(Struct, kw_only=True):
    """A value, and which of the citations bear on it, counted from 0.

    `is_own`: the register's own wording or judgement, which no source states.
    """

    path: str
    value: Any
    is_own: bool
    citations: list[int]


class Sourced(Timed, kw_only=True):
    """Where each value of a record comes from."""

    id: str
    kind: str
    name: str
    seq: int
    version: int
    url: str
    permanent_url: str
    values: list[Value]
    citations: list[Citation]
    sources: dict[str, Source]  # by public id


class Difference(Struct, kw_only=True):
    """A value that changed; null means that there was none."""

    path: str
    before: Any
    after: Any


class Change(Struct, kw_only=True):
    """An entry of the ledger; `url` shows it, `record_url` the record."""

    seq: int
    type: str
    cause: str
    id: str
    kind: str
    version: int
    recorded_at: str
    reason: str
    true_from: str | None
    differences: list[Difference]
    url: str
    record_url: str


class Followed(Read, kw_only=True):
    """Changes, oldest first; go on after `next_after` until it equals `upto`."""

    next_after: int
    upto: int
    changes: list[Change]
    citations: list[Citation]
    sources: dict[str, Source]  # by public id


class Version(Struct, kw_only=True):
    """One of the two versions compared."""

    version: int
    seq: int
    recorded_at: str
    reason: str
    url: str


class Compared(Read, kw_only=True, rename={"start": "from", "end": "to"}):
    """What differs between two versions of a record."""

    id: str
    kind: str
    url: str
    start: Version
    end: Version
    true_from: str | None
    differences: list[Difference]
    refs: dict[str, dict[str, Any]]
    citations: list[Citation]
    sources: dict[str, Source]  # by public id
