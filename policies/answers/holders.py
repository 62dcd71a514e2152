"""Exchanges and legal entities: the answers of whoever holds licences."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import chain
from uuid import UUID

from django.db.models import Q

from policies.answers.alert_words import warning_first
from policies.answers.alerts import warnings_of
from policies.answers.licence_words import holder_answer
from policies.answers.licences import standings
from policies.answers.permissions import Permission
from policies.exchange.models import Exchange, Operator
from policies.licence.models import Licence
from policies.licence.status import NOTHING
from registry.records.kinds import Answer

Held = dict[str, dict[UUID, str]]  # holder's public id → {licence: regime}


def exchange_answers(
    public_ids: Sequence[str], *, on: date, language: str
) -> dict[str, Answer]:
    """Return {public id: answer} of exchanges; 5 queries."""
    rows = Exchange.objects.filter(public_id__in=public_ids)
    platforms = {
        public_id: [key] for public_id, key in rows.values_list("public_id", "id")
    }
    return _answers(platforms, licences_of(platforms), on=on, language=language)


def entity_answers(
    public_ids: Sequence[str], *, on: date, language: str
) -> dict[str, Answer]:
    """Return {public id: answer} of entities, as their exchanges and own licences do.

    An exchange counts where the entity operated it on the day, or may have. 6 queries.
    """
    platforms: dict[str, list[UUID]] = {public_id: [] for public_id in public_ids}
    operated = Operator.objects.filter(
        Q(from_earliest__isnull=True) | Q(from_earliest__lte=on),
        Q(to_latest__isnull=True) | Q(to_latest__gte=on),
        entity__public_id__in=public_ids,
    )
    for public_id, key in operated.values_list("entity__public_id", "exchange_id"):
        platforms[public_id].append(key)
    held = licences_of(platforms)
    own = Licence.objects.filter(holder__public_id__in=public_ids)
    for public_id, key, regime in own.values_list("holder__public_id", "id", "regime"):
        held[public_id][key] = regime
    return _answers(platforms, held, on=on, language=language)


def licences_of(platforms: dict[str, list[UUID]]) -> Held:
    """Return the licences that cover these platforms, in order of id; one query."""
    keys = set(chain.from_iterable(platforms.values()))
    links = Licence.objects.filter(exchanges__in=keys).order_by("public_id")
    of_platform: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    for platform, licence, regime in links.values_list("exchanges", "id", "regime"):
        of_platform[platform][licence] = regime
    return {
        public_id: {
            licence: regime
            for platform in operated
            for licence, regime in of_platform[platform].items()
        }
        for public_id, operated in platforms.items()
    }


def permissions(held: Held, on: date) -> dict[str, list[Permission]]:
    """Return {public id: what it holds, as it stands on the day}; one query."""
    now = standings(set(chain.from_iterable(held.values())), on)
    return {
        public_id: [
            Permission(now.get(licence, NOTHING), regime)
            for licence, regime in licences.items()
        ]
        for public_id, licences in held.items()
    }


def _answers(
    platforms: dict[str, list[UUID]], held: Held, *, on: date, language: str
) -> dict[str, Answer]:
    keys = list(chain.from_iterable(platforms.values()))
    warnings = warnings_of(keys, language)
    found = {}
    for public_id, known in permissions(held, on).items():
        listed = [w for key in platforms[public_id] for w in warnings.get(key, ())]
        answer = holder_answer(known, language)
        found[public_id] = warning_first(answer, listed, on=on, language=language)
    return found
