"""The answers of policies, read from the live register."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any
from uuid import UUID

from policies.answers.policy_words import policy_answer
from policies.answers.vouched import vouched
from policies.policy.models import Policy, PolicyRelation
from policies.policy.standing import Facts, standing
from policies.policy.vocabulary import Relation
from registry.clock import hong_kong_day
from registry.ledger.models import Entry
from registry.records.kinds import Answer
from registry.records.names import in_languages, pick

RECORDED = "known_from"  # read from the ledger, every other fact from a column
FACTS = tuple(field.name for field in fields(Facts) if field.name != RECORDED)
TITLES = in_languages("title")
DECIDING = ("stage", "force")  # what an official source must vouch for

Row = dict[str, Any]  # columns of a policy by name


def policy_answers(
    public_ids: Sequence[str], *, on: date, language: str
) -> dict[str, Answer]:
    """Return {public id: answer} of policies; 4 queries."""
    found = Policy.objects.filter(public_id__in=public_ids)
    rows = list(found.values("id", "public_id", *FACTS))
    laws = _enacted(public_ids)
    keys = [row["id"] for row in [*rows, *laws.values()]]
    recorded, official = _recorded(keys), vouched(keys, DECIDING)
    for row in [*rows, *laws.values()]:
        row[RECORDED] = recorded.get(row["id"], on)  # a draft's: not recorded yet
    pairs = {row["public_id"]: (row, laws.get(row["public_id"])) for row in rows}
    return {
        public_id: _answer(pair, language, on=on, official=official)
        for public_id, pair in pairs.items()
    }


def _recorded(keys: Iterable[UUID]) -> dict[UUID, date]:
    """Return {key: day in Hong Kong of its first version in the ledger}; one query."""
    first = Entry.objects.filter(record__in=list(keys), version=1)
    return {
        key: hong_kong_day(at) for key, at in first.values_list("record", "recorded_at")
    }


def _enacted(public_ids: Sequence[str]) -> dict[str, Row]:
    """Return {public id of a bill: columns of what it was enacted as}; one query."""
    columns = ("id", *FACTS, *TITLES)
    relations = PolicyRelation.objects.filter(
        policy__public_id__in=public_ids, relation=Relation.ENACTED_AS
    )
    return {
        public_id: dict(zip(columns, values, strict=True))
        for public_id, *values in relations.values_list(
            "policy__public_id", *(f"to_policy__{name}" for name in columns)
        )
    }


def _answer(
    pair: tuple[Row, Row | None],
    language: str,
    *,
    on: date,
    official: Collection[UUID],
) -> Answer:
    row, law = pair
    now = standing(_facts(row), on, enacted_as=_facts(law) if law else None)
    decides = law if law and now.enacted else row
    return policy_answer(
        now,
        language,
        confirmed=decides["id"] in official,
        enacted_as=pick(law, "title", language=language).text if law else "",
    )


def _facts(row: Mapping[str, Any]) -> Facts:
    return Facts(**{name: row[name] for name in (*FACTS, RECORDED)})
