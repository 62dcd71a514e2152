"""The list of this app's tables."""

from policies.alert.models import Alert, AlertDomain
from policies.asset.models import Admission, Asset
from policies.entity.models import EntityName, LegalEntity
from policies.event.models import Event
from policies.exchange.models import (
    ClientScope,
    Exchange,
    ExchangeAddress,
    ExchangeName,
    Operator,
)
from policies.licence.models import Activity, Condition, Licence, StatusEvent
from policies.licence_type.models import LicenceType
from policies.official_list.models import Check, OfficialList
from policies.policy.models import Policy, PolicyRelation, Requirement
from policies.regulator.models import Regulator

__all__ = [
    "Activity",
    "Admission",
    "Alert",
    "AlertDomain",
    "Asset",
    "Check",
    "ClientScope",
    "Condition",
    "EntityName",
    "Event",
    "Exchange",
    "ExchangeAddress",
    "ExchangeName",
    "LegalEntity",
    "Licence",
    "LicenceType",
    "OfficialList",
    "Operator",
    "Policy",
    "PolicyRelation",
    "Regulator",
    "Requirement",
    "StatusEvent",
]
