"""The requirements of rules on a day: which apply, which may, which do not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from policies.answers.policies import policy_answers
from policies.policy.models import Requirement
from policies.themes.cited import Cited, cited, source_of
from registry.records.kinds import Said
from registry.records.themes import Tagged

APPLIES, MAY, NOT = "applies", "may", "not"


@dataclass(frozen=True, slots=True)
class Rule:
    """A requirement, the status of its policy on the day, and its best source."""

    row: Requirement
    stands: str
    status: Tagged
    source: str


def rules(binds: Sequence[str], on: date, *, language: str) -> list[Rule]:
    """Return the requirements that bind any of these, by policy; 6 queries."""
    named = (Q(applies_to_text__contains=f'"{code}"') for code in binds)
    rows = list(
        QuerySet(Requirement)
        .annotate(applies_to_text=Cast("applies_to", TextField()))  # SQLite's JSON
        .filter(reduce(or_, named))
        .select_related("policy", "licence_type")
        .order_by("policy__public_id", "locator", "subject", "pk")
    )
    answers = policy_answers(
        sorted({row.policy.public_id for row in rows}), on=on, language=language
    )
    sources = cited({row.policy_id for row in rows})
    return [
        _rule(row, answers[row.policy.public_id], on=on, sources=sources)
        for row in rows
    ]


def _rule(row: Requirement, answer: Said, *, on: date, sources: Cited) -> Rule:
    """Return a requirement as it stands; none where there was no policy yet."""
    held = NOT if answer["tag"] in (None, "none") else stands(row, on)
    sure = Tagged(answer["tag"] or "none", answer["confirmed"])
    status = Tagged("uncertain", confirmed=False) if held == MAY else sure
    source = source_of(sources, row.policy_id, place=f"requirements/{row.pk}")
    return Rule(row, held, status, source)


def stands(row: Requirement, on: date) -> str:
    """Return whether a requirement applies on the day; both its days are inclusive."""
    if _begins_after(row, on) or _ended_before(row, on):
        return NOT
    begun = not row.valid_from or (row.from_latest and row.from_latest <= on)
    runs = not row.valid_to or (row.to_earliest and row.to_earliest >= on)
    return APPLIES if begun and runs else MAY


def applying(found: Iterable[Rule]) -> list[Rule]:
    """Return the rules that apply on the day, or may."""
    return [rule for rule in found if rule.stands != NOT]


def _begins_after(row: Requirement, on: date) -> bool:
    return row.from_earliest is not None and row.from_earliest > on


def _ended_before(row: Requirement, on: date) -> bool:
    return row.to_latest is not None and row.to_latest < on
