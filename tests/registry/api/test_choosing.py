"""Of a form some of its members, beside it the forms it names."""

import json
from typing import Any

import pytest

from policies.exchange.kind import EXCHANGE
from policies.licence.kind import LICENCE
from policies.policy.kind import POLICY
from registry.api.choosing import expand, expanded, fields, kept
from registry.ledger.read import newest
from registry.records.kinds import kinds
from tests.makers import (
    MAKERS,
    a_licence,
    a_policy,
    a_regulator,
    an_entity,
    an_exchange,
    withdraw,
)
from tests.query_counts import cost
from tests.registry.api.reading import body_of, faults_of

pytestmark = pytest.mark.django_db
SLUGS = [kind.slug for kind in kinds()]
FORM = '{"id":"RG-0001","kind":"regulators","remit":"監管","slug":"sfc"}'


def payload(record: Any) -> str:
    entry = newest(record.public_id)
    assert entry
    return entry.payload


def test_id_and_kind_are_always_kept() -> None:
    assert kept(FORM, None) == FORM
    assert kept(FORM, ["slug"]) == '{"id":"RG-0001","kind":"regulators","slug":"sfc"}'
    assert kept(FORM, ["remit", "id"]).endswith('"remit":"監管"}')


@pytest.mark.parametrize("slug", SLUGS)
def test_every_member_of_a_form_can_be_kept(slug: str) -> None:
    (kind,) = (kind for kind in kinds() if kind.slug == slug)
    form = json.loads(payload(MAKERS[slug]()))

    assert set(form) <= set(fields(kind).read(",".join(form)))
    assert fields(kind).allowed()[:2] == ["id", "kind"]


def test_what_names_records_can_be_expanded() -> None:
    places = expand(LICENCE).allowed()

    assert places[:4] == ["holder", "statute", "regulator", "exchanges"]
    assert {"activities.licence_type", "citations.source"} <= set(places)
    assert "citations.verified_by" not in places
    assert "operators.entity" in expand(EXCHANGE).allowed()


def test_the_forms_named_stand_there_as_stored(django_assert_num_queries: Any) -> None:
    sfc, hkma = a_regulator(), a_regulator(name_en="HKMA")
    policy = a_policy(issuers=[sfc, hkma])
    alone = a_policy()
    stored = [payload(policy), payload(alone)]

    with django_assert_num_queries(2):
        found = expanded(stored, ["issuers"])

    forms = {"RG-0001": payload(sfc), "RG-0002": payload(hkma)}
    inside = ",".join(f'"{one}":{form}' for one, form in forms.items())
    assert found == {"expanded": f"{{{inside}}}"}
    assert expanded(stored, None) == {}


def test_forms_that_rows_of_parts_name_are_there_too() -> None:
    firm = an_entity()
    exchange = an_exchange(operators=[{"entity": firm}])

    (member,) = expanded([payload(exchange)], ["operators.entity"]).values()

    assert list(json.loads(member)) == [firm.public_id]


def test_what_names_nothing_adds_nothing() -> None:
    body = body_of(f"/api/v1/policies/{a_policy().public_id}?expand=issuers")

    assert body["expanded"] == {}


# On the addresses


@pytest.mark.parametrize("slug", SLUGS)
def test_a_list_and_a_record_are_narrowed_alike(slug: str) -> None:
    made = MAKERS[slug]()

    (listed,) = body_of(f"/api/v1/{slug}?id={made.public_id}&fields=slug")["data"]
    single = body_of(f"/api/v1/{slug}/{made.public_id}?fields=slug")

    assert listed == single["data"]
    assert listed == {"id": made.public_id, "kind": slug, "slug": made.slug}
    assert "expanded" not in single


def test_refs_name_what_is_kept_alone() -> None:
    policy = a_policy(issuers=[a_regulator()])
    path = f"/api/v1/policies/{policy.public_id}"

    assert set(body_of(f"{path}?fields=issuers")["refs"]) == {"RG-0001"}
    assert body_of(f"{path}?fields=slug")["refs"] == {}


def test_the_digest_is_that_of_the_whole() -> None:
    path = f"/api/v1/policies/{a_policy().public_id}"

    whole, narrow = body_of(path), body_of(f"{path}?fields=slug")

    assert narrow["meta"]["payload_digest"] == whole["meta"]["payload_digest"]


def test_forms_of_the_past_name_forms_of_then() -> None:
    firm = an_entity()
    licence = a_licence(holder=firm)
    path = f"/api/v1/licences/{licence.public_id}?expand=holder"
    seq = licence.seq
    withdraw(licence)
    withdraw(firm)

    then = body_of(f"{path}&known_at=seq:{seq}&fields=number")

    assert list(then["expanded"]) == [firm.public_id]
    assert set(then["data"]) == {"id", "kind", "number"}


@pytest.mark.parametrize("address", ["", "/PL-0001"])
def test_what_cannot_be_chosen_is_told_with_what_can(address: str) -> None:
    a_policy()
    path = f"/api/v1/policies{address}"

    assert "title_en" in faults_of(f"{path}?fields=title")["fields"]
    assert "issuers" in faults_of(f"{path}?expand=holder")["expand"]
    assert list(faults_of(f"{path}?fields=&expand=")) == ["expand", "fields"]


def test_to_expand_costs_two_queries_however_much_is_named(client: Any) -> None:
    for n in range(3):
        a_policy(issuers=[a_regulator(name_en=f"Authority {n}")])
    path = "/api/v1/policies"

    plain = cost(client, path)

    assert cost(client, f"{path}?fields=slug,issuers") == plain
    assert cost(client, f"{path}?expand=issuers,citations.source") == plain + 2
    assert fields(POLICY).name == "fields"
