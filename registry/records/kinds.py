"""A kind of record, declared once as names; everything else is built from it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, NotRequired, Protocol, TypedDict

from django.apps import apps
from django.conf import settings
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from registry.records.linked import Describing, thing
from registry.records.looked import Looked
from registry.records.models import Part, Record
from registry.records.pictures import NO_PICTURES, Gallery
from registry.records.points import Point
from registry.records.remedies import Remedy
from registry.records.themes import NO_THEMES, Themes


class Said(TypedDict):
    """What is said of a record on a day.

    `tag` is a code of the vocabulary or None, `confirmed` is False where only press
    or the firm says so. `spoken_to` is the last day that can be spoken for, where a
    look in an official list is overdue.
    """

    tag: str | None
    sentence: str
    confirmed: bool
    spoken_to: NotRequired[str | None]  # a day; left out: for the day asked


# A licence or application as it stands on a day: public ids of it, of who licenses and
# of the licence types it covers, and codes. `from` and `to` are partial dates, None
# where the register holds none: since when it stands so, and its end, also a future
# one. `audience` is `uncertain` where it changed on a day that is not known.
Granted = TypedDict(
    "Granted",
    {
        "licence": str,
        "regime": str,
        "regulator": str,
        "activities": list[str],
        "audience": str | None,
        "audience_from": str | None,
        "audience_confirmed": bool,
        "from": str | None,
        "to": str | None,
        "tag": str,
        "confirmed": bool,
    },
)


class Evidence(TypedDict):
    """How many sources bear on a record, how many of them official, and how they agree.

    `mark` is `agree` where two support one value, `one` where none has two, `disagree`,
    `disputed` where the firm itself says otherwise, None where there is no source.
    """

    sources: int
    official: int
    mark: str | None


class CheckTold(TypedDict):
    """An official list, the day and time in Hong Kong we looked in it, what it held.

    `overdue` says whether the day asked lies further behind than the list allows.
    """

    list: str
    name: str
    on: str
    time: str | None
    result: str
    count: int | None
    overdue: bool


class Answer(Said):
    """What the register says of a record on a day, and what that rests on.

    `stale` says that a check it needs is overdue. `later_changes` counts the record's
    entries in the ledger recorded after the day; `next_change` is the first date after
    it among the record's own, as partial as it is known.
    """

    permissions: list[Granted]
    evidence: Evidence
    checks: list[CheckTold]
    stale: bool
    later_changes: int
    next_change: str | None


@dataclass(frozen=True, slots=True)
class Tag:
    """The box of a status; `tone` and `shape` are a class and a symbol of the style."""

    label: str | Promise
    tone: str
    shape: str


@dataclass(frozen=True, slots=True)
class Kind:
    """The names from which admin, API, pages and search of a kind are made.

    A name is a field, a part (`requirements`) or a field of a part
    (`requirements.subject`); `title` may name a relation, whose names then serve.
    """

    model: str
    slug: str
    prefix: str
    title: tuple[str, ...]
    summary: tuple[str, ...]
    detail: tuple[str, ...]
    filters: tuple[str, ...] = ()
    # name → heading | body; no part of the hash, by which builders remember a kind
    search: Mapping[str, str] = field(default_factory=dict, hash=False)
    own: frozenset[str] = frozenset()
    confirms: tuple[str, ...] = ()

    @property
    def record(self) -> type[Record]:
        """Return the model class."""
        return apps.get_model(self.model)


Answers = Callable[[Kind, Sequence[str], date, str], dict[str, Answer]]
Saying = Callable[[Kind, Sequence[str], date, str], dict[str, Said]]
LookedIn = Callable[[date, str], list[Looked]]
Remedies = Callable[[str], list[Remedy]]
Held = Callable[[Mapping[str, Any], date], Mapping[str, Any]]
Turned = Callable[[str | None, str | None], str]
Heads = Callable[[Mapping[str, Any], date], list[Point]]


class Points(Protocol):
    """Say what stands beside the answer of a record on a day."""

    def __call__(
        self, kind: Kind, public_id: str, *, answer: Answer, on: date
    ) -> list[Point]:
        """Return the facts in the active language, none where the summary will do."""


def no_points(kind: Kind, public_id: str, *, answer: Answer, on: date) -> list[Point]:
    """Return none: the summary of each kind stands beside its answers."""
    del kind, public_id, answer, on
    return []


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All kinds in the order readers meet them, and who answers for them.

    `answers(kind, public ids, on, language)` returns {public id: Answer} in a fixed
    number of queries, `said` what these say, without what they rest on, in fewer;
    `tags` says how each code they bear is shown;
    `looked_in(on, language)` returns the official lists and when we looked in them;
    `points` says what stands beside an answer, else the values that `beside` names for
    a kind, else those of its summary; `heads(form, on)` which records stand under
    a name; `held(form, on)` returns a public form without the rows that did not hold on
    a day, `turn(tag, tag)` what became of a record: added, changed or ended.
    """

    kinds: tuple[Kind, ...]
    answers: Answers
    said: Saying
    tags: Mapping[str, Tag]
    looked_in: LookedIn
    held: Held
    turn: Turned
    menu: tuple[str, ...] = ()  # slugs in the main navigation; home shows the first
    pictures: Gallery = NO_PICTURES
    imitated: tuple[str, ...] = ()  # slugs of kinds whose names others may pass for
    points: Points = no_points
    beside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    heads: Heads = lambda _form, _on: []
    remedies: Remedies = lambda _language: []  # whom a reader can turn to
    themes: Themes = NO_THEMES
    linked: Describing = thing  # a form in the words of schema.org
    # slug → the codes its answers may bear; kinds that are missing have no status
    statuses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # parameter of the change feed → slug of the kind whose records it names
    concerning: Mapping[str, str] = field(default_factory=dict)


@cache
def catalogue() -> Catalogue:
    """Return the catalogue that settings name."""
    found = import_string(settings.REGISTRY_KINDS)
    if not isinstance(found, Catalogue):
        raise TypeError(f"REGISTRY_KINDS={settings.REGISTRY_KINDS!r} is no Catalogue.")
    return found


def kinds() -> tuple[Kind, ...]:
    """Return every kind."""
    return catalogue().kinds


@cache
def kind_by_slug() -> dict[str, Kind]:
    """Return {slug: kind}."""
    return {kind.slug: kind for kind in kinds()}


@cache
def _kind_by_label() -> dict[str, Kind]:
    return {kind.model: kind for kind in kinds()}


def kind_of(model: type[Model]) -> Kind:
    """Return the kind of a model; raise LookupError for an undeclared one."""
    label = model._meta.label
    if label not in _kind_by_label():
        raise LookupError(f"{label} is not in the catalogue: add its kind there.")
    return _kind_by_label()[label]


def kind_of_label(label: str) -> Kind:
    """Return the kind of an `app.model` label as change sets store it."""
    return kind_of(apps.get_model(label))


def kind_of_id(public_id: str) -> Kind | None:
    """Return the kind a public id belongs to by its prefix, if any."""
    prefix = public_id.partition("-")[0]
    return next((kind for kind in kinds() if kind.prefix == prefix), None)


@cache
def parts_of(model: type[Record]) -> dict[str, type[Part]]:
    """Return {accessor: part model}, citations last."""
    found: dict[str, Any] = {}
    for relation in model._meta.related_objects:
        related: Any = relation.related_model
        if issubclass(related, Part) and relation.field.name == related.OWNER:
            found[str(relation.get_accessor_name())] = related
    for field_ in model._meta.private_fields:
        if field_.name == "citations":
            found["citations"] = field_.related_model
    return found
