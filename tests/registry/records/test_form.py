"""The public form: what was published of one record, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.licence.kind import LICENCE
from policies.policy.kind import POLICY
from policies.regulator.kind import REGULATOR
from registry.ledger import read
from registry.records.form import ids_in, mentioned, names_records, public_form
from registry.records.state import completed, empty
from tests.makers import a_licence, a_policy, a_regulator, revise

NAMES = {"key-1": "RG-0001", "key-2": "RG-0002", "key-3": "PL-0003"}


def form_of(kind, settled=None, **values):
    state = completed(kind.record, empty(kind.record) | values)
    return public_form(
        kind,
        "XX-0009",
        state=state,
        settled={"slug": "s"} | (settled or {}),
        names=NAMES,
    )


def test_a_form_says_who_it_is():
    form = form_of(REGULATOR, name_en="A regulator", slug="typed")

    assert (form["id"], form["kind"], form["slug"]) == ("XX-0009", "regulators", "s")


def test_a_blank_text_is_null_and_an_empty_list_stays_one():
    form = form_of(REGULATOR, remit="", register_urls=[])

    assert form["remit"] is None
    assert form["register_urls"] == []


def test_others_are_named_by_public_id_alone():
    form = form_of(
        POLICY,
        issuers={"key-2": True, "key-1": True},
        relations={"r": {"relation": "amends", "to_policy": "key-3"}},
    )

    assert form["issuers"] == ["RG-0001", "RG-0002"]
    assert form["relations"][0]["to_policy"] == "PL-0003"
    assert form["relations"][0]["id"] == "r"


def test_who_verified_a_citation_is_never_named():
    row = {"source": "key-1", "fields": ["remit"], "verified_by": 7}

    form = form_of(REGULATOR, citations={"c": row})

    (shown,) = form["citations"]
    assert set(shown) == {
        *("fields", "source", "locator", "quote", "stance", "says", "read"),
        "verified_on",
    }


def test_what_publication_settles_stands_in_the_row():
    form = form_of(
        LICENCE,
        settled={"e": {"confirmed": True}},
        regulator="key-1",
        status_events={"e": {"position": 1, "status": "licensed"}},
    )

    assert form["status_events"][0]["confirmed"] is True


def test_values_of_our_own_making_are_listed():
    form = form_of(POLICY, weight="law", title_en="x", topics=["custody"])

    assert form["own"] == ["topics", "weight"]


def test_parts_stand_in_the_order_their_model_states():
    rows = {
        "b": {"position": 10, "status": "licensed"},
        "a": {"position": 2, "status": "submitted"},
        "c": {"position": 0, "status": "submitted"},
    }

    form = form_of(LICENCE, regulator="key-1", status_events=rows)

    assert [row["position"] for row in form["status_events"]] == [0, 2, 10]


@given(st.permutations(["2021", "2022-03", "", "2022"]))
def test_the_order_does_not_hang_on_that_of_entry(days):
    rows = {f"k{day}": {"valid_from": day, "subject": "s"} for day in days}

    form = form_of(POLICY, requirements=rows)

    shown = [row["valid_from"] for row in form["requirements"]]
    assert shown == ["2021", "2022", "2022-03", None]


def test_a_state_mentions_each_record_it_names():
    state = completed(
        POLICY.record,
        empty(POLICY.record)
        | {
            "issuers": {"key-1": True},
            "relations": {"r": {"to_policy": "key-3"}},
            "requirements": {"q": {"varied_by": None}},
            "citations": {"c": {"source": "key-2", "verified_by": 7}},
        },
    )

    found = sorted(key for _model, key in mentioned(POLICY.record, state))

    assert found == ["key-1", "key-2", "key-3"]


def test_ids_are_found_wherever_a_form_holds_them():
    form = {
        "id": "PL-0001",
        "issuers": ["RG-0001"],
        "relations": [{"to_policy": "PL-0002", "note": "PL-0001"}],
        "title_en": "RG-0001 and what it did next",
        "reference": "26EC26",
        "position": 3,
    }

    assert ids_in(form, ["RG", "PL"]) == {"RG-0001", "PL-0002"}


def test_a_person_is_no_record():
    columns = {f.name: f for f in LICENCE.record._meta.concrete_fields}

    assert names_records(columns["regulator"])
    assert not names_records(columns["number"])


@pytest.mark.django_db
def test_the_form_published_is_the_form_of_the_live_state():
    sfc = a_regulator()
    policy = a_policy(issuers=[sfc], requirements=[{"value": "98.50"}])

    form = read.form_of(read.newest(policy.public_id))

    assert form["issuers"] == [sfc.public_id]
    assert form["requirements"][0]["value"] == "98.5"
    assert form["slug"] == policy.slug


@pytest.mark.django_db
def test_renaming_a_regulator_changes_its_own_form_alone():
    sfc = a_regulator()
    licence = a_licence(regulator=sfc)

    revise(sfc, name_en="Commission")

    assert read.newest(licence.public_id).version == 1
