"""What stands around every page of the desk."""

import pytest
from django.utils import translation

from registry.admin.frame import holdings, language, languages, roles
from registry.records.kinds import kinds
from tests.makers import a_regulator


def test_the_switch_marks_the_language_of_the_page():
    with translation.override("zh-hans"):
        found = languages()

    assert [one.label for one in found] == ["EN", "繁", "简"]
    assert [one.code for one in found if one.current] == ["zh-hans"]


def test_a_language_without_a_face_is_english():
    with translation.override("fr"):
        assert language() == "en"


@pytest.mark.django_db
def test_roles_are_told_in_words(editor, publisher):
    editor.groups.add(*publisher.groups.all())

    assert roles(editor) == ["editor", "publisher"]


@pytest.mark.django_db
def test_each_kind_says_what_it_holds_and_its_newest_change():
    assert {one.count for one in holdings().values()} == {0}

    regulator = a_regulator()

    assert holdings()["policies.Regulator"].count == 1
    assert holdings()["policies.Regulator"].seq == regulator.seq
    assert set(holdings()) == {kind.model for kind in kinds()}
