"""The facts that stand over and beside the answer of a platform."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from policies.alert.models import Alert
from policies.answers.alert_words import Warned, may_be
from policies.answers.permissions import RANK
from policies.between import held
from policies.exchange.models import Exchange
from policies.licence.models import ClientScopeChoice
from policies.licence.status import UNCERTAIN
from registry.records.kinds import Answer, Granted, Kind
from registry.records.partial_date import bounds
from registry.records.points import Point

HELD = ("licensed", "reported")


def heads(form: Mapping[str, Any], on: date) -> list[Point]:
    """Return who operates a platform on a day, by its public form; no query.

    Nothing for other kinds, and where nobody surely does.
    """
    rows = held(form, on).get("operators", ())
    return [Point(_("Operated by"), record=row["entity"]) for row in rows]


def points(kind: Kind, public_id: str, *, answer: Answer, on: date) -> list[Point]:
    """Return what a reader asks of a platform, in the active language; one query.

    Since when it is licensed, since when for retail clients, by whom, and whether it
    stands on an alert list. Nothing for other kinds.
    """
    if kind.record is not Exchange:
        return []
    known = sorted(answer["permissions"], key=_place)
    holding = [one for one in known if one["tag"] in HELD]
    return [
        _licensed(holding),
        _retail(holding),
        _regulator(known),
        _warned(public_id, on),
    ]


def _licensed(held: list[Granted]) -> Point:
    label = _("Licensed since")
    if not held:
        return Point(label, _("No licence on record on this day"))
    first = held[0]
    return Point(label, day=first["from"] or "", mark=_mark(sure=first["confirmed"]))


def _retail(held: list[Granted]) -> Point:
    """Return since when the first of its licences permits retail clients."""
    label = _("Retail permitted since")
    retail = [one for one in held if one["audience"] == ClientScopeChoice.RETAIL]
    dated = [one for one in retail if one["audience_from"]]
    if dated:
        first = min(dated, key=lambda one: _first_day(one["audience_from"]))
        mark = _mark(sure=first["audience_confirmed"])
        return Point(label, day=first["audience_from"] or "", mark=mark)
    audiences = {one["audience"] for one in held}
    if audiences & {ClientScopeChoice.RETAIL, UNCERTAIN}:
        return Point(label, _("Not certain on this day"))
    if ClientScopeChoice.PROFESSIONAL_ONLY in audiences:
        return Point(label, _("Professional investors only"))
    return Point(
        label, _("Not stated") if held else _("No licence on record on this day")
    )


def _regulator(known: list[Granted]) -> Point:
    label = _("Regulator")
    if not known:
        return Point(label, _("None on record"))
    return Point(label, record=known[0]["regulator"])


def _warned(public_id: str, on: date) -> Point:
    """Return the first warning that stands, else whether one may."""
    label, maybe = _("Alert list"), False
    rows = Alert.objects.filter(exchange__public_id=public_id).order_by("-listed")
    for listed, removed in rows.values_list("listed", "removed"):
        possible = may_be(Warned(listed, removed, "", confirmed=True), on)
        if possible == ("alert",):
            return Point(label, day=listed, mark=_("listed"))
        maybe = maybe or "alert" in possible
    if maybe:
        return Point(label, _("Not certain on this day"))
    return Point(label, _("No warning on record"))


def _mark(*, sure: bool) -> str:
    return "" if sure else _("reported, not confirmed")


def _place(one: Granted) -> tuple[int, date]:
    """Sort by what it permits, the first of these first; what is open comes last."""
    rank = RANK.get(one["tag"], len(RANK))
    return rank, _first_day(one["from"])


def _first_day(literal: str | None) -> date:
    latest = bounds(literal).latest if literal else None
    return latest or date.max
