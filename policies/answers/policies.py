"""The answers of policies, read from the live register."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any
from uuid import UUID

from policies.answers.coming import next_change
from policies.answers.evidence import Bearings, bearings, cited, is_official, weighed
from policies.answers.policy_words import policy_answer
from policies.answers.whole import whole
from policies.policy.models import Policy, PolicyRelation, Requirement
from policies.policy.standing import Facts, standing
from policies.policy.vocabulary import Relation
from registry.clock import hong_kong_day
from registry.ledger.models import Entry
from registry.records.kinds import Answer, Said
from registry.records.names import in_languages, pick

RECORDED = "known_from"  # read from the ledger, every other fact from a column
FACTS = tuple(field.name for field in fields(Facts) if field.name != RECORDED)
DATES = tuple(name for name in FACTS if name not in ("type", "stage", "force"))
TITLES = in_languages("title")
DECIDING = ("stage", "force")  # what an official source must vouch for

Row = dict[str, Any]  # columns of a policy by name
Pair = tuple[Row, Row | None]  # a policy, and what it was enacted as


def policy_answers(
    public_ids: Sequence[str], *, on: date, language: str
) -> dict[str, Answer]:
    """Return {public id: answer} of policies; 6 queries."""
    pairs = _pairs(public_ids, on)
    bearing = bearings(_keys(pairs))
    ruled = _ruled(row["id"] for row, _law in pairs)
    return {
        row["public_id"]: whole(
            _said((row, law), language, on=on, bearing=bearing),
            evidence=weighed(bearing.get(row["id"], ())),
            next_change=next_change(
                [*(row[name] for name in DATES), *ruled.get(row["id"], ())], on
            ),
        )
        for row, law in pairs
    }


def policy_said(
    public_ids: Sequence[str], *, on: date, language: str
) -> dict[str, Said]:
    """Return {public id: what is said} of policies; 4 queries."""
    pairs = _pairs(public_ids, on)
    bearing = cited(_keys(pairs))
    return {
        pair[0]["public_id"]: _said(pair, language, on=on, bearing=bearing)
        for pair in pairs
    }


def _pairs(public_ids: Sequence[str], on: date) -> list[Pair]:
    """Return the facts of each, and of the law it became; 3 queries."""
    found = Policy.objects.filter(public_id__in=public_ids)
    rows: list[Row] = list(found.values("id", "public_id", *FACTS))
    laws = _enacted(public_ids)
    pairs = [(row, laws.get(row["public_id"])) for row in rows]
    recorded = _recorded(_keys(pairs))
    for row in [*rows, *laws.values()]:
        row[RECORDED] = recorded.get(row["id"], on)  # a draft's: not recorded yet
    return pairs


def _keys(pairs: Iterable[Pair]) -> dict[UUID, str]:
    """Return {key: public id} of policies and of what they became."""
    both = (row for pair in pairs for row in pair if row)
    return {row["id"]: row["public_id"] for row in both}


def _recorded(keys: Iterable[UUID]) -> dict[UUID, date]:
    """Return {key: day in Hong Kong of its first version in the ledger}; one query."""
    first = Entry.objects.filter(record__in=list(keys), version=1)
    return {
        key: hong_kong_day(at) for key, at in first.values_list("record", "recorded_at")
    }


def _ruled(keys: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Return {policy: the days its requirements begin and end, as literals}."""
    found: dict[UUID, list[str]] = defaultdict(list)
    rows = Requirement.objects.filter(policy__in=list(keys))
    for key, *days in rows.values_list("policy_id", "valid_from", "valid_to"):
        found[key] += days
    return found


def _enacted(public_ids: Sequence[str]) -> dict[str, Row]:
    """Return {public id of a bill: columns of what it was enacted as}; one query."""
    columns = ("id", "public_id", *FACTS, *TITLES)
    relations = PolicyRelation.objects.filter(
        policy__public_id__in=public_ids, relation=Relation.ENACTED_AS
    )
    return {
        public_id: dict(zip(columns, values, strict=True))
        for public_id, *values in relations.values_list(
            "policy__public_id", *(f"to_policy__{name}" for name in columns)
        )
    }


def _said(
    pair: Pair,
    language: str,
    *,
    on: date,
    bearing: Bearings,
) -> Said:
    row, law = pair
    now = standing(_facts(row), on, enacted_as=_facts(law) if law else None)
    decides = law if law and now.enacted else row
    return policy_answer(
        now,
        language,
        confirmed=is_official(bearing.get(decides["id"], ()), DECIDING),
        enacted_as=pick(law, "title", language=language).text if law else "",
    )


def _facts(row: Mapping[str, Any]) -> Facts:
    return Facts(**{name: row[name] for name in (*FACTS, RECORDED)})
