"""Answer for any record on any day, as it stands in the live register."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils import translation

from policies.answers.alerts import alert_answers
from policies.answers.descriptions import (
    ASSETS,
    EVENTS,
    LICENCE_TYPES,
    REGULATORS,
    SOURCES,
)
from policies.answers.holders import entity_answers, exchange_answers
from policies.answers.licences import licence_answers
from policies.answers.official_lists import list_answers
from policies.answers.policies import policy_answers
from registry.records.kinds import Answer, Kind


class Answering(Protocol):
    """Answer for records of one kind; ids that are not live are left out."""

    def __call__(
        self, public_ids: Sequence[str], *, on: date, language: str
    ) -> dict[str, Answer]:
        """Return {public id: answer} in a fixed number of queries."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Who answers for which kind, by its slug."""

    by_slug: Mapping[str, Answering]

    def __call__(
        self, kind: Kind, public_ids: Sequence[str], on: date, language: str
    ) -> dict[str, Answer]:
        """Return {public id: Answer}, at most 6 queries for any number of ids.

        An id that is not live, and a kind nobody answers for, get a blank answer.
        """
        found: dict[str, Answer] = {}
        if kind.slug in self.by_slug:
            with translation.override(language):
                answer = self.by_slug[kind.slug]
                found = answer(public_ids, on=on, language=language)
        blank = Answer(tag=None, sentence="", confirmed=False)
        return {public_id: found.get(public_id, blank) for public_id in public_ids}


answers = Answers(
    {
        "alerts": alert_answers,
        "assets": ASSETS,
        "entities": entity_answers,
        "events": EVENTS,
        "exchanges": exchange_answers,
        "licence-types": LICENCE_TYPES,
        "licences": licence_answers,
        "official-lists": list_answers,
        "policies": policy_answers,
        "regulators": REGULATORS,
        "sources": SOURCES,
    }
)
