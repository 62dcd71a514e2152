"""Controls written by hand say what Django's own templates say."""

import re

import pytest
from django import forms
from django.contrib.admin import site
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.forms.renderers import DjangoTemplates, get_default_renderer
from django.test import RequestFactory

from registry.admin.controls import Controls
from registry.records.kinds import kinds
from tests.cast import member
from tests.makers import MAKERS

HOSTILE = "<b>\"'&"


def squeezed(html):
    """Return markup without the space that no reader sees."""
    return re.sub(r"\s*([<>])\s*", r"\1", " ".join(html.split()))


def both(widget, value, **attrs):
    return [
        squeezed(widget.render("a-name", value, {"id": "x", **attrs}, renderer))
        for renderer in (DjangoTemplates(), Controls())
    ]


def test_all_forms_are_written_so():
    assert type(get_default_renderer()) is Controls


@pytest.mark.parametrize("value", [None, "", "text", HOSTILE, "two\nlines", 0, 12])
@pytest.mark.parametrize(
    "widget",
    [
        forms.TextInput(attrs={"class": HOSTILE, "lang": "zh-Hant"}),
        forms.HiddenInput(),
        forms.NumberInput(attrs={"step": "any"}),
        forms.URLInput(),
        forms.EmailInput(),
        forms.DateInput(),
        forms.CheckboxInput(),
        forms.Textarea(attrs={"rows": 2}),
        forms.Select(choices=[("", "-"), (12, HOSTILE), ("g", [("text", "In it")])]),
        forms.RadioSelect(choices=[("text", "A")]),
        forms.PasswordInput(),
    ],
    ids=lambda widget: type(widget).__name__,
)
def test_a_control_is_what_django_writes(widget, value):
    django, ours = both(widget, value, required=True, hidden=False)

    assert ours == django


@pytest.mark.parametrize("value", [[], ["a"], ["a", "b"]])
def test_a_choice_of_many_is_what_django_writes(value):
    choices = [("a", "A"), ("b", HOSTILE), ("c", "C")]
    django, ours = both(forms.SelectMultiple({"size": 6}, choices), value)

    assert ours == django


@pytest.mark.django_db
@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
def test_every_control_of_a_record_is_what_django_writes(kind):
    record, request = MAKERS[kind.slug](), RequestFactory().get("/")
    request.user = member("editor")
    admin = site.get_model_admin(kind.record)
    form = admin.get_form(request, record)(instance=record)
    unlike = []

    for bound in form:
        if isinstance(bound.field.widget, RelatedFieldWidgetWrapper):
            continue  # ours draws no picture, see below
        django, ours = both(bound.field.widget, bound.value())
        unlike += [] if ours == django else [(bound.name, django, ours)]

    assert unlike == []


@pytest.mark.django_db
def test_the_way_to_add_a_record_is_named_and_opens_a_window():
    kind = next(kind for kind in kinds() if kind.slug == "licences")
    request = RequestFactory().get("/")
    request.user = member("editor")
    form = site.get_model_admin(kind.record).get_form(request)()

    found = str(form["regulator"])

    assert 'id="add_id_regulator" data-popup="yes" href="/admin/policies/' in found
    assert 'aria-label="Add another regulator"' in found
    assert found.startswith('<div class="related-widget-wrapper" data-model-ref="reg')


def test_a_wrapper_with_more_than_adding_is_left_to_django():
    wrapped = RelatedFieldWidgetWrapper(
        forms.Select(), _link(), site, can_add_related=True, can_view_related=True
    )

    html = wrapped.render("regulator", "", {}, Controls())

    assert "view-related" in html


def _link():
    licences = next(kind for kind in kinds() if kind.slug == "licences")
    return licences.record._meta.get_field("regulator").remote_field
