"""What autocompletes chose is read once, and told as Django tells it."""

from typing import Any

import pytest
from django.contrib.admin import site
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from policies.models import Licence, Policy
from registry.admin.chosen import Chosen, tell_chosen
from tests.cast import member
from tests.forms import signed_in
from tests.makers import a_licence, a_policy, a_regulator, an_entity

pytestmark = pytest.mark.django_db


def form_of(record, data=None):
    request = RequestFactory().get("/")
    request.user = member("editor")
    form: Any = site.get_model_admin(type(record)).get_form(request, record)
    return form(data, instance=record)


def drawn(form, name):
    return " ".join(str(form[name]).split())


@pytest.mark.parametrize("name", ["holder", "statute", "regulator", "exchanges"])
def test_a_choice_that_was_told_is_drawn_as_django_draws_it(name):
    licence = a_licence(regulator=a_regulator())
    told = form_of(licence)

    tell_chosen([told])

    assert drawn(told, name) == drawn(form_of(licence), name)


def test_many_choices_keep_their_order():
    policy = a_policy(issuers=[a_regulator(name_en=name) for name in "BCA"])
    told = form_of(policy)

    tell_chosen([told])

    assert drawn(told, "issuers") == drawn(form_of(policy), "issuers")
    assert drawn(told, "issuers").count("selected") == 3


def test_all_forms_of_a_page_cost_a_query_for_each_kind_that_is_named(
    django_assert_num_queries,
):
    regulator = a_regulator()
    licences = [a_licence(regulator=regulator, holder=an_entity()) for _ in range(3)]
    forms = [form_of(licence) for licence in licences]
    for form in forms:
        form.initial["exchanges"] = []

    with django_assert_num_queries(2):  # holders and the regulator
        tell_chosen(forms)
        found = [
            drawn(form, name) for form in forms for name in ("regulator", "holder")
        ]

    assert all("selected" in one for one in found)


def test_a_choice_of_nothing_costs_none(django_assert_num_queries):
    form = form_of(Policy())
    form.initial["issuers"] = []

    with django_assert_num_queries(0):
        found = drawn(form, "issuers")

    assert "selected" not in found


def test_a_form_that_was_sent_asks_itself():
    regulator = a_regulator()
    form = form_of(Licence(), {"regulator": str(regulator.pk), "holder": ""})

    tell_chosen([form])

    assert isinstance(form.fields["regulator"].widget.widget, Chosen)
    assert f'value="{regulator.pk}" selected' in drawn(form, "regulator")


def test_a_choice_that_left_is_no_accident():
    licence = a_licence()
    form = form_of(licence)
    form.initial["holder"] = Licence().pk

    tell_chosen([form])

    assert "selected" not in drawn(form, "holder")


def test_a_page_reads_what_its_rows_chose_together(editor):
    types = [{"licence_type": None}] * 3
    few, many = a_policy(requirements=types[:1]), a_policy(requirements=types)
    client = signed_in(editor)
    path = "/admin/policies/policy/{}/change/"
    client.get(path.format(few.pk))

    with CaptureQueriesContext(connection) as one:
        client.get(path.format(few.pk))
    with CaptureQueriesContext(connection) as three:
        client.get(path.format(many.pk))

    assert len(three) == len(one)


def test_a_row_called_by_what_it_names_asks_for_no_name(django_assert_num_queries):
    holder = an_entity()
    form = form_of(Licence.objects.get(pk=a_licence(holder=holder).pk))

    tell_chosen([form])

    with django_assert_num_queries(0):
        assert form.instance.holder == holder


def test_what_was_read_with_a_row_is_not_asked_for_again(django_assert_num_queries):
    licence = a_licence(regulator=a_regulator(), holder=an_entity())
    read = Licence.objects.select_related("holder", "regulator").get(pk=licence.pk)
    form = form_of(read)
    form.initial["exchanges"] = []

    with django_assert_num_queries(0):
        tell_chosen([form])

    assert drawn(form, "holder") == drawn(form_of(licence), "holder")
