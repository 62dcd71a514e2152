"""Each maker publishes one valid record."""

import pytest

from registry.ledger import read
from registry.ledger.verify import verify
from registry.records.kinds import kinds
from tests.makers import (
    MAKERS,
    a_policy,
    a_regulator,
    an_exchange,
    evidence,
    restore,
    revise,
    snapshot,
    withdraw,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", MAKERS)
def test_a_maker_publishes_one_record(slug):
    record = MAKERS[slug]()

    entry = read.newest(record.public_id)
    assert entry is not None
    assert (entry.seq, entry.type) == (record.seq, "published")
    assert not list(verify())


def test_every_kind_has_a_maker():
    assert MAKERS.keys() == {kind.slug for kind in kinds()}


def test_makers_cite_one_gazette():
    a_regulator()
    a_policy()

    assert evidence().cited_by.count() == 2


def test_to_revise_is_to_publish_the_new_values():
    sfc, policy = a_regulator(), a_policy(requirements=[{"value": "98"}])

    revised = revise(policy, issuers=[sfc], announced="2023-06")

    assert (revised.announced, list(revised.issuers.all())) == ("2023-06", [sfc])
    assert (revised.version, revised.requirements.count()) == (2, 1)


def test_a_row_of_a_part_keeps_what_is_not_named():
    policy = a_policy(requirements=[{"value": "98", "unit": "%"}])
    row = policy.requirements.get()

    revise(policy, requirements=[{"id": row.pk, "value": "95"}])

    row.refresh_from_db()
    assert (int(row.value), row.unit) == (95, "%")


def test_a_withdrawn_record_can_be_restored():
    exchange = an_exchange()

    entry = withdraw(exchange)
    restored = restore(exchange)

    assert (entry.type, restored.version) == ("withdrawn", 3)


def test_a_snapshot_tells_a_publication():
    before = snapshot()

    a_source = evidence()

    after = snapshot()
    assert len(after["registry_source"]) == len(before["registry_source"]) + 1
    assert a_source.seq == 1
