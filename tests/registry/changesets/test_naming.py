"""Refusals name records by public id and name, values by their label."""

from datetime import UTC, datetime

import pytest

from policies.models import Licence, Policy, Regulator
from registry.changesets.naming import value_of
from registry.changesets.propose import Proposed, new_record, propose
from registry.changesets.publish import publish
from registry.changesets.refusals import Conflict, Invalid, Refused
from registry.citations.models import Source
from registry.records.kinds import kind_of
from tests.makers import a_policy, a_regulator, live_state, revise, state_of, withdraw

pytestmark = pytest.mark.django_db

AT = datetime(2024, 2, 1, tzinfo=UTC)
KEY = "6d1c0f6e-6f0e-4a53-9d5c-0d7b6f6f2b11"


def refused(author, *changes):
    """Propose these changes, publish them and return what stands against them."""
    change_set = propose(
        changes,
        author=author,
        reason="The gazette says so.",
        cause="new_evidence",
        at=AT,
    )
    with pytest.raises(Refused) as caught:
        publish(change_set, actor=author, clock=lambda: AT)
    assert KEY not in str(caught.value)
    return caught.value


def test_a_clash_names_record_and_value(publisher):
    sfc = a_regulator(remit="Securities.")
    late = Proposed(Regulator, sfc.pk, "~", {"remit": ["Securities.", "Ours."]})
    revise(sfc, remit="Theirs.")

    clash = refused(publisher, late)

    assert isinstance(clash, Conflict)
    assert clash.fields == ["RG-0001 Securities and Futures Commission: Remit"]


def test_a_clash_in_a_row_names_part_and_value(publisher):
    policy = a_policy(requirements=[{"value": "98", "id": KEY}])
    late = {"requirements": {KEY: {"value": ["98", "97"]}}}
    revise(policy, requirements=[{"value": "95", "id": KEY}])

    clash = refused(publisher, Proposed(Policy, policy.pk, "~", late))

    assert clash.fields == ["PL-0001 A circular: Requirement: Value"]


def test_a_clash_over_a_row_that_is_gone_names_the_part(publisher):
    policy = a_policy(requirements=[{"value": "98", "id": KEY}])
    late = {"requirements": {KEY: {"value": ["98", "97"]}}}
    revise(policy, requirements=[])

    clash = refused(publisher, Proposed(Policy, policy.pk, "~", late))

    assert clash.fields == ["PL-0001 A circular: Requirements"]


def test_a_record_withdrawn_meanwhile_is_named_by_its_number(publisher):
    sfc = a_regulator()
    withdraw(sfc)

    clash = refused(publisher, Proposed(Regulator, sfc.pk, "~", {"remit": ["", "x"]}))

    assert clash.fields == ["RG-0001: withdrawn meanwhile"]


def test_a_record_added_meanwhile_is_named(publisher):
    sfc = a_regulator()

    clash = refused(publisher, new_record(Regulator, sfc.pk, state=live_state(sfc)))

    name = "RG-0001 Securities and Futures Commission"
    assert clash.fields == [f"{name}: added meanwhile"]


def test_a_fault_of_a_new_record_names_it_by_its_title(publisher):
    state = state_of(Source, {"title": "A document", "publisher": "", "tier": 3,
                              "publisher_kind": "regulator"})  # fmt: skip

    fault = refused(publisher, new_record(Source, KEY, state=state))

    assert isinstance(fault, Invalid)
    assert fault.faults == [
        ("new source “A document”", "publisher", "This field cannot be blank.")
    ]
    assert str(fault) == (
        "new source “A document”: Publisher: This field cannot be blank."
    )


def test_a_new_record_without_a_title_of_its_own_is_named_by_its_kind(publisher):
    state = state_of(Licence, {"regulator": a_regulator(), "regime": "vatp"})

    fault = refused(publisher, new_record(Licence, KEY, state=state))

    assert str(fault).startswith("new licence or application: Platforms covered: ")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("title_en", "Title, English"),
        ("issuers", "Issued by"),
        (f"issuers/{KEY}", "Issued by"),
        (f"requirements/{KEY}/value", "Requirement: Value"),
        (f"requirements/{KEY}", "Requirements"),
        ("nonsense", "Nonsense"),
    ],
)
def test_a_path_is_called_by_its_label(path, words):
    assert value_of(kind_of(Policy), path) == words
