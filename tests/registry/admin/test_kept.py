"""What is made once for each set of rights, and free of whom it was made for."""

import gc
import weakref

import pytest
from django.contrib.admin import site
from django.utils import translation

from policies.models import Licence, Policy
from registry.admin.kept import kept
from registry.records.kinds import kinds
from tests.makers import a_policy

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(rf):
    def by(user):
        request = rf.get("/")
        request.user = user
        return request

    return by


def test_it_is_made_once_for_who_may_do_the_same(asked, editor, second_editor):
    made = [
        kept(asked(user), "a name", make=object) for user in (editor, second_editor)
    ]

    assert made[0] is made[1]


def test_other_rights_another_language_and_another_name_get_their_own(
    asked, editor, auditor
):
    first = kept(asked(editor), "names", make=object)

    assert kept(asked(auditor), "names", make=object) is not first
    assert kept(asked(editor), "other names", make=object) is not first
    with translation.override("zh-hant"):
        assert kept(asked(editor), "names", make=object) is not first


def test_a_right_that_is_taken_counts_from_the_next_page(asked, hire):
    person = hire("editor")
    before = kept(asked(person), "taken", make=object)
    person.groups.clear()
    again = type(person).objects.get(pk=person.pk)

    assert kept(asked(again), "taken", make=object) is not before


@pytest.mark.parametrize("model", [Policy, Licence])
def test_a_class_of_forms_holds_no_request(asked, publisher, model):
    admin, request = site.get_model_admin(model), asked(publisher)
    admin.get_form(request)
    list(admin.get_formsets_with_inlines(request))
    left = weakref.ref(request)
    del request
    gc.collect()

    assert left() is None


def test_its_words_are_those_of_the_language(asked, publisher):
    admin = site.get_model_admin(Policy)
    english = admin.get_form(asked(publisher))().fields["stage"]
    with translation.override("zh-hant"):
        chinese = admin.get_form(asked(publisher))().fields["stage"]

    assert type(english.label) is type(chinese.label) is str
    assert english.label != chinese.label
    assert [key for key, _words in english.choices] == [
        key for key, _words in chinese.choices
    ]
    assert english.choices != chinese.choices


@pytest.mark.parametrize("model", [kind.record for kind in kinds()])
def test_what_all_forms_declare_is_said_in_the_language_too(asked, publisher, model):
    english = _declared(model, asked(publisher))
    with translation.override("zh-hant"):
        chinese = _declared(model, asked(publisher))

    assert _declared(model, asked(publisher)) == english
    assert english.keys() == chinese.keys()
    for name, (label, select2) in english.items():
        assert chinese[name][0] != label, name
        assert (select2, chinese[name][1]) in {(None, None), ("en", "zh-TW")}, name


def test_what_one_page_tells_a_form_is_not_told_to_the_next(asked, publisher):
    admin, policy = site.get_model_admin(Policy), a_policy()
    request = asked(publisher)
    request.record_faults = {"": {"title_en": ["Wrong."]}}

    told = admin.get_form(request)(instance=policy).told
    next_one = admin.get_form(asked(publisher))(instance=policy).told

    assert told.faults == {"": {"title_en": ["Wrong."]}}
    assert not next_one.faults


def _declared(model, request):
    """Return label and the autocomplete's language of fields the classes declare."""
    admin = site.get_model_admin(model)
    inlines = admin.get_formsets_with_inlines(request)
    forms = [admin.get_form(request)(), *(formset.form for formset, _ in inlines)]
    return {
        (place, name): (field.label, getattr(field.widget, "i18n_name", None))
        for place, form in enumerate(forms)
        for name, field in form.base_fields.items()
        if name in form.declared_fields and field.label
    }
