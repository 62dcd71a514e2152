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
from policies.answers.licences import permissions
from policies.answers.permissions import Permission
from policies.exchange.models import Exchange, Operator
from policies.licence.models import Licence
from registry.records.kinds import Answer

Held = dict[str, list[UUID]]  # holder's public id → its licences


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
    for public_id, key in own.values_list("holder__public_id", "id"):
        held[public_id].append(key)
    return _answers(platforms, held, on=on, language=language)


def licences_of(platforms: dict[str, list[UUID]]) -> Held:
    """Return the licences that cover these platforms, in order of id; one query."""
    keys = set(chain.from_iterable(platforms.values()))
    links = Licence.objects.filter(exchanges__in=keys).order_by("public_id")
    covering: dict[UUID, list[UUID]] = defaultdict(list)
    for platform, licence in links.values_list("exchanges", "id"):
        covering[platform].append(licence)
    return {
        public_id: [licence for platform in operated for licence in covering[platform]]
        for public_id, operated in platforms.items()
    }


def held_on(held: Held, on: date) -> dict[str, list[Permission]]:
    """Return {public id: what it holds, each once, as it stands then}; one query."""
    now = permissions(chain.from_iterable(held.values()), on)
    return {
        public_id: [now[key] for key in dict.fromkeys(licences) if key in now]
        for public_id, licences in held.items()
    }


def _answers(
    platforms: dict[str, list[UUID]], held: Held, *, on: date, language: str
) -> dict[str, Answer]:
    keys = list(chain.from_iterable(platforms.values()))
    warnings = warnings_of(keys, language)
    found = {}
    for public_id, known in held_on(held, on).items():
        listed = [w for key in platforms[public_id] for w in warnings.get(key, ())]
        answer = holder_answer(known, language)
        found[public_id] = warning_first(answer, listed, on=on, language=language)
    return found
