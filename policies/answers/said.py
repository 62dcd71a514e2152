"""Say in a sentence how any record stands on any day, without what that rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol

from django.utils import translation

from policies.answers.alerts import alert_said
from policies.answers.descriptions import (
    ASSETS,
    EVENTS,
    LICENCE_TYPES,
    REGULATORS,
    SOURCES,
)
from policies.answers.gone import told_of_all
from policies.answers.holders import entity_said, exchange_said
from policies.answers.licences import licence_said
from policies.answers.official_lists import list_said
from policies.answers.policies import policy_said
from policies.answers.whole import nothing_said
from registry.records.kinds import Kind, Said


class Saying(Protocol):
    """Say what holds of records of one kind; ids that are not live are left out."""

    def __call__(
        self, public_ids: Sequence[str], *, on: date, language: str
    ) -> dict[str, Said]:
        """Return {public id: what is said} in a fixed number of queries."""


@dataclass(frozen=True, slots=True)
class Sayings:
    """Who says what holds of which kind, by its slug."""

    by_slug: Mapping[str, Saying]

    def __call__(
        self, kind: Kind, public_ids: Sequence[str], on: date, language: str
    ) -> dict[str, Said]:
        """Return {public id: what its answer says}, at most 9 queries for live ids.

        Tag, sentence and mark of the whole answer, word for word, at about half of
        its cost; see `policies.answers.answers` for records that left.
        """
        if kind.slug not in self.by_slug or not public_ids:
            return {public_id: nothing_said() for public_id in public_ids}
        tell = partial(self.by_slug[kind.slug], on=on, language=language)
        with translation.override(language):
            found = told_of_all(public_ids, tell, whole=_alone, language=language)
        return {
            public_id: found.get(public_id) or nothing_said()
            for public_id in public_ids
        }


def _alone(said: Said) -> Said:
    return said


said = Sayings(
    {
        "alerts": alert_said,
        "assets": ASSETS.said,
        "entities": entity_said,
        "events": EVENTS.said,
        "exchanges": exchange_said,
        "licence-types": LICENCE_TYPES.said,
        "licences": licence_said,
        "official-lists": list_said,
        "policies": policy_said,
        "regulators": REGULATORS.said,
        "sources": SOURCES.said,
    }
)
