"""The fields of a form and its rows, each with its evidence."""

import pytest

from policies.models import Regulator
from registry.records.kinds import kind_of
from tests.forms import open_form, signed_in
from tests.makers import a_licence, a_policy, a_regulator, a_source
from tests.registry.admin.new_records import address

pytestmark = pytest.mark.django_db


def form_of(user, record):
    name = record._meta.model_name
    return signed_in(user).get(f"/admin/policies/{name}/{record.pk}/change/")


def sections_of(page):
    return {
        cell["name"]: cell["mark"]
        for section in page.context["sections"]
        for row in section.rows
        for cell in row
    }


@pytest.mark.parametrize("role", ["publisher", "auditor"])
def test_a_field_shows_its_sources_to_whoever_may_read(role, request):
    regulator = a_regulator(remit="Platforms.", source=a_source(title="The Act"))

    page = form_of(request.getfixturevalue(role), regulator)

    marks = sections_of(page)
    assert marks["remit"].words == "1 source, official"
    assert "The Act" in page.content.decode()


def test_a_value_that_wants_a_citation_says_so(editor):
    record = a_regulator(remit="Platforms.")

    marks = sections_of(form_of(editor, record))

    told = {name: (mark.words, mark.unsettled) for name, mark in marks.items() if mark}
    assert told["remit"] == ("1 source, official", False)
    assert marks["website"] is None  # there is nothing to cite
    assert marks["jurisdiction"] is None  # our own words want none


def test_a_value_typed_without_its_citation_stands_out(editor):
    record = a_regulator()
    form = open_form(
        signed_in(editor), address(kind_of(Regulator), record.pk, "change")
    )
    form.put(remit="Platforms.").send(signed_in(editor))

    marks = sections_of(form_of(editor, record))

    assert (marks["remit"].words, marks["remit"].unsettled) == ("No citation yet", True)


def test_a_row_shows_the_sources_of_its_values(publisher):
    licence = a_licence(status_events=[{"status": "submitted"}])

    page = form_of(publisher, licence)

    formset = page.context["inline_admin_formsets"]
    forms = {f.opts.model._meta.model_name: f.formset.forms for f in formset}
    assert forms["statusevent"][0].mark.words == "1 source, official"
    assert forms["statusevent"][0].fields["effective"].meaning.words == "1 Jun 2023"


def test_a_citation_says_in_words_what_it_bears_on(publisher):
    licence = a_licence(status_events=[{"status": "submitted"}])

    page = form_of(publisher, licence)

    citations = page.context["inline_admin_formsets"][-1].formset
    assert citations.forms == []
    assert "Status event: Status" in citations.closed[0].bears_on
    assert citations.closed[0].citation.source.title in page.content.decode()


def test_the_cells_of_a_row_are_its_columns_and_its_source(editor):
    page = form_of(editor, a_policy(requirements=[{"value": "98"}]))

    rows = {f.opts.model._meta.model_name: f.formset
            for f in page.context["inline_admin_formsets"]}  # fmt: skip
    cells = rows["requirement"].forms[0].cells
    assert [cell["name"] for cell in cells["source"]] == [
        "cite_source", "cite_locator", "cite_quote",
    ]  # fmt: skip
    assert "98" in {c["name"]: c["control"] for c in cells["own"]}["value"]
    assert "requirements-__prefix__-value" in rows["requirement"].blank
