"""Each rule the database keeps about a kind, broken behind publish's back."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from policies.models import (
    Admission,
    Asset,
    Condition,
    Event,
    LegalEntity,
    Licence,
    OfficialList,
    Policy,
    PolicyRelation,
    Requirement,
    StatusEvent,
)
from registry.history.gate import gate, tracked
from registry.records.context import Writing
from registry.records.fields import bound_fields
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    an_asset,
    an_entity,
    an_exchange,
)
from tests.proposals import NOON

pytestmark = pytest.mark.django_db
DTI = "4H95J0R2X"
LEI = "529900T8BM49AURSDO55"
LATE_EARLY = ("2024-06", "2023")


def an_own_parent():
    key = uuid4()
    return LegalEntity(id=key, parent_id=key)


def a_policy_of_itself():
    policy = a_policy()
    return PolicyRelation(policy=policy, to_policy=policy)


def a_number_again():
    known = a_licence(number="BRM992")
    return Licence(regulator=known.regulator, number="BRM992")


def an_lei_again():
    an_entity(lei=LEI)
    return LegalEntity(lei=LEI)


def an_identifier_again():
    an_asset(dti=DTI)
    return Asset(dti=DTI)


def a_list_never_to_be_checked():
    return OfficialList(regulator=a_regulator(), days_between_checks=0)


def span(model, start, end, **owner):
    """Return how to make a row that ends before it starts."""

    def row():
        late, early = LATE_EARLY
        row = model(**{start: late, end: early})
        for name, made in owner.items():
            setattr(row, name, made() if callable(made) else made)
        return row

    return row


BROKEN = {
    "policies_asset_dti_once": (
        an_identifier_again,
        "Another asset has this identifier.",
        "policies_asset.dti",
    ),
    "policies_admission_span": (
        span(
            Admission,
            "admitted_from",
            "admitted_to",
            asset=an_asset,
            exchange=an_exchange,
        ),
        "It cannot end before it begins.",
    ),
    "policies_officiallist_days": (
        a_list_never_to_be_checked,
        "Allow from 1 to 366 days between checks.",
    ),
    "policies_legalentity_lei_once": (
        an_lei_again,
        "Another entity has this LEI.",
        "policies_legalentity.lei",
    ),
    "policies_legalentity_not_own_parent": (
        an_own_parent,
        "An entity is not its own parent.",
    ),
    "policies_event_span": (
        span(Event, "date_from", "date_to"),
        "It cannot end before it begins.",
    ),
    "policies_licence_number_once": (
        a_number_again,
        "Another licence has this number.",
        "policies_licence.regulator_id, policies_licence.number",
    ),
    "policies_condition_span": (
        span(Condition, "imposed", "lifted", licence=a_licence),
        "It cannot be lifted before it is imposed.",
    ),
    "policies_statusevent_span": (
        span(StatusEvent, "not_before", "not_after", licence=a_licence, position=1),
        "Its last day lies before its first.",
    ),
    "policies_policy_superseded_after_effective": (
        span(Policy, "effective", "superseded_on"),
        "It cannot end before it takes effect.",
    ),
    "policies_requirement_span": (
        span(Requirement, "valid_from", "valid_to", policy=a_policy),
        "It cannot end before it begins.",
    ),
    "policies_policyrelation_not_itself": (
        a_policy_of_itself,
        "A policy is not related to itself.",
    ),
}


def test_every_rule_of_a_kind_is_tried():
    rules = {
        rule.name
        for model in tracked()
        if model._meta.app_label == "policies"
        for rule in model._meta.constraints
    }

    assert rules == BROKEN.keys()


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses_what_breaks_a_rule(name):
    make, _words, *columns = BROKEN[name]
    row = make()

    with (
        pytest.raises(IntegrityError, match="|".join([name, *columns])),
        transaction.atomic(),
        gate(Writing(uuid4(), 1, "A good reason", NOON)),
    ):
        models.QuerySet(type(row)).bulk_create([row])


@pytest.mark.parametrize("name", BROKEN)
def test_each_rule_has_its_own_words(name):
    make, words, *_columns = BROKEN[name]
    row = make()
    for bound in bound_fields(type(row)):
        bound.pre_save(row, add=True)
    (rule,) = (rule for rule in row._meta.constraints if rule.name == name)

    with pytest.raises(ValidationError, match=words):
        rule.validate(type(row), row)
