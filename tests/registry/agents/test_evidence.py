"""On what an answer rests."""

import json

import pytest

from registry.agents.evidence import (
    bearing,
    citations_of,
    covers,
    forms_of,
    sources_of,
    values_of,
)
from registry.ledger.read import head, newest
from tests.makers import a_policy, a_source

FORM = {
    "id": "PL-0001",
    "kind": "policies",
    "slug": "one",
    "title_en": "One",
    "note": None,
    "issuers": ["RG-0001"],
    "amends": [],
    "requirements": [
        {"id": "a-1", "subject": "custody", "value": "0.98", "unit": None}
    ],
    "own": ["slug"],
    "citations": [],
}


@pytest.mark.parametrize(
    ("name", "path", "is_so"),
    [
        ("name_en", "name_en", True),
        ("name", "name_en", False),
        ("requirements", "requirements/a-1/value", True),
        ("requirements.value", "requirements/a-1/value", True),
        ("requirements.unit", "requirements/a-1/value", False),
        ("requirements/a-1", "requirements/a-1/value", True),
        ("requirements/a-1/value", "requirements/a-1/value", True),
    ],
)
def test_a_name_covers_a_value_and_the_values_of_its_parts(name, path, is_so):
    assert covers(name, path) is is_so


def test_values_are_told_one_by_one_and_what_is_empty_not():
    assert dict(values_of(FORM)) == {
        "title_en": "One",
        "issuers": ["RG-0001"],
        "requirements/a-1/subject": "custody",
        "requirements/a-1/value": "0.98",
    }


@pytest.mark.django_db
def test_a_citation_names_its_record_its_change_and_its_source(rf):
    source = a_source(title="The circular", publisher_kind="regulator")
    policy = a_policy(source=source)
    (seq, form), *none = forms_of([policy.public_id])

    found = citations_of(form, seq)

    assert none == []
    assert {(one.record, one.seq) for one in found} == {("PL-0001", head().seq)}
    assert bearing(found, ["title_en"])
    assert not bearing(found, ["note"])
    told = sources_of(found, rf.get("/mcp"))[source.public_id]
    assert (told.title, told.is_official) == ("The circular", True)
    assert told.url == f"http://testserver/id/{source.public_id}"


@pytest.mark.django_db
def test_a_form_is_the_one_the_ledger_holds():
    policy = a_policy()
    entry = newest(policy.public_id)

    assert list(forms_of([policy.public_id, "PL-0009"])) == [
        (entry.seq, json.loads(entry.payload))
    ]
