"""What editors and sources wrote is shown as text on every page of the desk."""

import pytest
from django.db import models

from registry.records.fields import PartialDateField
from registry.records.kinds import kinds, parts_of
from registry.records.state import fields_of
from tests.cast import member
from tests.forms import signed_in
from tests.makers import MAKERS, revise
from tests.proposals import approved, edit, kept
from tests.registry.admin.new_records import address

pytestmark = [pytest.mark.django_db, pytest.mark.long]

HOSTILE = "<script>alert(1)</script>\"><img src=x onerror='alert(2)'>"
OTHER = HOSTILE.replace("1", "3")
RAW = ("<script>alert", "<img src=x", "onerror='")

every_kind = pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)


def texts_of(model):
    """Return the hostile text in every column that takes any text."""
    return {
        field.name: HOSTILE
        for field in fields_of(model)
        if type(field) in {models.CharField, models.TextField}
        and not field.choices
        and not field.validators[1:]
        and not isinstance(field, PartialDateField)
        and (field.max_length or 100) >= len(HOSTILE)
    }


def hostile(kind):
    """Publish a record whose texts, rows and reason are hostile, and change it."""
    rows = {
        name: [texts_of(part)]
        for name, part in parts_of(kind.record).items()
        if name != "citations" and stands_alone(part)
    }
    record = MAKERS[kind.slug](reason=HOSTILE, **texts_of(kind.record), **rows)
    return revise(record, reason=HOSTILE, **dict.fromkeys(texts_of(kind.record), OTHER))


def stands_alone(part):
    """Tell whether a row needs no other record."""
    return all(field.null for field in fields_of(part) if field.is_relation)


def shown(client, path):
    """Return what a page holds, once sure that it is one."""
    page = client.get(path)
    assert page.status_code == 200, (path, page.status_code)
    return page.content.decode()


@every_kind
def test_no_page_of_a_record_runs_what_was_typed(kind):
    record, client = hostile(kind), signed_in(member("publisher"))
    change_set = kept(member("editor"), edit(record, **texts_of(kind.record)))
    pages = [
        address(kind),
        address(kind, record.pk, "change"),
        address(kind, record.pk, "delete"),
        address(kind, record.pk, "history"),
        address(kind, record.pk, "history", record.seq),
        f"{address(kind)}?q=alert",
        "/admin/",
        "/admin/find/?q=alert",
        "/admin/registry/changeset/",
        f"/admin/registry/changeset/{change_set.pk}/change/",
    ]

    found = [(path, raw) for path in pages for raw in RAW if raw in shown(client, path)]

    assert found == []


@every_kind
def test_no_message_about_a_record_runs_what_was_typed(kind):
    record, client = hostile(kind), signed_in(member("publisher"))
    change = edit(record, **dict.fromkeys(texts_of(kind.record), "Calm."))
    change_set = kept(member("editor"), change)
    approved(change_set, member("administrator"))
    revise(record, **texts_of(kind.record))

    path = f"/admin/registry/changeset/{change_set.pk}/publish/"
    page = client.post(path, follow=True)

    change_set.refresh_from_db()
    assert change_set.state == "conflict"
    assert [raw for raw in RAW if raw in page.content.decode()] == []
