"""Which table fills which model, and which field each column becomes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from policies.models import (
    Activity,
    Admission,
    Alert,
    Asset,
    Check,
    Condition,
    Event,
    Exchange,
    ExchangeName,
    LegalEntity,
    Licence,
    LicenceType,
    OfficialList,
    Operator,
    Policy,
    PolicyRelation,
    Regulator,
    Requirement,
    StatusEvent,
)
from registry.citations.models import Claim, Source
from registry.records.models import Part, Record


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows are records of one kind."""

    name: str
    model: type[Record]
    columns: Mapping[str, str] = field(
        default_factory=dict
    )  # field → column, if unlike
    slugged: bool = True  # the row's key serves as its slug


@dataclass(frozen=True, slots=True)
class PartTable:
    """A table whose rows are parts, `accessor` of the record that `owner` names."""

    name: str
    model: type[Part]
    accessor: str
    of: str  # the records' table
    owner: str  # column with the record's key
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """A table whose `column` links the record that `owner` names to a row of `to`."""

    name: str
    column: str
    field: str
    of: str
    owner: str
    to: str


RECORDS = (
    Table("sources", Source, slugged=False),
    Table("regulators", Regulator, {"register_urls": "register_url"}),
    Table("policies", Policy, {"stage": "lifecycle"}),
    Table("licence_types", LicenceType),
    Table("legal_entities", LegalEntity),
    Table("exchanges", Exchange),
    Table("licences", Licence, slugged=False),
    Table("assets", Asset),
    Table("alerts", Alert, {"type": "kind"}),
    Table("official_lists", OfficialList),
    Table("events", Event, {"type": "kind"}),
)
PARTS = (
    PartTable("requirements", Requirement, "requirements", "policies", "policy"),
    PartTable(
        "policy_relations", PolicyRelation, "relations", "policies", "from_policy"
    ),
    PartTable("exchange_names", ExchangeName, "names", "exchanges", "exchange"),
    PartTable(
        "exchanges", Operator, "operators", "exchanges", "key", {"entity": "operator"}
    ),
    PartTable("licence_activities", Activity, "activities", "licences", "licence"),
    PartTable(
        "licence_status_events", StatusEvent, "status_events", "licences", "licence"
    ),
    PartTable("licence_conditions", Condition, "conditions", "licences", "licence"),
    PartTable("asset_admissions", Admission, "admissions", "assets", "asset"),
    PartTable("list_checks", Check, "checks", "official_lists", "official_list"),
)
CLAIMS = PartTable(
    "claims",
    Claim,
    "claims",
    "sources",
    "source",
    {
        "position": "number",
        "quote": "claim_zh",
        "statement": "claim_en",
        "note": "verdict_note",
    },
)
LINKS = (
    Link("policy_issuers", "regulator", "issuers", "policies", "policy", "regulators"),
    Link("licences", "exchange", "exchanges", "licences", "key", "exchanges"),
)
TABLE_OF = {table.model: table.name for table in RECORDS}
