"""What an editor types to add the smallest record of each kind, with its parts."""

from typing import Any

from registry.records.kinds import Kind
from tests.forms import Form, open_form
from tests.makers import (
    a_licence_type,
    a_policy,
    a_regulator,
    an_entity,
    an_exchange,
    evidence,
)

LEI = "529900T8BM49AURSDO55"  # an example whose check digits hold (ISO 17442)

# kind → what goes into its own fields, those of them that want a citation, and a row
# (prefix, values) of each part that is tried
TYPED: dict[str, tuple[dict[str, Any], list[str], dict[str, dict[str, Any]]]] = {
    "regulators": (
        {"name_en": "Securities and Futures Commission", "type": "statutory_regulator"},
        ["name_en", "type"],
        {},
    ),
    "policies": (
        {"title_en": "A circular", "type": "circular", "stage": "issued",
         "issuers": [a_regulator]},
        ["title_en", "stage", "issuers"],
        {"requirements": {"subject": "cold storage", "rule": "Keep it cold.",
                          "comparator": "at_least", "value": "98",
                          "applies_to": "vatp_operator"},
         "relations": {"relation": "amends", "to_policy": a_policy}},
    ),
    "licences": (
        {"regulator": a_regulator, "regime": "vatp", "exchanges": [an_exchange]},
        ["regulator", "regime", "exchanges"],
        {"status_events": {"position": "1", "status": "submitted",
                           "effective": "2023-06-01"},
         "activities": {"licence_type": a_licence_type},
         "conditions": {"condition": "Serve professional investors only."}},
    ),
    "exchanges": (
        {"name_en": "Platform"},
        ["name_en"],
        {"addresses": {"kind": "domain", "address": "platform.example"},
         "operators": {"entity": an_entity},
         "client_scopes": {"scope": "professional_only"},
         "names": {"name": "Before", "kind": "former"}},
    ),
    "entities": (
        {"name_en": "Operator Limited", "lei": LEI},
        ["name_en", "lei"],
        {"former_names": {"name": "Former Name Limited"}},
    ),
    "licence-types": (
        {"name_en": "Dealing", "state": "planned", "licensor": a_regulator},
        ["name_en", "state", "licensor"],
        {},
    ),
    "alerts": (
        {"name_en": "Imitator", "type": "fraud_alert", "listed": "2024-02-01",
         "regulator": a_regulator},
        ["name_en", "type", "listed", "regulator"],
        {"domains": {"domain": "imitator.example"}},
    ),
    "assets": (
        {"name_en": "Token", "symbol": "TKN"},
        ["name_en", "symbol"],
        {"admissions": {"exchange": an_exchange, "client_scope": "retail"}},
    ),
    "official-lists": (
        {"name_en": "List of platforms", "shows": "licensed", "regimes": "vatp",
         "regulator": a_regulator, "days_between_checks": "7"},
        ["name_en", "regulator"],
        {"checks": {"checked_on": "2026-05-29", "time": "09:30",
                    "result": "13 platforms.", "entries_count": "13"}},
    ),
    "events": (
        {"title_en": "The regime begins", "type": "milestone",
         "date_from": "2023-06-01"},
        ["title_en", "date_from"],
        {},
    ),
    "sources": (
        {"title": "A document", "publisher": "A publisher",
         "publisher_kind": "regulator", "tier": "3"},
        [],
        {"claims": {"statement": "It is so.", "verdict": "correct"}},
    ),
}  # fmt: skip


def adding(client: Any, kind: Kind) -> Form:
    """Return the add form of a kind, filled in, with its evidence and reason."""
    values, wanting, rows = TYPED[kind.slug]
    source = evidence()
    form = open_form(client, address(kind, "add"))
    form.put(**made(values))
    for prefix, row in rows.items():
        place = form.row(prefix, **made(row))
        if f"{place}-cite_source" in form:
            form.put(**{f"{place}-cite_source": source, f"{place}-cite_locator": "s 1"})
    if wanting:
        form.cite(source, *wanting, locator="p. 1")
    return form.why(cause="new_record")


def made(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values with each maker's record in its place."""
    return {
        name: [one() for one in value] if isinstance(value, list) else _one(value)
        for name, value in values.items()
    }


def address(kind: Kind, *rest: object) -> str:
    """Return an address of a kind's admin."""
    label, _dot, name = kind.model.lower().partition(".")
    return "/".join(["/admin", label, name, *(str(part) for part in rest), ""])


def _one(value: Any) -> Any:
    return value() if callable(value) else value
