"""Exchanges and legal entities: the answers of whoever holds licences."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from uuid import UUID

from django.db.models import Q

from policies.answers.alert_words import Warned, may_stand, stands, warning_first
from policies.answers.alerts import Row, by_platform, warning_rows
from policies.answers.evidence import Bearings, cited
from policies.answers.licence_words import holder_answer
from policies.answers.licences import permissions
from policies.answers.permissions import ENDED, Permission, choose
from policies.answers.reading import Basis, listed, read
from policies.entity.models import LegalEntity
from policies.exchange.models import Exchange, Operator
from policies.licence.models import Licence
from policies.licence.vocabulary import Regime
from registry.records.kinds import Answer, Said

Held = dict[str, list[UUID]]  # holder's public id → its licences
Keys = dict[str, UUID]  # public id → key
Platforms = Mapping[str, Sequence[UUID]]  # holder's public id → the platforms it runs


def exchange_answers(
    public_ids: Sequence[str], *, on: date, language: str
) -> dict[str, Answer]:
    """Return {public id: answer} of exchanges; 9 queries."""
    return _answers(_exchanges(public_ids), on, language=language)


def exchange_said(
    public_ids: Sequence[str], *, on: date, language: str
) -> dict[str, Said]:
    """Return {public id: what is said} of exchanges; 7 queries."""
    return _said(_exchanges(public_ids), on, language=language)


def entity_answers(
    public_ids: Sequence[str], *, on: date, language: str
) -> dict[str, Answer]:
    """Return {public id: answer} of entities, as their exchanges and own licences do.

    An exchange counts where the entity operated it on the day, or may have. 11 queries.
    """
    return _answers(_entities(public_ids, on), on, language=language)


def entity_said(
    public_ids: Sequence[str], *, on: date, language: str
) -> dict[str, Said]:
    """Return {public id: what is said} of entities; 9 queries."""
    return _said(_entities(public_ids, on), on, language=language)


@dataclass(frozen=True, slots=True)
class Holders:
    """Whoever may hold licences, by public id: keys, platforms, licences."""

    keys: Keys
    platforms: Platforms
    held: Held


def _exchanges(public_ids: Sequence[str]) -> Holders:
    rows = Exchange.objects.filter(public_id__in=public_ids)
    keys = dict(rows.values_list("public_id", "id"))
    platforms = {public_id: [key] for public_id, key in keys.items()}
    return Holders(keys, platforms, licences_of(platforms))


def _entities(public_ids: Sequence[str], on: date) -> Holders:
    rows = LegalEntity.objects.filter(public_id__in=public_ids)
    keys = dict(rows.values_list("public_id", "id"))
    platforms: dict[str, list[UUID]] = {public_id: [] for public_id in keys}
    operated = Operator.objects.filter(
        Q(from_earliest__isnull=True) | Q(from_earliest__lte=on),
        Q(to_latest__isnull=True) | Q(to_latest__gte=on),
        entity__in=list(keys.values()),
    )
    for public_id, key in operated.values_list("entity__public_id", "exchange_id"):
        platforms[public_id].append(key)
    held = licences_of(platforms)
    own = Licence.objects.filter(holder__in=list(keys.values()))
    for public_id, key in own.values_list("holder__public_id", "id"):
        held[public_id].append(key)
    return Holders(keys, platforms, held)


def licences_of(platforms: Platforms) -> Held:
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


@dataclass(frozen=True, slots=True)
class Holder:
    """Whoever may hold licences: its key, those of its licences, what warns of it."""

    key: UUID
    licences: Sequence[UUID]
    known: Sequence[Permission]
    warnings: Sequence[Warned]
    runs_platforms: bool

    def basis(self, on: date, language: str) -> Basis:
        """Return what is said of it, and what that rests on."""
        chosen = choose(self.known)
        held = holder_answer(self.known, language)
        said = warning_first(held, self.warnings, on=on, language=language)
        alerts = [one.key for one in self.warnings if one.key]
        return Basis(
            said=said,
            licences=self.licences,
            records=[self.key, *self.licences, *alerts],
            regimes=self._regimes(),
            tags=self._tags(chosen, on),
            known_to=chosen.known_to or self._known_to(),
            unseen=chosen.stale and said == held,
            dates=[day for one in self.warnings for day in (one.listed, one.removed)],
        )

    def _known_to(self) -> date | None:
        """Return the last day for which any event of a licence speaks."""
        days = (one.known_to for one in self.known)
        return max((day for day in days if day), default=None)

    def _regimes(self) -> frozenset[str]:
        """Return the regimes in whose lists it would stand."""
        if self.known:
            return frozenset(one.regime for one in self.known)
        return frozenset({Regime.VATP} if self.runs_platforms else Regime.values)

    def _tags(self, chosen: Permission, on: date) -> frozenset[str]:
        """Return as whom it would stand on a list.

        Whoever holds nothing, or nothing any more, may hold something new: a firm that
        is newly licensed is on no list but that of licensed firms.
        """
        if stands(self.warnings, on):
            return frozenset({"alert"})
        warned = {"alert"} if may_stand(self.warnings, on) else set()
        return frozenset({*chosen.standing.possible, "none", *warned} - {*ENDED})


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of some holders on a day: their licences, what warns of them."""

    holders: Holders
    now: Mapping[UUID, Permission]
    alerts: Sequence[Row]

    def records(self) -> dict[UUID, str]:
        """Return {key: public id} of all the evidence is about."""
        found = {key: public_id for public_id, key in self.holders.keys.items()}
        found |= {key: one.licence for key, one in self.now.items()}
        return found | {row["id"]: row["public_id"] for row in self.alerts}

    def bases(
        self, bearing: Bearings, on: date, *, language: str
    ) -> Iterator[tuple[str, Basis]]:
        """Yield the public id of each holder, what is said of it and on what ground."""
        warnings = by_platform(self.alerts, language, bearing=bearing)
        for public_id, key in self.holders.keys.items():
            licences = list(dict.fromkeys(self.holders.held[public_id]))
            run = self.holders.platforms[public_id]
            holder = Holder(
                key,
                licences,
                [self.now[licence] for licence in licences if licence in self.now],
                [warned for platform in run for warned in warnings.get(platform, ())],
                runs_platforms=bool(run),
            )
            yield public_id, holder.basis(on, language)


def _known(holders: Holders, on: date) -> Known:
    """Return what is known of these; 2 queries."""
    now = permissions(chain.from_iterable(holders.held.values()), on)
    alerts = warning_rows(chain.from_iterable(holders.platforms.values()))
    return Known(holders, now, alerts)


def _answers(holders: Holders, on: date, *, language: str) -> dict[str, Answer]:
    known = _known(holders, on)
    reading = read(known.now, known.records(), on=on, language=language)
    bases = known.bases(reading.bearing, on, language=language)
    return {public_id: reading.answer(basis) for public_id, basis in bases}


def _said(holders: Holders, on: date, *, language: str) -> dict[str, Said]:
    known, lists = _known(holders, on), listed(on, language)
    bearing = cited(row["id"] for row in known.alerts)
    bases = known.bases(bearing, on, language=language)
    return {public_id: lists.said(basis) for public_id, basis in bases}
