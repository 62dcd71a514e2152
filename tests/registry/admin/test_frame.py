"""What stands around every page of the desk."""

import pytest
from django.urls import reverse
from django.utils import translation

from registry.admin.frame import (
    Holding,
    holdings,
    language,
    languages,
    page_head,
    roles,
)
from registry.ledger import read
from registry.records.kinds import kind_by_slug, kinds
from tests.forms import signed_in
from tests.makers import a_regulator, restore, withdraw
from tests.registry.admin.new_records import adding


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
def test_what_left_is_not_held_and_what_came_back_is():
    regulator = a_regulator()
    left = withdraw(regulator)

    assert holdings(read.head())["policies.Regulator"] == Holding(0, left.seq)

    back = restore(regulator)

    assert holdings(read.head())["policies.Regulator"] == Holding(1, back.seq)


@pytest.mark.django_db
def test_a_search_that_lays_a_draft_out_counts_none_of_it_for_all(editor):
    client = signed_in(editor)
    adding(client, kind_by_slug()["exchanges"]).send(client)
    holdings.cache_clear()  # as after a publication

    page = client.get(reverse("admin:policies_exchange_changelist"), {"q": "Platform"})

    assert len(page.context["cl"].result_list) == 1
    assert holdings(read.head())["policies.Exchange"].count == 0


@pytest.mark.django_db
def test_a_page_has_one_head(rf, django_assert_num_queries):
    request = rf.get("/")

    with django_assert_num_queries(1):
        first = page_head(request)
        a_head = page_head(request)

    assert first is a_head
    assert first == read.head()
