"""What changed between two public forms, field by field, for people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.policy.kind import POLICY
from registry.history.differences import differences
from registry.ledger import read
from tests.makers import a_policy, a_regulator, revise


def form(**values):
    return {"id": "PL-0001", "kind": "policies", "own": [], **values}


def told(old, new):
    """Return (name, row, old, new) of each difference."""
    return [(d.name, d.row, d.old, d.new) for d in differences(old, new, kind=POLICY)]


def test_a_value_that_changed_is_told_with_both_texts():
    (found,) = differences(form(stage="issued"), form(stage="lapsed"), kind=POLICY)

    assert (found.name, found.row, found.old, found.new) == (
        "stage",
        "",
        "issued",
        "lapsed",
    )
    assert found.pieces


def test_numbers_and_lists_have_no_pieces():
    (found,) = differences(form(topics=["a"]), form(topics=["a", "b"]), kind=POLICY)

    assert (found.old, found.new, found.pieces) == (["a"], ["a", "b"], ())


@pytest.mark.parametrize("blank", [None, "", [], False])
@pytest.mark.parametrize("other", [None, "", [], False])
def test_one_blank_is_as_good_as_another(blank, other):
    assert told(form(note=blank), form(note=other)) == []
    assert told(form(note=blank), form(note="x")) == [("note", "", blank, "x")]


def test_a_value_of_a_row_is_named_with_its_row():
    old = form(requirements=[{"id": "r", "value": "95", "unit": "%"}])
    new = form(requirements=[{"id": "r", "value": "98", "unit": "%"}])

    assert told(old, new) == [("requirements.value", "r", "95", "98")]


def test_a_row_added_or_removed_is_told_value_by_value():
    row = {"id": "r", "value": "95", "unit": "%", "note": None}
    without = form(requirements=[])

    assert told(without, form(requirements=[row])) == [
        ("requirements.value", "r", None, "95"),
        ("requirements.unit", "r", None, "%"),
    ]
    assert told(form(requirements=[row]), without) == [
        ("requirements.value", "r", "95", None),
        ("requirements.unit", "r", "%", None),
    ]


def test_rows_in_another_order_are_the_same_rows():
    one, other = {"id": "a", "value": "1"}, {"id": "b", "value": "2"}

    assert told(form(requirements=[one, other]), form(requirements=[other, one])) == []


def test_a_citation_is_there_or_it_is_not():
    one, other = {"source": "SRC-0001", "locator": "p. 1"}, {"source": "SRC-0002"}

    found = told(form(citations=[one]), form(citations=[other]))

    assert found == [("citations", "", one, None), ("citations", "", None, other)]


def test_values_come_in_the_order_of_columns_and_parts_and_others_last():
    row = {"value": "95", "unit": "%", "subject": "custody", "id": "r"}
    new = form(
        was_once="x", citations=[{"source": "SRC-0001"}], requirements=[row],
        issuers=["RG-0001"], slug="x", title_en="A title",
    )  # fmt: skip

    assert [name for name, *_ in told({}, new)] == [
        "slug",
        "title_en",
        "issuers",
        "requirements.subject",
        "requirements.value",
        "requirements.unit",
        "citations",
        "was_once",
    ]


def test_id_kind_and_what_is_our_own_are_no_facts():
    assert told(form(), {**form(), "id": "x", "kind": "x", "own": ["note"]}) == []


def test_a_new_record_is_told_value_by_value():
    assert told({}, form(stage="issued", note=None)) == [("stage", "", None, "issued")]


def test_what_is_withdrawn_takes_its_values_along():
    gone = {"id": "PL-0001", "kind": "policies", "withdrawn": "Entered twice."}

    found = told(form(stage="issued"), gone)

    assert set(found) == {
        ("stage", "", "issued", None),
        ("withdrawn", "", None, "Entered twice."),
    }


FORMS = st.fixed_dictionaries(
    {
        "stage": st.sampled_from([None, "issued", "lapsed"]),
        "topics": st.lists(st.sampled_from(["a", "b"]), max_size=2),
        "requirements": st.lists(
            st.fixed_dictionaries(
                {"id": st.sampled_from("rst"), "value": st.sampled_from(["1", "2"])}
            ),
            unique_by=lambda row: row["id"],
        ),
    }
)


@given(FORMS, FORMS)
def test_forms_differ_exactly_where_a_value_differs(old, new):
    rows = [{row["id"]: row["value"] for row in f["requirements"]} for f in (old, new)]
    keys = {
        key for key in {**rows[0], **rows[1]} if rows[0].get(key) != rows[1].get(key)
    }
    plain = {name for name in ("stage", "topics") if old[name] != new[name]}

    found = told(old, new)

    assert {name for name, row, *_ in found if not row} == plain
    assert {row for _name, row, *_ in found if row} == keys
    assert told(new, new) == []


@pytest.mark.django_db
def test_what_was_published_is_told_as_it_was_typed():
    policy = a_policy(stage="issued", requirements=[{"value": "95"}])
    key = policy.requirements.get().pk
    sfc = a_regulator()
    revise(policy, issuers=[sfc], requirements=[{"id": key, "value": "98"}])

    old, new = map(read.form_of, read.versions(policy.public_id))

    names = {d.name: (d.old, d.new) for d in differences(old, new, kind=POLICY)}
    assert names["requirements.value"] == ("95", "98")
    assert names["issuers"] == ([], [sfc.public_id])
    assert names.keys() == {"issuers", "requirements.value", "citations"}


def test_a_path_names_the_row_of_a_part_and_no_other():
    rows = [{"id": "r", "value": "98"}]
    found = differences(form(note="a"), form(note="b", requirements=rows), kind=POLICY)

    assert [one.path for one in found] == ["note", "requirements/r/value"]
