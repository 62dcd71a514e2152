"""Records in the words of schema.org (version 29, https://schema.org/docs/full.html).

An instrument is `Legislation` only where it is law, and a licence a permit only where
an official source confirms that it was granted: machines take types at their word.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from policies.policy.vocabulary import Force, PolicyType, Relation, Weight
from registry.records.linked import Link, Node
from registry.records.names import ENDS

ISO_8601 = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)
HONG_KONG = {
    "@type": "AdministrativeArea",
    "name": "Hong Kong",
    "identifier": "HK",
}
LAW = {Weight.LAW, Weight.SUBSIDIARY_LAW}
NO_LAW_YET = {PolicyType.BILL, PolicyType.PROPOSAL}
GRANTED = {"licensed", "suspended", "revoked", "ended"}
# by the answer on the day: what is neither is left unsaid
FORCE = {
    "in-force": "InForce",
    "made": "NotInForce",
    "superseded": "NotInForce",
    "repealed": "NotInForce",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A public form with what is said of it on a day."""

    form: Mapping[str, Any]
    answer: Mapping[str, Any]
    on: date
    link: Link

    def links(self, ids: list[str]) -> list[Node]:
        """Return nodes that name these records."""
        return [self.link(public_id) for public_id in ids]

    def one(self, name: str) -> Node | None:
        """Return the record that a column names, if it names one."""
        public_id = self.form.get(name)
        return self.link(public_id) if public_id else None


def linked_data(
    form: Mapping[str, Any],
    *,
    answer: Mapping[str, Any],
    on: date,
    link: Link,
) -> Node:
    """Return the properties of a record, its `@type` among them; blanks left out."""
    described = DESCRIBED.get(form["kind"], _thing)(Told(form, answer, on, link))
    return {name: value for name, value in described.items() if value}


def _thing(_told: Told) -> Node:
    return {"@type": "Thing"}


def _regulator(told: Told) -> Node:
    is_government = told.form["type"] != "company"
    return {
        "@type": "GovernmentOrganization" if is_government else "Organization",
        "alternateName": _held(told.form, "short_name"),
        "areaServed": HONG_KONG if told.form["jurisdiction"] == "HK" else None,
        "sameAs": told.form["website"],
    }


def _policy(told: Told) -> Node:
    form = told.form
    published = _day(form["gazetted"] or form["announced"])
    shared = {
        "datePublished": published,
        "inLanguage": [lang for end, lang in ENDS.items() if form[f"title{end}"]],
        "sameAs": _held(form, "official_url"),
        "citation": told.links(_related(form, Relation.CITES)),
    }
    if form["weight"] not in LAW or form["type"] in NO_LAW_YET:
        makers = told.links(form["issuers"])
        return {"@type": "CreativeWork", "publisher": makers, **shared}
    return {
        "@type": "Legislation",
        "legislationIdentifier": form["reference"],
        "legislationDate": _day(form["passed"]),
        "legislationDateVersion": told.on.isoformat(),
        "legislationLegalForce": _force(told),
        "legislationAmends": told.links(_related(form, Relation.AMENDS)),
        "legislationRepeals": told.links(_related(form, Relation.REPEALS)),
        "legislationResponsible": told.links(form["issuers"]),
        "legislationJurisdiction": HONG_KONG,
        **shared,
    }


def _licence(told: Told) -> Node:
    form, answer = told.form, told.answer
    named = {"owner": told.one("holder"), "alternateName": form["number"]}
    if answer["tag"] not in GRANTED or not answer["confirmed"]:
        return {"@type": "Intangible", **named}
    held: Mapping[str, Any] = next(iter(answer.get("permissions", ())), {})
    audience = str(held.get("audience") or "").replace("_", " ")
    return {
        "@type": "GovernmentPermit",
        "issuedBy": told.one("regulator"),
        "permitAudience": audience and {"@type": "Audience", "audienceType": audience},
        "validFrom": _day(held.get("from")),
        "validUntil": _day(held.get("to")),
        "validIn": HONG_KONG,
        **named,
    }


def _asset(told: Told) -> Node:
    form = told.form
    dti = form["dti"]
    return {
        "@type": "Product",  # "any offered product"; a FinancialProduct has a provider
        "alternateName": form["symbol"],
        "category": (form["asset_class"] or "").replace("_", " "),
        "productID": f"dti:{dti}" if dti else "",
    }


def _official_list(told: Told) -> Node:
    return {
        "@type": "Dataset",  # "structured information"
        "publisher": told.one("regulator"),
        "spatialCoverage": HONG_KONG,
        "sameAs": told.form["website"],
    }


def _exchange(told: Told) -> Node:
    return {
        "@type": "Service",
        "serviceType": "Virtual asset trading platform",
        "alternateName": [row["name"] for row in told.form["names"]],
        "provider": told.links([row["entity"] for row in told.form["operators"]]),
    }


def _entity(told: Told) -> Node:
    form = told.form
    numbers = {
        "SFC central entity number": "ce_number",
        "Company number": "company_number",
    }
    return {
        "@type": "Organization",
        "leiCode": form["lei"],
        "alternateName": [row["name"] for row in form["former_names"]],
        "parentOrganization": told.one("parent"),
        "additionalProperty": [
            {"@type": "PropertyValue", "name": name, "value": form[column]}
            for name, column in numbers.items()
            if form[column]
        ],
    }


def _alert(told: Told) -> Node:
    return {
        "@type": "CreativeWork",
        "publisher": told.one("regulator"),
        "datePublished": _day(told.form["listed"]),
        "expires": _day(told.form["removed"]),
        "about": told.one("exchange"),
    }


def _event(told: Told) -> Node:
    form = told.form
    return {
        "@type": "Event",
        "startDate": _day(form["date_from"]),
        "endDate": _day(form["date_to"]),
        "organizer": told.one("regulator"),
        "about": told.one("policy"),
        "location": HONG_KONG,
    }


def _licence_type(told: Told) -> Node:
    return {
        "@type": "DefinedTerm",
        "termCode": told.form["section"],
        "inDefinedTermSet": told.one("statute"),
    }


def _source(told: Told) -> Node:
    form = told.form
    return {
        "@type": "CreativeWork",
        "publisher": {"@type": "Organization", "name": form["publisher"]},
        "datePublished": _day(form["published"]),
        "inLanguage": form["language"],
        "sameAs": form["url"],
    }


def _force(told: Told) -> str:
    force = FORCE.get(told.answer["tag"] or "", "")
    in_part = force == "InForce" and told.form["force"] == Force.PARTIALLY
    return "PartiallyInForce" if in_part else force


def _related(form: Mapping[str, Any], relation: str) -> list[str]:
    rows = (row for row in form["relations"] if row["relation"] == relation)
    return list(dict.fromkeys(row["to_policy"] for row in rows))


def _held(form: Mapping[str, Any], stem: str) -> list[str]:
    """Return a text in the languages in which it is held, each once."""
    texts = (form.get(f"{stem}{end}") for end in ENDS)
    return list(dict.fromkeys(text for text in texts if text))


def _day(literal: str | None) -> str:
    """Return a date that ISO 8601 knows, also a month or a year; blank for another."""
    return literal if literal and ISO_8601.fullmatch(literal) else ""


DESCRIBED: Mapping[str, Callable[[Told], Node]] = {
    "alerts": _alert,
    "assets": _asset,
    "entities": _entity,
    "events": _event,
    "exchanges": _exchange,
    "licence-types": _licence_type,
    "licences": _licence,
    "official-lists": _official_list,
    "policies": _policy,
    "regulators": _regulator,
    "sources": _source,
}
