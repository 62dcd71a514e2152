"""Every kind has the pages of its past, each for those who may."""

import pytest
from django.urls import reverse

from registry.records.kinds import kinds
from tests.forms import signed_in
from tests.makers import MAKERS, revise

pytestmark = pytest.mark.django_db


def places(record):
    meta = record._meta
    start = f"admin:{meta.app_label}_{meta.model_name}"
    return {
        "history": reverse(f"{start}_history", args=[record.pk]),
        "compare": reverse(f"{start}_compare", args=[record.pk]),
        "version": reverse(f"{start}_simple_history", args=[record.pk, record.seq]),
        "merge": reverse(f"{start}_merge", args=[record.pk]),
        "back": reverse(f"{start}_back", args=[record.pk, record.seq]),
    }


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
def test_each_kind_has_them(kind, editor, auditor):
    record = MAKERS[kind.slug]()
    revise(record, slug="other")
    found = places(record)

    def answers(person):
        client = signed_in(person)
        read = {name: client.get(found[name]).status_code for name in found}
        return read | {"post": client.post(found["back"]).status_code}

    same = {"history": 200, "compare": 200, "version": 200, "back": 405}
    assert answers(editor) == {**same, "merge": 200, "post": 302}
    assert answers(auditor) == {**same, "merge": 403, "post": 403}
