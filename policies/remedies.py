"""Whom a reader can turn to: those who enforce the law, as far as we hold a site."""

from policies.regulator.models import Regulator, RegulatorType
from registry.records.names import in_languages, pick
from registry.records.remedies import Remedy


def remedies(language: str) -> list[Remedy]:
    """Return the authorities that take reports of offences; one query."""
    rows = Regulator.objects.filter(type=RegulatorType.LAW_ENFORCEMENT)
    rows = rows.exclude(website="").order_by("public_id")
    columns = ("public_id", "website", *in_languages("name"))
    return [
        Remedy(pick(row, "name", language=language), row["website"], row["public_id"])
        for row in rows.values(*columns)
    ]
