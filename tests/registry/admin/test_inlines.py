"""Each sort of part has its inline, made from its model."""

import pytest
from django.contrib.admin import site

from policies.models import Licence, StatusEvent
from registry.admin.inlines import (
    EVIDENCE,
    CitationInline,
    inlines_of,
    kind_describes_itself,
    part_inline,
)
from registry.citations.models import Claim, Source
from registry.records.kinds import kinds, parts_of
from registry.records.state import fields_of

EVERY = [pytest.param(kind.record, id=kind.slug) for kind in kinds()]


@pytest.mark.parametrize("model", EVERY)
def test_every_part_has_an_inline_and_citations_come_last(model):
    *parts, last = inlines_of(model)

    wanted = [part for name, part in parts_of(model).items() if name != "citations"]
    assert [inline.model for inline in parts] == wanted
    assert last is CitationInline


def test_an_inline_shows_each_fact_of_a_row_and_its_source_beside_it():
    inline = part_inline(StatusEvent)

    columns = [field.name for field in fields_of(StatusEvent)]
    assert list(inline.fields) == [*columns, *EVIDENCE]
    assert inline.fk_name == "licence"


def test_what_publication_settles_is_not_typed():
    assert "confirmed" not in part_inline(StatusEvent).fields


def test_a_source_describes_itself_so_its_claims_ask_for_no_source():
    assert kind_describes_itself(Claim)
    assert not set(EVIDENCE) & set(part_inline(Claim).fields)


def test_related_records_are_found_by_typing():
    for inline in inlines_of(Licence)[:-1]:
        links = [f.name for f in fields_of(inline.model) if f.is_relation]
        assert list(inline.autocomplete_fields) == links


def test_rows_of_a_source_are_its_claims():
    assert [inline.model for inline in inlines_of(Source)[:-1]] == [Claim]


@pytest.mark.django_db
@pytest.mark.parametrize("model", EVERY)
def test_a_page_brings_whatever_a_control_of_it_needs(model, editor, rf):
    admin, request = site.get_model_admin(model), rf.get("/")
    request.user = editor
    inlines = [(admin, admin.get_form(request)())] + [
        (inline, formset.form)
        for formset, inline in admin.get_formsets_with_inlines(request)
    ]
    brought = admin.media
    for inline, _form in inlines:
        brought += inline.media

    for _inline, form in inlines:
        for field in form.base_fields.values():
            assert set(field.widget.media._js) <= set(brought._js), field.label
            assert str(field.widget.media["css"]) in str(brought["css"]), field.label
