import pytest

from policies.models import Asset, Licence, Policy
from policies.seeds.claims import additions
from policies.seeds.keys import part_key, record_key
from registry.citations.models import Claim, Source

pytestmark = pytest.mark.usefixtures("hong_kong")


def claim(key: str) -> Claim:
    return Claim.objects.get(pk=part_key("claims", key, accessor="claims"))


def test_a_claim_names_the_record_it_is_about_by_its_public_id():
    found = claim("seed-01")

    policy = Policy.objects.get(slug="ps-2022")
    assert (found.record, found.field) == (policy.public_id, "announced")


def test_a_claim_about_a_part_names_the_field_by_its_path():
    found = claim("seed-10")

    event = part_key("licence_status_events", "hashkey-sfo-1", accessor="status_events")
    licence = Licence.objects.get(pk=record_key("licences", "hashkey-sfo"))
    assert found.record == licence.public_id
    assert found.field == f"status_events/{event}/effective"


@pytest.mark.parametrize(
    ("key", "asset", "field"),
    [("seed-18", "btc", "asset_class"), ("seed-22", "luna", "note")],
)
def test_a_claim_about_a_token_names_it(key: str, asset: str, field: str):
    found = claim(key)

    record = Asset.objects.get(slug=asset)
    assert (found.record, found.field) == (record.public_id, field)


def test_a_claim_may_be_about_a_whole_record():
    found = claim("other-1")

    licence = Licence.objects.get(pk=record_key("licences", "anchorpoint-so"))
    assert (found.record, found.field) == (licence.public_id, "")


@pytest.mark.parametrize("key", ["seed-24", "seed-25"])
def test_a_claim_about_nothing_we_hold_names_no_record(key: str):
    found = claim(key)

    assert (found.record, found.field) == ("", "")


def test_a_verdict_rests_on_the_sources_it_cites():
    source = Source.objects.get(pk=record_key("sources", "web-steyble"))

    path = f"claims/{part_key('claims', 'other-1', accessor='claims')}/verdict"
    found = [row for row in source.citations.all() if path in row.fields]
    assert {row.source.tier for row in found} == {2}


def test_claims_that_were_added_are_not_added_again():
    assert not list(additions())
