"""The public form of each kind as JSON Schema."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from registry.api.form_schema import form_schemas
from registry.ledger import read
from registry.ledger.models import Entry
from registry.records.kinds import Kind, kind_by_slug, kinds, parts_of
from tests.makers import MAKERS

EVERY = [pytest.param(kind, id=kind.slug) for kind in kinds()]


def validator(kind: Kind) -> Draft202012Validator:
    schemas = form_schemas()
    named = {"$ref": f"#/components/schemas/{kind.record.__name__}"}
    return Draft202012Validator({**named, "components": {"schemas": schemas}})


def form_of(kind: Kind) -> dict[str, Any]:
    entry = read.newest(MAKERS[kind.slug]().public_id)
    assert entry is not None
    return read.form_of(entry)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", EVERY)
def test_a_schema_has_every_member_of_the_form_and_no_other(kind: Kind) -> None:
    form = form_of(kind)

    schema = form_schemas()[kind.record.__name__]
    assert set(schema["properties"]) == set(form)
    validator(kind).validate(form)


@pytest.mark.parametrize("kind", EVERY)
def test_a_schema_refuses_another_kind_s_form(kind: Kind) -> None:
    form = {"id": "XX-0001", "kind": "other", "slug": "x", "citations": [], "own": []}

    places = {error.path[0] for error in validator(kind).iter_errors(form)}

    assert places == {"id", "kind"}


@pytest.mark.usefixtures("hong_kong")
def test_every_form_of_the_data_set_fits_its_schema() -> None:
    validators = {slug: validator(kind) for slug, kind in kind_by_slug().items()}

    for entry in Entry.objects.all():
        form = read.form_of(entry)
        validators[entry.kind].validate(form)
        kind, schemas = kind_by_slug()[entry.kind], form_schemas()
        for name, part in parts_of(kind.record).items():
            described = set(schemas[part.__name__]["properties"])
            assert all(set(row) == described for row in form[name]), (entry, name)
