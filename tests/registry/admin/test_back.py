"""The button that goes back to a version: into the change set, never at once."""

import pytest

from policies.models import Policy, Regulator
from registry.changesets.models import ChangeSet
from registry.records.kinds import kind_of
from tests.cast import member
from tests.forms import signed_in
from tests.makers import a_policy, a_regulator, revise, snapshot, withdraw
from tests.proposals import agreed
from tests.registry.admin.new_records import address

pytestmark = pytest.mark.django_db

POLICIES, REGULATORS = kind_of(Policy), kind_of(Regulator)


def two_versions():
    policy = a_policy(summary_en="First words.")
    revise(policy, summary_en="Other words.")
    return policy, address(POLICIES, policy.pk, "history", policy.seq, "back")


def test_it_leads_to_the_set_that_holds_it(editor, publisher):
    policy, way = two_versions()
    before = snapshot()

    page = signed_in(editor).post(way, follow=True)

    change_set = ChangeSet.objects.get(author=editor)
    path = address_of_set(change_set)
    assert page.redirect_chain == [(path, 302)]
    assert f"Back to no. {policy.seq}" in page.content.decode()
    assert snapshot() == before
    agreed(change_set, publisher)
    assert Policy.objects.get().summary_en == "First words."


def test_a_withdrawn_record_is_restored_the_same_way(editor, publisher):
    sfc = a_regulator()
    withdraw(sfc)
    way = address(REGULATORS, sfc.pk, "history", sfc.seq, "back")

    signed_in(editor).post(way)

    agreed(ChangeSet.objects.get(author=editor), publisher)
    assert Regulator.objects.get().public_id == sfc.public_id


@pytest.mark.parametrize("role", ["auditor", "reviewer"])
def test_whoever_only_reads_is_refused(role):
    _policy, way = two_versions()

    assert signed_in(member(role)).post(way).status_code == 403
    assert not ChangeSet.objects.exclude(state="published").exists()


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete"])
def test_it_answers_only_a_post(editor, method):
    _policy, way = two_versions()

    assert getattr(signed_in(editor), method)(way).status_code == 405


def test_a_version_it_has_not_is_not_found(editor):
    policy, _way = two_versions()
    sfc = a_regulator()
    gone = withdraw(sfc)
    client = signed_in(editor)

    for kind, key, seq in (
        (POLICIES, policy.pk, sfc.seq),
        (REGULATORS, sfc.pk, gone.seq),
        (POLICIES, "nonsense", policy.seq),
    ):
        way = address(kind, key, "history", seq, "back")
        assert client.post(way).status_code == 404


def test_what_cannot_be_is_told_on_the_history(editor):
    policy = a_policy()
    way = address(POLICIES, policy.pk, "history", policy.seq, "back")

    page = signed_in(editor).post(way, follow=True)

    assert page.redirect_chain == [(address(POLICIES, policy.pk, "history"), 302)]
    assert "It says this already" in page.content.decode()


def address_of_set(change_set):
    return f"/admin/registry/changeset/{change_set.pk}/change/"
