"""By what the change feed is narrowed: each filter is read strictly, or refused."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from registry.api import lookup
from registry.api.addresses import of_list
from registry.api.openapi import SLUG
from registry.api.parameters import Choice, Parameter, Schema, Unreadable
from registry.api.problems import Fault
from registry.changesets.models import Cause
from registry.ledger.models import EntryType
from registry.ledger.scan import Wanted
from registry.records.kinds import Kind, catalogue, kind_by_slug, kinds
from registry.search.filters import LONGEST_KEY


@dataclass(frozen=True, slots=True)
class Key(Parameter):
    """What names a record: its public id, or a slug it has or had."""

    def read(self, text: str) -> str:
        """Return it as it is."""
        if len(text) > LONGEST_KEY or not re.fullmatch(SLUG["pattern"], text):
            raise Unreadable(_("This is neither a public id nor a slug."))
        return text

    def allowed(self) -> list[str]:
        """Return what may be given, in words."""
        return [_("a public id or a slug")]

    def schema(self) -> Schema:
        """Return the JSON Schema of the text."""
        return {**SLUG, "maxLength": LONGEST_KEY}


KIND = Choice(
    "kind",
    "Only entries of records of this kind.",
    values=tuple(kind.slug for kind in kinds()),
)
RECORD = Key("record", "Only entries of this record: public id or slug.")
CAUSE = Choice("cause", "Only entries with this cause.", values=tuple(Cause.values))
TYPE = Choice("type", "Only entries of this type.", values=tuple(EntryType.values))
CONCERNING = tuple(
    Key(
        name,
        "Only entries of records that name it, or did until then: public id or slug of"
        f" one of the {slug}.",
    )
    for name, slug in catalogue().concerning.items()
)
LATEST = Choice(
    "latest",
    "1: of each record only its newest entry, up to upto; filters then narrow these.",
    values=("1",),
)
FILTERS: tuple[Parameter, ...] = (KIND, RECORD, *CONCERNING, CAUSE, TYPE, LATEST)


def narrowed(values: Mapping[str, Any]) -> tuple[Wanted, list[Fault]]:
    """Return which entries are wanted, and what is wrong with the records named.

    The queries of `lookup.ids_of` for each record that is named.
    """
    kind, places = values["kind"], catalogue().concerning
    among = {RECORD.name: [kind_by_slug()[kind]] if kind else [*kinds()]}
    among |= {name: [kind_by_slug()[slug]] for name, slug in places.items()}
    found: dict[str, str] = {}
    faults = []
    for name in (name for name in among if values[name]):
        ids = sorted(lookup.ids_of(values[name], among[name]))
        if len(ids) == 1:
            found[name] = ids[0]
        else:
            faults.append(_fault(name, ids, among=among[name]))
    columns = {"public_id": found.pop(RECORD.name, None)}
    columns |= {name: values[name] for name in ("kind", "cause", "type")}
    given = {name: value for name, value in columns.items() if value}
    return Wanted(given, tuple(found.values()), bool(values[LATEST.name])), faults


def _fault(name: str, ids: list[str], *, among: Sequence[Kind]) -> Fault:
    """Return that no record is named, or which ones are."""
    if ids:
        return Fault(name, _("Several records have this slug: give a public id."), ids)
    where = ", ".join(of_list(kind.slug) for kind in among)
    detail = _("No record here has this public id or slug.")
    return Fault(
        name, detail, [_("a public id or slug of %(where)s") % {"where": where}]
    )
