"""Rows that another editor added or removed while a page was open."""

import pytest

from policies.models import Policy
from registry.changesets.refusals import Conflict
from registry.ledger.verify import verify
from registry.records.kinds import kind_of
from tests.forms import (
    errors_on,
    form_on,
    open_form,
    own_open,
    save_and_publish,
    signed_in,
)
from tests.makers import a_policy, a_regulator, fresh, revise, snapshot, withdraw
from tests.registry.admin.new_records import address

pytestmark = pytest.mark.django_db


def open_policy(user, policy, query=""):
    path = address(kind_of(Policy), policy.pk, "change")
    return open_form(signed_in(user), f"{path}{query}")


def test_a_row_another_added_meanwhile_stays(publisher):
    policy = a_policy(requirements=[{"value": "98"}])
    old = open_policy(publisher, policy)
    row = policy.requirements.get()
    revise(policy, requirements=[{"id": row.pk}, {"value": "95", "subject": "hot"}])

    save_and_publish(old.put(**{"requirements-0-note": "Ours."}).why(), publisher)

    rows = policy.requirements.order_by("subject")
    assert [(row.subject, row.note) for row in rows] == [
        ("cold storage", "Ours."), ("hot", ""),
    ]  # fmt: skip


def test_a_row_another_removed_meanwhile_stays_removed(publisher):
    policy = a_policy(requirements=[{"value": "98"}, {"subject": "hot wallets"}])
    kept = policy.requirements.get(subject="hot wallets")
    old = open_policy(publisher, policy)
    revise(policy, requirements=[{"id": kept.pk}])

    save_and_publish(old.put(note="Ours.").why(), publisher)

    assert fresh(policy).note == "Ours."
    assert policy.requirements.get() == kept
    assert not list(verify())


def test_words_typed_into_a_row_another_removed_are_kept(publisher):
    policy = a_policy(requirements=[{"value": "98"}])
    key = str(policy.requirements.get().pk)
    old = open_policy(publisher, policy)
    revise(policy, requirements=[])
    before = snapshot()

    with pytest.raises(Conflict):
        save_and_publish(old.put(**{"requirements-0-note": "Ours."}).why(), publisher)

    lost = own_open(publisher)
    assert lost.changes.get().patch == {"requirements": {key: {"note": ["", "Ours."]}}}
    assert snapshot() == before


def test_a_row_another_removed_is_shown_again_where_the_form_is(publisher):
    policy = a_policy(requirements=[{"value": "98"}])
    old = open_policy(publisher, policy).put(note="Ours.")
    revise(policy, requirements=[])

    page = old.why("too short").send(signed_in(publisher))

    again = form_on(page)
    old.put(csrfmiddlewaretoken=again["csrfmiddlewaretoken"])
    assert again.data("_save") == old.data("_save")
    assert errors_on(page).keys() == {"change_reason"}


def test_a_row_of_another_record_is_no_row_of_this_one(publisher):
    mine, other = (a_policy(requirements=[{"value": "98"}]) for _one in "ab")
    form = open_policy(publisher, mine).put(**{"requirements-0-note": "Ours."}).why()
    form.controls["requirements-0-id"].values = [str(other.requirements.get().pk)]
    before = snapshot()

    page = form.send(signed_in(publisher))

    assert page.status_code in {200, 302}
    assert snapshot() == before


@pytest.mark.parametrize("key", ["", "nonsense"])
def test_a_row_without_a_key_changes_nothing(publisher, key):
    policy = a_policy(requirements=[{"value": "98"}])
    form = open_policy(publisher, policy).put(**{"requirements-0-note": "Ours."}).why()
    form.controls["requirements-0-id"].values = [key]
    before = snapshot()

    page = form.send(signed_in(publisher))

    assert page.status_code == 200
    assert snapshot() == before


@pytest.mark.parametrize("is_edited", [False, True])
def test_a_citation_another_removed_meanwhile_stays_removed(publisher, is_edited):
    policy = a_policy(summary_en="Ours.")
    second = open_policy(publisher, policy)
    second.cite(policy.citations.get().source, "title_en", locator="p. 2")
    save_and_publish(second.why(), publisher)
    gone, kept = (policy.citations.get(locator=f"p. {page}") for page in "21")
    old = open_policy(publisher, policy, f"?cite={gone.pk}" if is_edited else "")
    revise(policy, citations=[{"id": kept.pk}])

    save_and_publish(old.put(note="Ours.").why(), publisher)

    assert fresh(policy).note == "Ours."
    assert policy.citations.get() == kept


def test_words_typed_into_a_record_that_left_are_kept(publisher):
    policy = a_policy(requirements=[{"value": "98"}], issuers=[a_regulator()])
    old = open_policy(publisher, policy)
    withdraw(policy)
    before = snapshot()

    old.put(**{"note": "Ours.", "requirements-0-note": "Too."}).why()
    with pytest.raises(Conflict, match="PL-0001: withdrawn meanwhile"):
        save_and_publish(old, publisher)

    patch = own_open(publisher).changes.get().patch
    assert patch.keys() == {"note", "requirements"}
    assert snapshot() == before


def test_a_record_that_left_does_not_come_back_by_its_old_form(publisher):
    policy = a_policy(requirements=[{"value": "98"}])
    old = open_policy(publisher, policy)
    withdraw(policy)
    before = snapshot()

    old.why().send(signed_in(publisher))

    assert (snapshot(), Policy.objects.count()) == (before, 0)


@pytest.mark.parametrize("said", ["", "0"])
def test_a_form_that_tells_no_time_of_its_record_leads_home(publisher, said):
    policy = a_policy()
    old = open_policy(publisher, policy).put(note="Ours.").why()
    old.controls["page_seq"].values = [said]
    withdraw(policy)

    page = old.send(signed_in(publisher), follow=True)

    assert page.redirect_chain == [("/admin/", 302)]
