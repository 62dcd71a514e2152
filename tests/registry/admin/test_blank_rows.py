"""The row that a script copies is written once in each language."""

import pytest
from django.contrib.auth.models import Permission, User
from django.utils.translation import override

from policies.models import Policy
from registry.admin import blank_rows
from registry.records.kinds import kind_of
from tests.forms import signed_in
from tests.makers import a_policy
from tests.registry.admin.new_records import address

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_written(monkeypatch):
    monkeypatch.setattr(blank_rows, "_written", {})


def page_of(user, policy, language="en"):
    client = signed_in(user)
    client.cookies["django_language"] = language
    return client.get(address(kind_of(Policy), policy.pk, "change")).content.decode()


def test_a_blank_row_is_the_same_on_every_page(editor, publisher):
    first, again = page_of(editor, a_policy()), page_of(publisher, a_policy())

    (kept,) = (html for (model, *_rest), html in blank_rows._written.items()
               if model == "policies.Requirement")  # fmt: skip
    assert kept in first
    assert kept in again


def test_a_blank_row_speaks_the_language_of_the_page(editor):
    policy = a_policy()

    english, chinese = page_of(editor, policy), page_of(editor, policy, "zh-hant")

    with override("zh-hant"):
        label = str(Policy._meta.get_field("note").verbose_name)
    assert label in chinese
    assert "Cite a source for this row" in english
    assert len({key[2] for key in blank_rows._written}) == 2


def test_a_blank_row_offers_to_add_what_its_reader_may_add(editor, publisher):
    policy = a_policy()
    rights = publisher.get_all_permissions() - {"policies.add_policy"}
    editor.groups.clear()
    names = [right.partition(".")[2] for right in rights]
    editor.user_permissions.set(Permission.objects.filter(codename__in=names))
    link = 'id="add_id_relations-__prefix__-to_policy"'

    assert link in page_of(publisher, policy)
    assert link not in page_of(User.objects.get(pk=editor.pk), policy)
    assert link in page_of(publisher, policy)


def test_the_hidden_fields_of_a_blank_row_are_the_records_own(editor):
    policies = a_policy(), a_policy()

    for policy in policies:
        name = f'name="requirements-__prefix__-policy" value="{policy.pk}"'
        assert name in page_of(editor, policy)
