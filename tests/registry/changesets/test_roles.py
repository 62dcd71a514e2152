"""The groups stand after every migrate, with what each role may do."""

import pytest
from django.contrib.auth.models import Group

from registry.changesets.roles import ROLES, make_groups
from tests.cast import member

pytestmark = pytest.mark.django_db
WRITERS = {"editor", "publisher", "administrator"}
PUBLISHERS = {"publisher", "administrator"}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    ("permission", "roles"),
    [
        ("policies.view_licence", set(ROLES)),
        ("policies.add_licence", WRITERS),
        ("policies.change_requirement", WRITERS),
        ("policies.delete_exchange", WRITERS),
        ("registry.change_source", WRITERS),
        ("registry.add_citation", WRITERS),
        ("registry.view_changeset", set(ROLES)),
        ("registry.view_entry", set(ROLES)),
        ("registry.publish_alone", PUBLISHERS),
        ("registry.publish_changeset", PUBLISHERS),
        ("registry.change_changeset", set()),
        ("registry.change_entry", set()),
        ("registry.delete_head", set()),
        ("registry.add_gate", set()),
        ("policies.change_historicallicence", set()),
        ("auth.view_user", {"administrator", "auditor"}),
        ("auth.change_user", {"administrator"}),
        ("auth.delete_user", set()),
        ("auth.change_group", set()),
        ("auth.change_permission", set()),
    ],
)
def test_each_role_may_do_its_part_and_no_more(role, permission, roles):
    assert member(role).has_perm(permission) is (role in roles)


def test_permissions_are_brought_up_to_date_not_added_to():
    group = Group.objects.get(name="auditor")
    before = set(group.permissions.all())
    group.permissions.clear()
    group.permissions.add(*Group.objects.get(name="editor").permissions.all())

    make_groups()

    assert set(group.permissions.all()) == before


def test_other_groups_are_left_alone():
    other = Group.objects.create(name="interns")

    make_groups()

    assert not other.permissions.exists()
    assert Group.objects.count() == len(ROLES) + 1
