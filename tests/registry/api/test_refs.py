"""Names of the records that bodies mention."""

from typing import Any

import pytest

from registry.api.refs import mentioned, refs
from registry.ledger import read
from registry.records.form import ids_in
from registry.records.kinds import kinds
from tests.makers import a_policy, a_regulator, revise, withdraw

PREFIXES = [kind.prefix for kind in kinds()]


@pytest.mark.django_db
def test_what_a_stored_form_mentions_is_what_the_form_says() -> None:
    first = a_policy(issuers=[a_regulator()])
    policy = a_policy(
        title_en="See RG-0009, EX-0001",
        note='"RG-0008"',
        relations=[{"to_policy": first}],
    )
    entry = read.newest(policy.public_id)

    assert entry is not None
    found = mentioned(entry.payload) - {policy.public_id}
    assert found == ids_in(read.form_of(entry), PREFIXES) - {'"RG-0008"'}
    assert {first.public_id, "SRC-0001"} == found


@pytest.mark.django_db
def test_a_ref_has_the_names_of_today() -> None:
    sfc = a_regulator(name_en="Old name", name_zh_hant="證監會")
    revise(sfc, name_en="New name", slug="new")

    found = refs(["RG-0001"])

    assert found == {
        "RG-0001": {
            "kind": "regulators",
            "slug": "new",
            "name_en": "New name",
            "name_zh_hant": "證監會",
            "name_zh_hans": None,
            "url": "/api/v1/regulators/RG-0001",
        }
    }


@pytest.mark.django_db
def test_names_cost_one_query_and_the_withdrawn_have_none(
    django_assert_num_queries: Any,
) -> None:
    gone = a_regulator()
    withdraw(gone)
    a_regulator()

    with django_assert_num_queries(1):
        found = refs(["RG-0001", "RG-0002", "RG-0404"])

    assert list(found) == ["RG-0002"]
