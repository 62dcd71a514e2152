"""A state that names other records instead says nothing twice and nothing of itself."""

import pytest

from policies.models import Exchange, LegalEntity, Licence
from registry.records.links import recited, relinked
from registry.records.state import empty

A, B, C, OWN = (letter * 8 for letter in "abcd")
MOVED = {B: A}


def cite(source, *fields, locator="p. 1"):
    return {"source": source, "fields": list(fields), "locator": locator}


def test_columns_links_rows_and_citations_name_the_other():
    state = empty(Licence) | {"holder": B, "regulator": C, "exchanges": {B: True}}
    state["activities"] = {"1": {"licence_type": B, "effective": "2023"}}
    state["citations"] = {"1": cite(B, "holder")}

    found = relinked(Licence, state, moved=MOVED, own=OWN)

    assert (found["holder"], found["regulator"]) == (A, C)
    assert found["exchanges"] == {A: True}
    assert found["activities"] == {"1": {"licence_type": A, "effective": "2023"}}
    assert found["citations"] == {"1": cite(A, "holder")}
    assert state["holder"] == B


def test_a_link_that_is_there_already_is_there_once():
    state = empty(Licence) | {"holder": None, "regulator": C}
    state["exchanges"] = {A: True, B: True, C: True}

    found = relinked(Licence, state, moved=MOVED, own=OWN)

    assert found["exchanges"] == {A: True, C: True}


@pytest.mark.parametrize("parent", [A, B])
def test_what_would_lead_to_itself_drops_out(parent):
    state = empty(LegalEntity) | {"parent": parent}

    assert relinked(LegalEntity, state, moved=MOVED, own=A)["parent"] is None


def test_a_row_that_says_what_another_says_goes_and_its_citations_follow():
    row = {"valid_from": "2023", "valid_to": ""}
    state = empty(Exchange)
    state["operators"] = {"1": {"entity": B, **row}, "2": {"entity": A, **row}}
    state["citations"] = {"9": cite(C, "operators/1/entity", "operators/2/entity")}

    found = relinked(Exchange, state, moved=MOVED, own=OWN)

    assert found["operators"] == {"2": {"entity": A, **row}}
    assert found["citations"] == {"9": cite(C, "operators/2/entity")}


def test_rows_that_were_alike_before_stay_as_they_are():
    rows = {key: {"entity": A, "valid_from": ""} for key in ("1", "2")}
    state = empty(Exchange) | {"operators": rows}

    assert relinked(Exchange, state, moved=MOVED, own=OWN)["operators"] == rows


def test_a_moved_citation_is_taken_into_one_that_says_the_same():
    state = empty(Licence) | {"holder": None, "regulator": C}
    state["citations"] = {
        "1": cite(A, "regulator"),
        "2": cite(B, "regulator", "number"),
        "3": cite(B, "number", locator="p. 2"),
    }

    found = relinked(Licence, state, moved=MOVED, own=OWN)

    assert found["citations"] == {
        "1": cite(A, "regulator", "number"),
        "3": cite(A, "number", locator="p. 2"),
    }


def test_citations_that_did_not_move_are_not_united():
    citations = {"1": cite(A, "regulator"), "2": cite(A, "number")}
    state = empty(Licence) | {"holder": None, "regulator": C, "citations": citations}

    assert relinked(Licence, state, moved=MOVED, own=OWN) == state


def test_a_citation_of_nothing_drops_out():
    rows = {"1": cite(A, "x"), "2": cite(A, "x", "y"), "3": cite(A, "z")}

    assert recited(rows, {"x": "", "z": "y"}) == {
        "2": cite(A, "y"),
        "3": cite(A, "y"),
    }
