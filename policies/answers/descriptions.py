"""What a record is, of the kinds that have no status."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from policies.answers.coming import next_change
from policies.answers.evidence import Bearing, bearings, cited, is_official, weighed
from policies.answers.tags import doubt
from policies.answers.whole import whole
from policies.answers.wording import day_words, joined
from policies.asset.models import Asset
from policies.event.models import Event
from policies.licence_type.models import LicenceType, LicenceTypeState
from policies.regulator.models import Regulator
from registry.citations.models import Source
from registry.citations.vocabulary import TIERS, PublisherKind
from registry.records.kinds import Answer, Said
from registry.records.models import Record
from registry.records.partial_date import bounds
from registry.records.steps import Step, standing

LEAST_OFFICIAL = TIERS[PublisherKind.COURT]  # the last tier that is an authority's


@dataclass(frozen=True, slots=True)
class Asked:
    """The day and the language an answer is asked for."""

    on: date
    language: str


@dataclass(frozen=True, slots=True)
class Description:
    """How the records of a kind are described: 3 queries for any number of them.

    An official source must vouch for one of `fields`, or for any where none is named.
    `dates` are columns of partial dates.
    """

    model: type[Record]
    say: Callable[[Any, Asked], str]
    fields: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()

    def __call__(
        self, public_ids: Sequence[str], *, on: date, language: str
    ) -> dict[str, Answer]:
        """Return {public id: answer without a tag}."""
        rows = self._rows(public_ids)
        bearing = bearings({row.pk: row.public_id for row in rows})
        asked = Asked(on, language)
        return {
            row.public_id: whole(
                self._said(row, asked, found),
                evidence=weighed(found),
                next_change=next_change((getattr(row, d) for d in self.dates), on),
            )
            for row in rows
            for found in [bearing.get(row.pk, ())]
        }

    def said(
        self, public_ids: Sequence[str], *, on: date, language: str
    ) -> dict[str, Said]:
        """Return {public id: what is said}; 2 queries."""
        rows = self._rows(public_ids)
        bearing, asked = cited(row.pk for row in rows), Asked(on, language)
        return {
            row.public_id: self._said(row, asked, bearing.get(row.pk, ()))
            for row in rows
        }

    def _rows(self, public_ids: Sequence[str]) -> list[Record]:
        return list(self.model.objects.filter(public_id__in=public_ids))

    def _said(self, row: Record, asked: Asked, found: Iterable[Bearing]) -> Said:
        confirmed = isinstance(row, Source) or is_official(found, self.fields)
        return Said(tag=None, sentence=self.say(row, asked), confirmed=confirmed)


def _regulator(row: Regulator, _asked: Asked) -> str:
    place = row.get_jurisdiction_display()
    return _("%(type)s (%(place)s).") % {"type": row.get_type_display(), "place": place}


def _licence_type(row: LicenceType, asked: Asked) -> str:
    if row.state == LicenceTypeState.PLANNED:
        return _("Planned, not in force.")
    if row.state == LicenceTypeState.DROPPED:
        return _("Proposed and dropped, never in force.")
    may_be = _in_force(row.effective, asked.on)
    if len(may_be) > 1:
        return doubt(may_be)
    day = {"day": day_words(row.effective, asked.language)}
    if may_be == ("in-force",):
        return _("In force in Hong Kong since %(day)s.") % day
    return _("Not in force on this day. In force since: %(day)s.") % day


def _in_force(effective: str, on: date) -> tuple[str, ...]:
    """Return the tags possible on the day; without a day on record it is in force."""
    if not effective:
        return ("in-force",)
    known = bounds(effective)
    steps = [Step("in-force", known.earliest, known.latest)]
    return tuple(tag or "made" for tag in standing(steps, on))


def _event(row: Event, asked: Asked) -> str:
    words = {"type": row.get_type_display()}
    words["first"] = day_words(row.date_from, asked.language)
    if not row.date_to:
        return _("%(type)s: %(first)s.") % words
    words["last"] = day_words(row.date_to, asked.language)
    return _("%(type)s: from %(first)s to %(last)s.") % words


def _asset(row: Asset, asked: Asked) -> str:
    symbol = _("Symbol: %(symbol)s.") % {"symbol": row.symbol} if row.symbol else ""
    if not row.asset_class:
        what = _("A token. Its class in Hong Kong rules is not on record.")
    else:
        what = _("%(class)s in Hong Kong rules.") % {
            "class": row.get_asset_class_display()
        }
    return joined(filter(None, [what, symbol]), asked.language)


def _source(row: Source, _asked: Asked) -> str:
    words = {"kind": row.get_publisher_kind_display(), "publisher": row.publisher}
    if row.tier <= LEAST_OFFICIAL:
        return _("Official source. %(kind)s: %(publisher)s.") % words
    return _("Secondary source. %(kind)s: %(publisher)s.") % words


REGULATORS = Description(Regulator, _regulator)
LICENCE_TYPES = Description(LicenceType, _licence_type, ("state",), ("effective",))
ASSETS = Description(Asset, _asset, ("asset_class",))
EVENTS = Description(Event, _event, ("date_from",), ("date_from", "date_to"))
SOURCES = Description(Source, _source)
