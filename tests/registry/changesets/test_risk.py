"""How much harm a wrong value does, by what the value is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.changesets.models import Change, Risk
from registry.changesets.risk import (
    ORDER,
    highest,
    risk_of_change,
    risk_of_field,
    touched_names,
)
from registry.records.fields import PartialDateField
from registry.records.kinds import kind_by_slug, kinds, parts_of
from registry.records.state import fields_of, m2m_of

LOW, MEDIUM, HIGH = ORDER
FIELDS = {
    ("licences", "status_events.status"): HIGH,
    ("licences", "status_events.client_scope"): HIGH,
    ("licences", "status_events.effective"): HIGH,
    ("licences", "status_events.text"): MEDIUM,
    ("licences", "holder"): HIGH,
    ("licences", "exchanges"): HIGH,
    ("licences", "number"): MEDIUM,
    ("licences", "note"): LOW,
    ("licence-types", "state"): HIGH,
    ("policies", "stage"): HIGH,
    ("policies", "force"): HIGH,
    ("policies", "weight"): HIGH,
    ("policies", "effective"): HIGH,
    ("policies", "relations.relation"): HIGH,
    ("policies", "title_en"): MEDIUM,
    ("policies", "title_zh_hant"): LOW,
    ("policies", "title_zh_hans"): LOW,
    ("policies", "official_url_en"): LOW,
    ("policies", "issuers"): MEDIUM,
    ("policies", "slug"): MEDIUM,
    ("policies", "requirements.value"): MEDIUM,
    ("policies", "requirements.valid_from"): HIGH,
    ("policies", "citations.quote"): LOW,
    ("policies", "citations"): LOW,
    ("exchanges", "addresses.address"): LOW,
    ("exchanges", "addresses.valid_from"): HIGH,
    ("exchanges", "client_scopes.scope"): HIGH,
    ("regulators", "website"): LOW,
    ("sources", "tier"): HIGH,
    ("sources", "retrieved"): LOW,
    ("sources", "published"): HIGH,
}


@pytest.mark.parametrize(("slug", "name"), FIELDS)
def test_a_field_carries_its_risk(slug, name):
    assert risk_of_field(kind_by_slug()[slug], name) == FIELDS[slug, name]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
def test_every_value_of_a_kind_has_a_risk_and_every_date_a_high_one(kind):
    for name, model in {"": kind.record, **parts_of(kind.record)}.items():
        dot = f"{name}." if name else ""
        for field in fields_of(model):
            risk = risk_of_field(kind, f"{dot}{field.name}")
            assert risk in Risk
            if isinstance(field, PartialDateField) and name != "citations":
                assert risk == HIGH or field.name in model.LOW_RISK


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
def test_what_a_model_names_is_a_column_of_it_and_named_once(kind):
    for model in (kind.record, *parts_of(kind.record).values()):
        known = {field.name for field in [*fields_of(model), *m2m_of(model)]}
        named = [*model.HIGH_RISK, *model.LOW_RISK]

        assert set(named) <= known
        assert len(set(named)) == len(named)


def change(op="~", kind="policies.policy", **patch):
    return Change(kind=kind, op=op, patch=patch)


def test_a_change_carries_the_highest_risk_of_what_it_touches():
    assert risk_of_change(change()) == LOW
    assert risk_of_change(change(note=["", "x"])) == LOW
    assert risk_of_change(change(note=["", "x"], reference=["", "x"])) == MEDIUM
    assert risk_of_change(change(reference=["", "x"], stage=["bill", "act"])) == HIGH


def test_a_withdrawal_is_of_high_risk():
    assert risk_of_change(change("-")) == HIGH


def test_the_blank_columns_of_a_new_record_carry_none():
    blank = {"effective": [None, ""], "force": [None, ""], "topics": [None, []]}

    assert risk_of_change(change("+", note=[None, "x"], **blank)) == LOW
    assert risk_of_change(change(effective=["2024", ""])) == HIGH


def test_every_name_that_is_touched_is_told():
    patch = {
        "title_en": ["a", "b"],
        "slug": [None, ""],
        "issuers": {"k1": [None, True], "k2": [True, None]},
        "requirements": {
            "edited": {"value": ["1", "2"], "note": ["", "x"]},
            "added": [None, {"subject": "s", "note": "", "unit": None}],
            "gone": [{"rule": "r", "note": ""}, None],
        },
    }

    assert sorted(touched_names(patch)) == [
        "issuers",
        "issuers",
        "requirements.note",
        "requirements.rule",
        "requirements.subject",
        "requirements.value",
        "title_en",
    ]


@given(st.lists(st.sampled_from(ORDER)))
def test_the_highest_is_no_lower_than_any(risks):
    found = highest(risks)

    assert all(ORDER.index(found) >= ORDER.index(risk) for risk in risks)
    assert found in {*risks, LOW}
