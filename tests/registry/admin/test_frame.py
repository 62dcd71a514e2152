"""What stands around every page of the desk."""

import pytest
from django.utils import translation

from registry.admin.frame import holdings, language, languages, page_head, roles
from registry.ledger import read
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
    assert {one.count for one in holdings(read.head()).values()} == {0}

    regulator = a_regulator()

    held = holdings(read.head())
    assert held["policies.Regulator"].count == 1
    assert held["policies.Regulator"].seq == regulator.seq
    assert set(held) == {kind.model for kind in kinds()}


@pytest.mark.django_db
def test_what_is_held_is_counted_once_for_a_publication(django_assert_num_queries):
    a_regulator()
    holdings(read.head())

    with django_assert_num_queries(1):  # the head
        holdings(read.head())


@pytest.mark.django_db
def test_a_page_has_one_head(rf, django_assert_num_queries):
    request = rf.get("/")

    with django_assert_num_queries(1):
        first = page_head(request)
        a_head = page_head(request)

    assert first is a_head
    assert first == read.head()
