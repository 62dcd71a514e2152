"""Everything that happened on a day, of whatever kind, for the timeline."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from policies.alert.models import Alert
from policies.event.models import Event, EventKind
from policies.licence.models import Licence, StatusEvent
from policies.licence.vocabulary import Status
from policies.pictures.roles import FIRM, GOVERNMENT, GROUPS, role_of
from policies.pictures.steps_of import day_of
from policies.policy.models import Policy
from policies.policy.vocabulary import Force, Weight
from policies.regulator.models import Regulator
from registry.citations.models import Citation
from registry.citations.vocabulary import Stance
from registry.history.labels import column_label
from registry.records.names import Text, pick
from registry.records.partial_date import Bounds, bounds

NO_RULE = {Force.INFORMATIONAL, Force.STATED_TARGET}
APPLICATION = {
    *(Status.SUBMITTED, Status.IN_PRINCIPLE, Status.DEEMED, Status.RETURNED),
    *(Status.REFUSED, Status.WITHDRAWN, Status.LAPSED, Status.CLOSING),
}
DOCUMENTS = ("announced", "gazetted", "introduced", "passed", "concluded")


@dataclass(frozen=True, slots=True)
class Moment:
    """What happened: its shape, its day, who acted in which role, of which record.

    `path` is that of the date; `sources` are counted, `disputed` where one contradicts.
    """

    shape: str
    literal: str
    label: Text
    what: str
    record: tuple[str, str]
    key: UUID
    path: str
    actors: tuple[tuple[str, str], ...]  # (slug of the regulator or blank, role)
    sources: int = 0
    disputed: bool = False

    @property
    def day(self) -> Bounds:
        """Return the first and last day it may have been."""
        return bounds(self.literal)

    def roles(self, actor: str) -> set[str]:
        """Return the roles in which one acted; blank: anybody.

        One is given by the slug of an authority, or by the code of a group.
        """
        group = GROUPS.get(actor)
        return {
            role
            for slug, role in self.actors
            if not actor or (role == group if group else slug == actor)
        }


def happened(language: str) -> list[Moment]:
    """Return all that happened, undated things left out; 8 queries."""
    found = [
        *_policies(language),
        *_licences(language),
        *_events(language),
        *_alerts(language),
    ]
    evidence = _evidence(moment.key for moment in found)
    return [_cited(moment, evidence) for moment in found]


def _policies(language: str) -> Iterator[Moment]:
    for policy in Policy.objects.prefetch_related("issuers"):
        issuers = [_actor(issuer) for issuer in policy.issuers.all()]
        for name, shape in _dates(policy):
            yield Moment(
                shape=shape,
                literal=getattr(policy, name),
                label=pick(vars(policy), "title", language=language),
                what=column_label(Policy, name),
                record=("policies", policy.slug),
                key=policy.pk,
                path=name,
                actors=tuple(dict.fromkeys(issuers)) or (("", GOVERNMENT),),
            )


def _dates(policy: Policy) -> Iterator[tuple[str, str]]:
    """Yield (name of the date, shape) of a policy; a day said twice only once."""
    news = policy.weight == Weight.ANNOUNCEMENT
    starts = policy.effective and policy.force not in NO_RULE
    if starts:
        yield "effective", "square"
    said = {policy.effective} if starts else set()
    for name in DOCUMENTS:
        literal = getattr(policy, name)
        if literal and literal not in said:
            said.add(literal)
            yield name, "ring" if news else "diamond"


def _licences(language: str) -> Iterator[Moment]:
    licences = {
        licence.pk: licence
        for licence in Licence.objects.select_related("holder").prefetch_related(
            "exchanges"
        )
    }
    for row in StatusEvent.objects.order_by("licence", "position"):
        licence = licences.get(row.licence_id)
        if licence and (literal := day_of(row)):
            yield Moment(
                shape="dashed" if row.status in APPLICATION else "disc",
                literal=literal,
                label=_holder(licence, language),
                what=str(row.get_status_display()),
                record=("licences", licence.slug),
                key=licence.pk,
                path=f"status_events/{row.pk}",
                actors=(("", FIRM),),
            )


def _holder(licence: Licence, language: str) -> Text:
    """Return the name of the platform, of the holder where there is none."""
    named: Any = next(iter(licence.exchanges.all()), licence.holder)
    return pick(vars(named), "name", language=language) if named else Text("", "en")


def _events(language: str) -> Iterator[Moment]:
    for event in Event.objects.select_related("regulator"):
        is_list = event.type == EventKind.LIST_PUBLICATION
        yield Moment(
            shape="diamond" if is_list else "ring",
            literal=event.date_from,
            label=pick(vars(event), "title", language=language),
            what=str(event.get_type_display()),
            record=("events", event.slug),
            key=event.pk,
            path="date_from",
            actors=(_actor(event.regulator),),
        )


def _alerts(language: str) -> Iterator[Moment]:
    for alert in Alert.objects.select_related("regulator"):
        yield Moment(
            shape="ring",
            literal=alert.listed,
            label=pick(vars(alert), "name", language=language),
            what=str(alert.get_type_display()),
            record=("alerts", alert.slug),
            key=alert.pk,
            path="listed",
            actors=(_actor(alert.regulator),),
        )


def _actor(regulator: Regulator | None) -> tuple[str, str]:
    return (regulator.slug, role_of(regulator)) if regulator else ("", GOVERNMENT)


Evidence = Mapping[UUID, list[tuple[list[str], str, UUID]]]


def _evidence(keys: Iterable[UUID]) -> Evidence:
    """Return {record: (paths, stance, source) of its citations}; one query."""
    found: dict[UUID, list[tuple[list[str], str, UUID]]] = defaultdict(list)
    rows = Citation.objects.filter(object_id__in=set(keys))
    for key, *told in rows.values_list("object_id", "fields", "stance", "source"):
        found[key].append((told[0], told[1], told[2]))
    return found


def _cited(moment: Moment, evidence: Evidence) -> Moment:
    bearing = [
        (stance, source)
        for paths, stance, source in evidence.get(moment.key, ())
        if any(
            path == moment.path or path.startswith(f"{moment.path}/") for path in paths
        )
    ]
    return replace(
        moment,
        sources=len({source for _stance, source in bearing}),
        disputed=any(stance == Stance.CONTRADICTS for stance, _source in bearing),
    )
