"""A list is filtered by another record: from a few links, or typed for."""

import pytest
from django.urls import reverse

from registry.admin import relation_filter
from tests.forms import form_on, signed_in
from tests.makers import a_licence, a_regulator, an_exchange

pytestmark = pytest.mark.django_db


def listed(user, **asked):
    return signed_in(user).get(reverse("admin:policies_licence_changelist"), asked)


def text_of(page):
    return " ".join(page.content.decode().split())


@pytest.fixture
def many(monkeypatch):
    """Let two be many."""
    monkeypatch.setattr(relation_filter, "FEW", 1)
    return [
        a_licence(regulator=a_regulator(short_name_en=name)) for name in ("One", "Two")
    ]


def test_a_few_records_are_links(auditor):
    for name in ("One", "Two"):
        a_licence(regulator=a_regulator(short_name_en=name))

    text = text_of(listed(auditor))

    assert "One (1)" in text
    assert "Filter by regulator" not in text


def test_many_are_typed_for_and_are_listed_on_demand(auditor, many):
    page = listed(auditor)
    form = form_on(page, having="regulator__id__exact")

    assert "List all 2" in text_of(page)
    assert "One (1)" in text_of(page)
    form.put(regulator__id__exact=many[0].regulator_id)
    found = listed(auditor, **{n: v[0] for n, v in form.data().items()})
    assert [row.pk for row in found.context["cl"].result_list] == [many[0].pk]
    again = form_on(found, having="regulator__id__exact")
    assert again["regulator__id__exact"] == str(many[0].regulator_id)


@pytest.mark.usefixtures("many")
def test_what_else_was_asked_for_stays(auditor):
    page = listed(auditor, regime__exact="vatp", o="1", p="1")

    form = form_on(page, having="regulator__id__exact")

    assert form["regime__exact"] == "vatp"
    assert form["o"] == "1"
    assert "p" not in form


def test_no_choice_asks_for_nothing(auditor, many):
    page = listed(auditor, regulator__id__exact="")

    assert page.status_code == 200
    assert len(page.context["cl"].result_list) == len(many)


@pytest.mark.usefixtures("many")
def test_a_link_to_several_is_typed_for_too(auditor):
    a_licence(exchanges=[an_exchange(), an_exchange()])

    page = listed(auditor)

    assert form_on(page, having="exchanges__id__exact")


def test_lists_bring_what_an_autocomplete_needs(auditor):
    page = text_of(listed(auditor))

    assert "autocomplete.js" in page
    assert "select2" in page
