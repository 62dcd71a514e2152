"""Evidence beside each field and row, and what a partial date means."""

from datetime import date

import pytest

from policies.models import Regulator
from registry.admin.marks import mark_of, meaning
from registry.citations.models import Citation
from registry.records.kinds import kind_of
from tests.forms import open_form, signed_in
from tests.makers import a_licence, a_regulator, a_source
from tests.registry.admin.new_records import address

pytestmark = pytest.mark.django_db


def cited(*tiers, stance="supports"):
    kinds = {1: "gazette", 3: "regulator", 7: "press"}
    return [
        Citation(
            source=a_source(title=f"Source {number}", publisher_kind=kinds[tier]),
            stance=stance,
        )
        for number, tier in enumerate(tiers)
    ]


@pytest.mark.parametrize(
    ("tiers", "words"),
    [
        ((3,), "1 source, official"),
        ((7,), "1 source, secondary"),
        ((1, 7), "2 sources"),
    ],
)
def test_a_mark_says_how_many_sources_and_of_which_sort(tiers, words):
    found = mark_of(cited(*tiers))

    assert found is not None
    assert (found.words, found.unsettled) == (words, False)


def test_sources_that_disagree_need_an_editor():
    found = mark_of([*cited(1), *cited(7, stance="contradicts")])

    assert found is not None
    assert (found.words, found.unsettled) == ("Sources disagree", True)


def test_a_value_without_a_source_has_no_mark():
    assert mark_of([]) is None


@pytest.mark.parametrize(
    ("literal", "words", "first", "last"),
    [
        ("2023-06-01", "1 Jun 2023", None, None),
        ("2023-06", "Jun 2023", date(2023, 6, 1), date(2023, 6, 30)),
        ("[2023-06..]", "Jun 2023 or later", date(2023, 6, 1), None),
    ],
)
def test_a_date_is_told_in_words_with_its_bounds(literal, words, first, last):
    found = meaning(literal, "en")

    assert found is not None
    assert (found.words, found.earliest, found.latest) == (words, first, last)


def test_what_is_no_date_has_no_meaning():
    assert meaning("1/6/2024", "en") is None


def form_of(user, record):
    name = record._meta.model_name
    return signed_in(user).get(f"/admin/policies/{name}/{record.pk}/change/")


def sections_of(page):
    return {
        field.admin.field["name"]
        if isinstance(field.admin.field, dict)
        else field.admin.field.name: field.mark
        for section in page.context["sections"]
        for row in section.rows
        for field in row.fields
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
    assert told["website"] == ("Cite a source", False)
    assert told["remit"] == ("1 source, official", False)
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
