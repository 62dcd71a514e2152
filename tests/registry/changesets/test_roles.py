"""The groups stand after every migrate, with what each role may do."""

import pytest
from django.contrib.auth.models import Group

from registry.audit.models import AuditLine
from registry.changesets.review import give_back, look_at
from registry.changesets.roles import (
    AUTHORING,
    REVIEWING,
    ROLES,
    make_groups,
    role_of,
)
from tests.cast import member
from tests.makers import an_exchange
from tests.proposals import NOON, agreed, approved, edit, fresh_set, kept, submitted

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
        ("registry.view_auditline", {"administrator", "auditor"}),
        ("registry.add_auditline", set()),
        ("registry.change_auditline", set()),
        ("registry.delete_auditline", set()),
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


@pytest.mark.parametrize(
    ("roles", "author", "reviewer"),
    [
        (["editor"], "editor", ""),
        (["reviewer"], "", "reviewer"),
        (["editor", "reviewer"], "editor", "reviewer"),
        (["editor", "publisher"], "publisher", "publisher"),
        (["administrator", "publisher"], "administrator", "administrator"),
        (["auditor"], "", ""),
        ([], "", ""),
    ],
)
def test_of_several_roles_the_one_that_may_do_most_is_told(roles, author, reviewer):
    person = member("auditor")
    person.groups.set(Group.objects.filter(name__in=roles))

    assert role_of(person, among=AUTHORING) == author
    assert role_of(person, among=REVIEWING) == reviewer


def test_nobody_has_no_role():
    assert role_of(None, among=REVIEWING) == ""


def test_a_publication_keeps_the_roles_of_its_people():
    change_set = approved(
        kept(member("editor"), edit(an_exchange(), note="Ours.")), member("reviewer")
    )
    assert (change_set.author_role, change_set.reviewer_role) == ("", "")

    agreed(change_set, member("publisher"))

    found = fresh_set(change_set)
    assert (found.author_role, found.reviewer_role) == ("editor", "reviewer")


def acts_on(change_set):
    """Return (act, by) of what the audit log says of a change set, oldest first."""
    lines = AuditLine.objects.filter(about=f"registry.changeset/{change_set.pk}")
    return [(line.act, line.by.username) for line in lines.order_by("pk")]


def test_what_is_agreed_or_returned_stands_in_the_audit_log():
    change_set = submitted(member("editor"), edit(an_exchange(), note="Ours."))
    give_back(change_set, actor=member("reviewer"), at=NOON, text="Which year?")
    agreed(approved(change_set, member("reviewer")), member("publisher"))

    assert acts_on(change_set) == [
        ("returned", "reviewer"),
        ("approved", "reviewer"),
        ("published", "publisher"),
    ]


def test_a_publication_alone_and_the_look_at_it_stand_there_too():
    change_set = kept(member("publisher"), edit(an_exchange(), note="Ours."))
    agreed(change_set, member("publisher"))
    look_at(change_set, actor=member("reviewer"), at=NOON, text="It is right.")

    assert acts_on(change_set) == [
        ("published", "publisher"),
        ("looked_at", "reviewer"),
    ]
    assert AuditLine.objects.filter(act="published").first().detail["alone"] is True
