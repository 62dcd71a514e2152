"""What the page of an authority adds: what it issued, and the lists it keeps."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from policies.alert.models import Alert
from policies.answers.checks import looked_in
from policies.licence.models import Licence
from policies.official_list.models import OfficialList
from policies.policy.models import Policy
from policies.regulator.models import Regulator
from registry.records.looked import Looked
from registry.records.themes import Cell, Field, Row, Section, Words


def regulator_extras(
    public_id: str, on: date, *, answer: Mapping[str, Any], language: str
) -> tuple[Section, ...]:
    """Return the counts and the lists of an authority, if it has any; 7 queries."""
    del answer  # it has no standing
    slug = Regulator.objects.values_list("slug", flat=True).get(public_id=public_id)
    by = {"regulator__public_id": public_id}
    counts = (
        (_("Policies it issued"), "policies", "issuers", _policies(public_id)),
        (_("Licences"), "licences", "regulator", Licence.objects.filter(**by).count()),
        (_("Alerts"), "alerts", "regulator", Alert.objects.filter(**by).count()),
    )
    rows = tuple(
        _count(label, f"{kind}?{name}={slug}", count=count)
        for label, kind, name, count in counts
        if count
    )
    columns = (_("What"), _("On record"))
    own = Section(title=_("What it stands for here"), columns=columns, rows=rows)
    found = [own] if rows else []
    kept = set(OfficialList.objects.filter(**by).values_list("public_id", flat=True))
    if kept:
        lists = [one for one in looked_in(on, language) if one.public_id in kept]
        found.append(_lists(lists))
    return tuple(found)


def _policies(public_id: str) -> int:
    return Policy.objects.filter(issuers__public_id=public_id).count()


def _count(label: str, listed: str, *, count: int) -> Row:
    head = Field((Cell(words=(Words(label),), listed=listed),))
    return Row(head, (Field((Cell(words=(Words(str(count)),)),)),))


def _lists(found: list[Looked]) -> Section:
    return Section(
        title=_("Lists of it that we look in"),
        columns=(_("Official list"), _("Last looked in"), _("What it held")),
        rows=tuple(map(_list, found)),
    )


def _list(one: Looked) -> Row:
    head = Field((Cell(record=one.public_id),))
    if one.seen is None:
        return Row(head, (Field((Cell(words=(Words(_("not yet")),)),)), Field()))
    overdue = (Words(_("overdue")),) if one.overdue else ()
    seen = Cell(day=one.seen.day.isoformat(), words=overdue)
    held = Cell(words=(Words(one.seen.result, "en"),))
    return Row(head, (Field((seen,)), Field((held,))))
