"""The data set keeps its promises: enough to read, all claims, nothing unconfirmed."""

import json
import re

import pytest

from policies.models import (
    Admission,
    Alert,
    Asset,
    Check,
    Event,
    Exchange,
    LegalEntity,
    Licence,
    LicenceType,
    Policy,
    Regulator,
    Requirement,
    StatusEvent,
)
from policies.seeds.keys import part_key, record_key
from policies.seeds.tables import FOLDER, rows
from registry.citations.models import Claim, Source
from registry.ledger.models import Entry
from registry.ledger.verify import verify

GRANTS = ("licensed", "licensed_restricted", "granted")
NOT_NAMED = (
    "Hong Kong Virtual Asset Exchange Limited",
    "Bullish HK Markets",
    "Flying Hippo",
)
# of general knowledge: no document that was read bears it
BELIEVED = (
    "香港特別行政區政府",
    "有關首次代幣發行的聲明",
    "持牌穩定幣發行人監管指引",
    "believed",
)

loaded = pytest.mark.usefixtures("hong_kong")


def granted(**conditions: bool) -> set[str]:
    """Return the licences with a grant, by their key in the tables."""
    events = StatusEvent.objects.filter(status__in=GRANTS, **conditions)
    held = set(events.values_list("licence_id", flat=True))
    return {
        r["key"] for r in rows("licences") if record_key("licences", r["key"]) in held
    }


@loaded
@pytest.mark.parametrize(
    ("model", "least"),
    [
        (Regulator, 12),
        (Policy, 60),
        (Requirement, 30),
        (LegalEntity, 18),
        (Exchange, 30),
        (LicenceType, 13),
        (Asset, 8),
        (Admission, 4),
        (Event, 19),
        (Source, 150),
    ],
)
def test_there_is_enough_to_read(model, least: int):
    assert model.objects.count() >= least


@loaded
def test_exactly_the_confirmed_grants_count_as_licensed():
    confirmed = {
        "osl-sfo", "hashkey-sfo", "hkbitex-amlo", "accumulus-amlo",
        "dfx-amlo", "exio-amlo", "anchorpoint-so", "hsbc-so",
    }  # fmt: skip

    assert granted(confirmed=True) == confirmed
    assert len(granted()) >= 20


@loaded
def test_applications_stand_beside_the_licences():
    assert Licence.objects.count() - len(granted()) >= 18


@loaded
def test_a_status_is_confirmed_where_the_tables_say_so():
    wanted = {
        part_key("licence_status_events", row["key"], accessor="status_events"): row[
            "confirmed"
        ]
        == "yes"
        for row in rows("licence_status_events")
    }

    assert dict(StatusEvent.objects.values_list("pk", "confirmed")) == wanted


@loaded
def test_the_alerts_are_all_there():
    assert set(Alert.objects.values_list("slug", flat=True)) == {
        "jpex", "fake-hkdap", "fake-hsbc",
    }  # fmt: skip


@loaded
def test_each_official_list_was_looked_in_once():
    found = Check.objects.values_list(
        "official_list__slug", "checked_on", "entries_count", "source__tier"
    )

    assert set(found) == {
        ("sfc-licensed-platforms", "2026-05-29", 13, 2),
        ("sfc-platform-applicants", "2024-06-03", None, 2),
        ("hkma-stablecoin-issuers", "2026-04-23", 2, 2),
    }


@loaded
def test_retail_clients_were_given_two_tokens_on_two_platforms():
    found = Admission.objects.values_list(
        "asset__slug", "exchange__slug", "client_scope", "admitted_from"
    )

    assert set(found) == {
        (asset, *platform)
        for asset in ("btc", "eth")
        for platform in (
            ("osl", "retail", "2023-08-03"),
            ("hashkey", "retail", "2023-08-28"),
        )
    }


@loaded
def test_the_survey_article_is_one_weak_source_with_all_its_claims():
    source = Source.objects.get(pk=record_key("sources", "seed"))

    claims = Claim.objects.filter(source=source)
    assert sorted(claims.values_list("position", flat=True)) == list(range(1, 26))
    assert all(c.verdict and c.statement and c.quote for c in claims)
    assert source.tier >= 7


@loaded
@pytest.mark.parametrize("exchange", ["hkvax", "bullish", "matrix"])
def test_a_company_whose_name_is_not_established_is_not_named(exchange: str):
    platform = Exchange.objects.get(slug=exchange)

    assert not platform.operators.exists()
    assert not platform.licences.exclude(holder=None).exists()
    assert not LegalEntity.objects.filter(slug=exchange).exists()


@loaded
@pytest.mark.parametrize("text", [*NOT_NAMED, *BELIEVED])
def test_what_is_only_believed_is_published_nowhere(text: str):
    assert not Entry.objects.filter(payload__contains=text).exists()


@loaded
def test_no_claim_is_made_without_a_source():
    keys = {part_key("claims", row["key"], accessor="claims") for row in rows("claims")}

    assert set(Claim.objects.values_list("pk", flat=True)) == keys
    assert part_key("claims", "other-6", accessor="claims") not in keys


@loaded
def test_no_quotation_is_longer_than_fair():
    forms = (
        json.loads(text) for text in Entry.objects.values_list("payload", flat=True)
    )

    quotes = [c["quote"] for form in forms for c in form["citations"] if c["quote"]]
    assert len(quotes) > 40
    assert max(len(quote.split()) for quote in quotes) <= 40
    assert max(len(re.findall(r"[\u4e00-\u9fff]", quote)) for quote in quotes) <= 80


@loaded
def test_the_register_is_whole_when_loaded():
    assert not list(verify())


def test_what_is_only_believed_stays_in_the_editors_list():
    for path in FOLDER.glob("*.csv"):
        if path.stem != "todo":
            text = path.read_text(encoding="utf-8")
            assert not [word for word in (*NOT_NAMED, *BELIEVED) if word in text], (
                path.name
            )
    assert any(NOT_NAMED[0] in row["question"] for row in rows("todo"))
