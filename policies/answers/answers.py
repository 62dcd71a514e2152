"""Answer for any record on any day, as it stands in the live register."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol

from django.utils import translation

from policies.answers.alerts import alert_answers
from policies.answers.coming import later_changes
from policies.answers.descriptions import (
    ASSETS,
    EVENTS,
    LICENCE_TYPES,
    REGULATORS,
    SOURCES,
)
from policies.answers.gone import told_of_all
from policies.answers.holders import entity_answers, exchange_answers
from policies.answers.licences import licence_answers
from policies.answers.official_lists import list_answers
from policies.answers.policies import policy_answers
from policies.answers.whole import blank, whole
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
        """Return {public id: Answer}, at most 13 queries for any number of live ids.

        One that was merged answers as the record it became part of, one that was
        withdrawn says so: these cost two more, and as many again for each record that
        was merged on. An id never given, and a kind nobody answers for, get a blank
        answer.
        """
        if kind.slug not in self.by_slug or not public_ids:
            return {public_id: blank() for public_id in public_ids}
        tell = partial(self.by_slug[kind.slug], on=on, language=language)
        with translation.override(language):
            found = told_of_all(public_ids, tell, whole=whole, language=language)
        later = later_changes(found, on)
        for public_id, answer in found.items():
            answer["later_changes"] = later.get(public_id, 0)
        return {public_id: found.get(public_id) or blank() for public_id in public_ids}


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
