"""The groups of a kind's form, and what each input says of itself."""

import pytest
from django.forms import CharField, TextInput

from policies.models import Exchange, Licence, Policy, Regulator
from registry.admin.fieldsets import dressed, fieldsets_of
from registry.records.kinds import kinds
from registry.records.state import fields_of, m2m_of


def names_in(model):
    rows = [row for _title, group in fieldsets_of(model) for row in group["fields"]]
    return [name for row in rows for name in (row if isinstance(row, tuple) else [row])]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
def test_each_value_has_one_place(kind):
    model = kind.record
    wanted = [field.name for field in [*fields_of(model), *m2m_of(model)]]

    assert sorted(names_in(model)) == sorted(wanted)


def test_three_languages_stand_beside_each_other():
    names = dict(fieldsets_of(Regulator))["Names and texts"]["fields"]

    assert names[0] == ("name_en", "name_zh_hant", "name_zh_hans")


def test_a_group_without_a_value_is_left_out():
    titles = [str(title) for title, _group in fieldsets_of(Licence)]

    assert titles == ["Facts", "Dates", "Address"]


@pytest.mark.parametrize(
    ("column", "lang"),
    [
        ("title_en", "en"),
        ("title_zh_hant", "zh-Hant-HK"),
        ("title_zh_hans", "zh-Hans"),
        ("reference", None),
    ],
)
def test_an_input_names_the_language_typed_into_it(column, lang):
    field = dressed(CharField(widget=TextInput()), Policy._meta.get_field(column))

    assert field.widget.attrs.get("lang") == lang


def test_a_partial_date_says_how_it_is_written():
    field = dressed(CharField(widget=TextInput()), Exchange._meta.get_field("opened"))

    assert "YYYY-MM" in str(field.help_text)
    assert field.widget.attrs["class"] == "partial-date"


def test_a_column_without_a_field_stays_without():
    assert dressed(None, Policy._meta.get_field("title_en")) is None
