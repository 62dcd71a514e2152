"""Columns of our own: partial dates, their bounds, short lists, LEIs."""

from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError

from policies.models import Event, Policy, StatusEvent
from registry.records.fields import (
    BoundField,
    LinesField,
    LinesFormField,
    PartialDateField,
    bound_fields,
    validate_lei,
)
from tests.makers import an_event, revise

EFFECTIVE = Policy._meta.get_field("effective")


@pytest.mark.parametrize("value", ["", "2022", "2022-08", "2022-10-31"])
def test_a_partial_date_is_taken_as_the_source_gives_it(value):
    assert EFFECTIVE.clean(value, None) == value


@pytest.mark.parametrize("value", ["2023-02-30", "31.10.2022", "soon", "2022-13"])
def test_no_such_day_is_refused(value):
    with pytest.raises(ValidationError):
        EFFECTIVE.clean(value, None)


def test_a_migration_does_not_repeat_what_the_field_adds():
    field = PartialDateField("day")

    _name, _path, _args, kwargs = field.deconstruct()

    assert "validators" not in kwargs
    assert len(PartialDateField(**kwargs).validators) == len(field.validators)


def test_a_migration_knows_what_a_bound_reads():
    field = StatusEvent._meta.get_field("latest")

    _name, _path, _args, kwargs = field.deconstruct()

    assert kwargs["of"] == ("effective", "not_after", "announced")
    assert BoundField(**kwargs).side == "latest"


@pytest.mark.parametrize(
    ("values", "latest"),
    [
        ({"effective": "2022"}, date(2022, 12, 31)),
        ({"effective": "", "announced": "2022-02"}, date(2022, 2, 28)),
        ({"not_after": "2021-05-01", "announced": "2022"}, date(2021, 5, 1)),
        ({}, None),
    ],
)
def test_a_bound_is_that_of_the_first_date_that_is_filled(values, latest):
    assert StatusEvent._meta.get_field("latest").bound(values) == latest


def test_a_model_names_its_bounds():
    assert [f.name for f in bound_fields(Event)] == ["from_earliest", "to_latest"]


@pytest.mark.django_db
def test_bounds_follow_at_every_publication():
    event = an_event(date_from="2022")
    assert (event.from_earliest, event.to_latest) == (
        date(2022, 1, 1),
        date(2022, 12, 31),
    )

    revised = revise(event, date_to="2023-03")

    assert (revised.from_earliest, revised.to_latest) == (
        date(2022, 1, 1),
        date(2023, 3, 31),
    )


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("one\r\n two \n\n", ["one", "two"]),
        ("", []),
        (None, []),
        (["one", " "], ["one"]),
    ],
)
def test_lines_become_a_list_without_blanks(typed, lines):
    assert LinesFormField(required=False).clean(typed) == lines


def test_a_list_is_shown_as_lines():
    field = LinesField(blank=True).formfield()

    assert isinstance(field.widget, forms.Textarea)
    assert field.prepare_value(["one", "two"]) == "one\ntwo"
    assert field.prepare_value("typed") == "typed"


def test_a_list_typed_again_has_not_changed():
    field = LinesFormField()

    assert not field.has_changed(["one", "two"], "one\r\ntwo\r\n")
    assert field.has_changed(["one"], "two")


def test_a_list_is_required_where_its_column_is():
    assert not LinesField().formfield().required
    assert LinesField(blank=False).formfield().required


def test_an_lei_with_true_check_digits_is_taken():
    validate_lei("5493001KJTIIGC8Y1R12")


@pytest.mark.parametrize("value", ["5493001KJTIIGC8Y1R13", "5493", "x" * 200, ""])
def test_an_lei_with_wrong_check_digits_is_refused(value):
    with pytest.raises(ValidationError, match="is no valid LEI: check") as refused:
        validate_lei(value)

    assert len(refused.value.messages[0]) < 150
