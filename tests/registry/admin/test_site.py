"""The editors' site: its groups, its frame, its language."""

import pytest
from django.urls import reverse

from registry.admin.site import groups
from registry.records.kinds import kinds
from tests.forms import form_on, forms_on, signed_in
from tests.makers import a_regulator
from tests.proposals import edit, kept

pytestmark = pytest.mark.django_db


def desk_of(user):
    return signed_in(user).get(reverse("admin:index"))


def groups_of(page):
    return {
        group["name"]: [model["object_name"] for model in group["models"]]
        for group in page.context["app_list"]
    }


def test_records_stand_first_in_the_order_editors_meet_them(editor):
    groups = groups_of(desk_of(editor))

    first = ["Regulator", "Policy", "Licence", "Exchange"]
    assert list(groups) == ["Records", "Evidence", "Publishing"]
    assert groups["Records"][:4] == first


def test_people_are_shown_to_those_who_keep_accounts(administrator):
    people = groups_of(desk_of(administrator))["People"]

    assert people == ["User", "Group", "AuditLine"]


def test_who_loses_a_right_loses_its_place_in_the_menu_at_once(administrator):
    before = groups_of(desk_of(administrator))

    administrator.groups.clear()
    administrator.user_permissions.clear()

    assert "People" in before
    assert "People" not in groups_of(desk_of(administrator))


def test_each_kind_has_its_place():
    placed = {label for _title, labels in groups() for label in labels}

    assert {kind.model for kind in kinds()} <= placed


def test_counts_stand_beside_the_kinds(editor, publisher):
    kept(editor, edit(a_regulator(), remit="Ours."))

    page = desk_of(publisher)

    models = {
        model["model"]._meta.label: model["holding"]
        for group in page.context["available_apps"]
        for model in group["models"]
    }
    assert models["policies.Regulator"].count == 1
    assert models["registry.ChangeSet"].count == 1


def test_the_models_of_one_app_have_a_page(editor):
    page = signed_in(editor).get(reverse("admin:app_list", args=["policies"]))

    assert page.status_code == 200
    assert "Licence types" in page.content.decode()


def test_roles_and_ways_out_stand_on_every_page(publisher):
    text = " ".join(desk_of(publisher).content.decode().split())

    assert "publisher <span>(publisher)</span>" in text
    for words in ("Public site", "Account", "Log out"):
        assert words in text


def test_the_language_of_the_desk_is_kept_by_cookie(editor):
    browser = signed_in(editor)
    switch = form_on(browser.get("/admin/"), having="language")

    browser.post(switch.action, {"language": "zh-hant", "next": "/admin/"})

    assert '<html lang="zh-hant"' in browser.get("/admin/").content.decode()


def test_a_stranger_may_choose_a_language_and_sees_no_more(client):
    page = client.get(reverse("admin:login"))

    names = [name for form in forms_on(page) for name in form.controls]
    assert {"language", "username", "password"} <= set(names)
    assert page.context["available_apps"] == []
    assert page.context["roles"] == []


def test_the_theme_follows_the_system_and_has_no_switch(editor):
    text = desk_of(editor).content.decode()

    assert "theme" not in text
    assert "dark_mode" not in text
