"""Change sets that hold a word in every text they can, one in each state."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models

from registry.changesets import aside, review
from registry.changesets.models import ChangeSet, State
from registry.changesets.propose import Proposed, new_record, propose
from registry.changesets.remarks import remark
from registry.records.fields import LinesField, PartialDateField
from registry.records.kinds import Kind, parts_of
from registry.records.models import Record, Tracked
from registry.records.state import diff, fields_of, m2m_of
from tests.cast import member
from tests.full_records import columns, made
from tests.makers import cited, live_state, plain, state_of
from tests.proposals import NOON, fresh_set

HAN = "龘靐齉"  # three signs no page of ours has
SCHEDULED = "scheduled"
STATES = (
    State.DRAFT, State.SUBMITTED, State.RETURNED, State.APPROVED, SCHEDULED,
    State.CONFLICT, State.DISCARDED,
)  # fmt: skip

Values = dict[str, Any]  # as makers take them


def full_values(kind: Kind) -> Values:
    """Return a value for every column, link and part; publish what they name."""
    model = kind.record
    values = columns(model) | {"slug": ""}
    for link in m2m_of(model):
        values[link.name] = [made(link.related_model)]
    for name, part in parts_of(model).items():
        if name != "citations":
            values[name] = [columns(part)]
    return values | ({"lei": ""} if "lei" in values else {})  # nobody has another's


def holding(model: type[Tracked], word: str) -> Values:
    """Return {column: a value that holds the word}, of every column that takes one."""
    found = {}
    for field in fields_of(model):
        value = next((v for v in _texts(field, word) if _fits(field, v)), None)
        if value is not None:
            found[field.name] = value
    return found


def changes(
    kind: Kind, record: Record, *, word: str, values: Mapping[str, Any]
) -> list[Proposed]:
    """Return a new record and an edit of a published one, full of the word."""
    model, parts, live = kind.record, parts_of(kind.record), live_state(record)
    told = holding(model, word) | {
        name: [row | holding(parts[name], word) for row in values[name]]
        for name in parts
        if name in values
    }
    new = state_of(model, {**values, **told, "slug": f"{word}-new"})
    wanted = plain(model, {**told, "slug": f"{word}-edited"}, live)
    edited = cited(model, live | wanted, None)
    for state in (new, edited):
        _quote(state["citations"], word)
    return [
        new_record(model, uuid4(), state=new),
        Proposed(model, record.pk, "~", diff(live, edited)),
    ]


def planted(state: str, proposed: list[Proposed], *, word: str) -> ChangeSet:
    """Return an editor's set in this state; its reason, title and remarks hold it."""
    author, publisher = member("editor", name=f"by_{state}"), member("publisher")
    found = propose(
        proposed, author=author, reason=_told(word), cause="new_evidence", at=NOON
    )
    ChangeSet.objects.filter(pk=found.pk).update(title=_told(word))
    place = (proposed[0].record, "note")
    remark(found, publisher, at=NOON, text=_told(word), place=place)
    ADVANCE[state](fresh_set(found), word)
    return fresh_set(found)


def _open(found: ChangeSet, _word: str) -> None:
    ChangeSet.objects.filter(pk=found.pk).update(opened=True)


def _submit(found: ChangeSet, _word: str) -> None:
    review.submit(found, actor=found.author, at=NOON)


def _return(found: ChangeSet, word: str) -> None:
    _submit(found, word)
    review.give_back(found, actor=member("publisher"), at=NOON, text=_told(word))


def _approve(found: ChangeSet, word: str, **when: Any) -> None:
    _submit(found, word)
    review.approve(
        found,
        actor=member("publisher"),
        at=NOON,
        seen=fresh_set(found).content_hash,
        text=_told(word),
        **when,
    )


def _schedule(found: ChangeSet, word: str) -> None:
    _approve(found, word, publish_at=NOON + timedelta(days=1))


def _conflict(found: ChangeSet, word: str) -> None:
    aside.mark_conflict(found, _told(word), by=found.author, at=NOON)


def _discard(found: ChangeSet, _word: str) -> None:
    aside.discard(found, actor=found.author, at=NOON)


ADVANCE = {
    State.DRAFT: _open,
    State.SUBMITTED: _submit,
    State.RETURNED: _return,
    State.APPROVED: _approve,
    SCHEDULED: _schedule,
    State.CONFLICT: _conflict,
    State.DISCARDED: _discard,
}


def _told(word: str) -> str:
    return f"Because of {word} {HAN}."


def _quote(citations: dict[str, Values], word: str) -> None:
    for row in citations.values():
        row |= {name: _told(word) for name in ("locator", "quote", "says")}


def _texts(field: Any, word: str) -> Iterator[Any]:
    """Yield what a column might take, the fullest first."""
    if field.choices or field.is_relation or isinstance(field, PartialDateField):
        return
    if isinstance(field, LinesField) and not field.words:
        yield [f"{word} {HAN}", word]
    elif isinstance(field, models.URLField):
        yield f"https://{word}.example/{word}"
    elif isinstance(field, models.CharField | models.TextField):
        yield from (f"{word} {HAN}", word, f"{word}.example")


def _fits(field: Any, value: Any) -> bool:
    try:
        field.clean(value, None)
    except ValidationError:
        return False
    return True
