"""Roles are called, and told what they may do, in the words of the reader."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import translation

from registry.admin.role_words import may, named
from tests.forms import signed_in

pytestmark = pytest.mark.django_db


def test_a_role_is_called_in_the_language_and_a_group_by_its_name():
    with translation.override("zh-hant"):
        assert named("editor") == "編輯"
        assert named("guests") == "guests"


def test_what_a_role_may_do_is_a_line_for_each_thing():
    group = Group.objects.create(name="guests")
    names = "change_policy", "view_policy", "view_alert", "publish_alone"
    group.permissions.set(Permission.objects.filter(codename__in=names))

    assert may(group).split("<br>") == [
        "Alerts: see",
        "Change sets: publish without a second person",
        "Policies: see, change",
    ]


@pytest.mark.parametrize(
    "name", ["auth_user_changelist", "auth_user_change", "auth_group_changelist"]
)
def test_pages_of_people_call_roles_by_their_words(administrator, editor, name):
    client = signed_in(administrator)
    client.cookies["django_language"] = "zh-hant"
    keys = [editor.pk] if name.endswith("_change") else []

    page = client.get(reverse(f"admin:{name}", args=keys)).content.decode()

    assert "審閱者" in page
    assert ">reviewer<" not in page


def test_a_role_shows_no_english_right_to_who_reads_chinese(auditor):
    client = signed_in(auditor)
    client.cookies["django_language"] = "zh-hant"
    key = auditor.groups.get().pk

    page = client.get(reverse("admin:auth_group_change", args=[key])).content.decode()

    assert "Can view" not in page
    assert "Entry" not in page
    assert "五月" not in page  # Django has “may” as a month


def test_an_account_says_in_words_whether_it_is_open(administrator):
    page = signed_in(administrator).get(reverse("admin:auth_user_changelist"))

    assert '<td class="field-is_open">yes</td>' in page.content.decode()
