"""What a row of a part needs, where the test does not say."""

from typing import Any

from django.db import models

from policies.models import (
    Activity,
    Admission,
    AlertDomain,
    Check,
    ClientScope,
    Condition,
    EntityName,
    ExchangeAddress,
    ExchangeName,
    Operator,
    PolicyRelation,
    Requirement,
    StatusEvent,
)
from registry.citations.models import Citation, Claim

SMALLEST: dict[type[models.Model], dict[str, Any]] = {
    Activity: {},  # and a licence type
    Admission: {"client_scope": "retail"},  # and an exchange
    AlertDomain: {"domain": "platform.example"},
    Check: {"checked_on": "2026-05-29", "result": "13 platforms."},
    Citation: {"locator": "p. 1"},
    Claim: {"statement": "It is so.", "verdict": "correct"},
    ClientScope: {"scope": "professional_only"},
    Condition: {"condition": "Serve professional investors only."},
    EntityName: {"name": "Former Name Limited"},
    ExchangeAddress: {"kind": "domain", "address": "platform.example"},
    ExchangeName: {"name": "Former Platform", "kind": "former"},
    Operator: {},  # and an entity
    PolicyRelation: {"relation": "amends"},  # and a policy
    Requirement: {
        "subject": "cold storage",
        "rule": "Keep client assets in cold storage.",
        "comparator": "required",
        "applies_to": ["vatp_operator"],
    },
    StatusEvent: {"position": 1, "status": "submitted", "effective": "2023-06-01"},
}
