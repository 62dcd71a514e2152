"""Staff who hold some rights of a role: what the others guard stays as it is."""

import pytest
from django.contrib.auth.models import Permission, User

from policies.models import Exchange, Policy
from registry.changesets.models import ChangeSet
from registry.records.kinds import kind_of
from tests.cast import PASSWORD, member
from tests.forms import form_on, open_form, signed_in
from tests.makers import a_policy, an_exchange, evidence, fresh
from tests.proposals import approved, edit, kept
from tests.registry.admin.new_records import address
from tests.snapshots import snapshot

pytestmark = pytest.mark.django_db


def clerk(*codenames):
    """Return the browser of staff who hold these rights alone."""
    found = User.objects.create_user("clerk", password=PASSWORD, is_staff=True)
    found.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return signed_in(found)


def test_rows_one_may_only_view_are_not_changed_by_a_forged_form():
    policy = a_policy(requirements=[{"value": "98"}])
    path = address(kind_of(Policy), policy.pk, "change")
    whole = open_form(signed_in(member("publisher")), path)
    whole.put(note="Ours.", **{"requirements-0-value": "97"}).why()
    whole.row("requirements", subject="forged", rule="None.", comparator="required",
              applies_to="vatp_operator")  # fmt: skip
    rights = "view_policy", "change_policy", "view_requirement", "view_citation"
    client, before = clerk(*rights), snapshot()

    page = whole.send(client)

    patch = ChangeSet.objects.get(author__username="clerk").changes.get().patch
    assert (page.status_code, patch) == (302, {"note": ["", "Ours."]})
    assert snapshot() == before


def test_a_source_beside_a_row_one_may_only_view_is_not_cited():
    policy = a_policy(requirements=[{"value": "98"}])
    path = address(kind_of(Policy), policy.pk, "change")
    whole = open_form(signed_in(member("publisher")), path).put(note="Ours.").why()
    whole.put(**{"requirements-0-cite_source": evidence()})
    client = clerk("view_policy", "change_policy", "view_requirement", "view_citation")

    whole.send(client)

    patch = ChangeSet.objects.get(author__username="clerk").changes.get().patch
    assert patch == {"note": ["", "Ours."]}


def test_who_may_publish_sees_and_publishes_only_through_the_list():
    """The right to publish others' sets gives no right to write."""
    exchange = an_exchange()
    draft = kept(member("editor"), edit(exchange, note="Ours."))
    change_set = approved(draft, member("reviewer"))
    client = clerk("publish_changeset", "view_changeset", "view_exchange")

    typed = client.post(address(kind_of(Exchange), exchange.pk, "change"), {})
    page = client.post(f"/admin/registry/changeset/{change_set.pk}/publish/")

    assert (typed.status_code, page.status_code) == (403, 302)
    assert fresh(exchange).note == "Ours."


def people():
    return list(User.objects.order_by("pk").values())


def test_a_role_gives_no_more_than_roles_give():
    path = "/admin/auth/user/{}/change/"
    keeper, above = member("administrator"), User.objects.create_superuser("above")
    client, before = signed_in(keeper), people()

    form = open_form(client, path.format(keeper.pk), having="username")
    over = client.post(path.format(above.pk), {"username": "mine"})
    word = client.post(f"/admin/auth/user/{above.pk}/password/", {})

    assert not {"is_superuser", "user_permissions"} & form.controls.keys()
    assert (over.status_code, word.status_code) == (403, 403)
    assert people() == before


def test_the_highest_account_is_kept_by_its_like():
    above = User.objects.create_superuser("above")

    page = signed_in(above).get(f"/admin/auth/user/{above.pk}/change/")

    assert (page.status_code, "username" in form_on(page, "username")) == (200, True)
