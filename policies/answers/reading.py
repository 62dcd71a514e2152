"""What answers about licences and their holders rest on, read at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from policies.answers.checks import Checks, looked_in
from policies.answers.coming import next_change
from policies.answers.evidence import Bearings, bearings, weighed
from policies.answers.granted import granted
from policies.answers.permissions import Permission
from policies.answers.staleness import lists_of, only_to, spoken_to
from policies.answers.terms import Terms, activities, lasting
from policies.answers.whole import Checked, whole
from registry.records.checks_told import checks_told
from registry.records.kinds import Answer, Granted, Said
from registry.records.looked import Looked


@dataclass(frozen=True, slots=True)
class Basis:
    """What is said of one record, and what that rests on.

    The keys are of the licences it is permitted by, and of all the evidence is about.
    The lists of `regimes` are looked in; the answer needs those on which whoever bears
    one of `tags` would stand, save for days up to `known_to`. `unseen` says that it is
    said of the day a list last showed it, not of the day asked. `dates` are literals.
    """

    said: Said
    licences: Sequence[UUID]
    records: Sequence[UUID]
    regimes: frozenset[str]
    tags: frozenset[str]
    known_to: date | None = None
    unseen: bool = False
    dates: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """The official lists as they stand on a day: to which day we can speak by them."""

    on: date
    language: str
    lists: Sequence[Looked]

    def said(self, basis: Basis) -> Said:
        """Return what is said, and to which day, where a list is overdue; no query."""
        return self._to(self._until(basis), basis.said)

    def _to(self, until: date | None, said: Said) -> Said:
        return only_to(said, until, language=self.language) if until else said

    def _checks(self, basis: Basis) -> Checks:
        return Checks(self.on, lists_of(self.lists, basis.regimes))

    def _until(self, basis: Basis) -> date | None:
        tags = () if basis.unseen else basis.tags
        return spoken_to(self._checks(basis), tags, known_to=basis.known_to)


@dataclass(frozen=True, slots=True)
class Reading(Listed):
    """Licences as they stand on a day, and what bears on the answers about them."""

    now: Mapping[UUID, Permission]
    covered: Terms
    bearing: Bearings

    def answer(self, basis: Basis) -> Answer:
        """Return the whole answer; no query."""
        until = self._until(basis)
        return whole(
            self._to(until, basis.said),
            evidence=weighed(*(self.bearing.get(key, ()) for key in basis.records)),
            permissions=self._granted(basis.licences),
            checked=Checked(
                checks_told(self._checks(basis).lists),
                stale=basis.unseen or until is not None,
            ),
            next_change=next_change(self._dates(basis), self.on),
        )

    def _granted(self, licences: Iterable[UUID]) -> Iterator[Granted]:
        for key in licences:
            if key in self.now:
                terms = lasting(self.covered.get(key, ()), self.on)
                covered = [term.what for term in terms]
                if found := granted(self.now[key], self.on, activities=covered):
                    yield found

    def _dates(self, basis: Basis) -> Iterator[str]:
        yield from basis.dates
        for key in basis.licences:
            if key in self.now:
                yield from (event.day for event in self.now[key].events)
            for term in self.covered.get(key, ()):
                yield from (term.first, term.last)


def listed(on: date, language: str) -> Listed:
    """Return what says how far a thing can be said; 2 queries."""
    return Listed(on, language, looked_in(on, language))


def read(
    now: Mapping[UUID, Permission],
    records: Mapping[UUID, str],
    *,
    on: date,
    language: str,
) -> Reading:
    """Return what bears on answers about these licences; 5 queries.

    `records` maps the key of each record the evidence is about to its public id.
    """
    return Reading(
        on=on,
        language=language,
        now=now,
        covered=activities(now),
        bearing=bearings(records),
        lists=looked_in(on, language),
    )
