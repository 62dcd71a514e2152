"""Records added, changed and withdrawn through the forms that editors see."""

import pytest
from asgiref.sync import async_to_sync
from django.contrib.admin.models import LogEntry
from django.test import AsyncClient

from policies.models import Policy, Regulator
from registry.changesets.models import ChangeSet
from registry.changesets.refusals import Invalid
from registry.ledger import read
from registry.ledger.models import Entry
from registry.ledger.verify import verify
from registry.records.kinds import kind_of, kinds, parts_of
from tests.forms import (
    REASON,
    errors_on,
    form_on,
    messages_on,
    open_form,
    own_open,
    publish_open,
    save_and_publish,
    signed_in,
)
from tests.makers import (
    MAKERS,
    a_licence,
    a_policy,
    a_regulator,
    a_source,
    fresh,
    snapshot,
)
from tests.registry.admin.new_records import TYPED, adding, address

pytestmark = pytest.mark.django_db

every_kind = pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
REGULATORS = kind_of(Regulator)
POLICIES = kind_of(Policy)


# Adding and changing


def test_what_is_typed_covers_every_kind():
    assert TYPED.keys() == {kind.slug for kind in kinds()}


@every_kind
def test_a_record_with_rows_links_and_citations_is_one_entry_and_revision(
    kind, publisher
):
    client = signed_in(publisher)
    form = adding(client, kind)
    before = read.head().seq

    page = form.send(client, follow=True)
    publish_open(publisher)

    assert errors_on(page) == {}
    assert messages_on(page) == [f"Saved to change set “{REASON}”."]
    entry = Entry.objects.get(seq__gt=before)
    assert (entry.kind, entry.type, entry.version) == (kind.slug, "published", 1)
    record = kind.record.objects.get(pk=entry.record)
    assert kind.record.history.filter(id=record.pk).count() == 1
    for name, part in parts_of(kind.record).items():
        rows = getattr(record, name).values_list("pk", flat=True)
        assert len(rows) == len(part.history.filter(id__in=rows))
    assert not list(verify())


@every_kind
def test_a_form_sent_back_as_it_came_changes_nothing(kind, publisher):
    client, record = signed_in(publisher), MAKERS[kind.slug]()
    form = open_form(client, address(kind, record.pk, "change")).why()
    before, sets = snapshot(), ChangeSet.objects.count()

    page = form.send(client, follow=True)

    said = ["Nothing changed: the register says this already."]
    assert (messages_on(page), errors_on(page)) == (said, {})
    assert (snapshot(), ChangeSet.objects.count()) == (before, sets)


def test_a_changed_record_is_one_entry_with_its_reason_and_cause(publisher):
    client, policy = signed_in(publisher), a_policy()
    form = open_form(client, address(POLICIES, policy.pk, "change"))

    form.put(summary_en="What it says.").why("It was missing.", "entry_error")
    save_and_publish(form, publisher)

    entry = read.newest(policy.public_id)
    assert (entry.version, entry.reason, entry.cause) == (
        2, "It was missing.", "entry_error",
    )  # fmt: skip
    assert fresh(policy).summary_en == "What it says."
    assert not list(verify())


def test_a_row_and_a_link_changed_revise_their_record_once(publisher):
    client, sfc = signed_in(publisher), a_regulator()
    policy = a_policy(requirements=[{"value": "98"}])
    row = policy.requirements.get()
    form = open_form(client, address(POLICIES, policy.pk, "change"))

    form.put(**{"issuers": [sfc], "requirements-0-note": "Ours."})
    form.cite(fresh(policy).citations.get().source, "issuers")
    save_and_publish(form.why(), publisher)

    assert (fresh(policy).version, policy.requirements.get().note) == (2, "Ours.")
    assert type(policy).history.filter(id=policy.pk).count() == 2
    assert type(row).history.filter(id=row.pk).count() == 2
    assert not list(verify())


def test_one_may_save_and_go_on_editing(editor):
    client, sfc = signed_in(editor), a_regulator()
    path = address(REGULATORS, sfc.pk, "change")
    form = open_form(client, path).put(short_name_en="SFC").why()
    form.cite(sfc.citations.get().source, "short_name_en")

    page = form.send(client, "_continue", follow=True)

    again = form_on(page)
    assert page.redirect_chain == [(path, 302)]
    assert again["page_seq"] == str(read.head().seq)
    assert (again["short_name_en"], again["change_reason"]) == ("SFC", REASON)


def test_a_new_record_may_be_saved_and_edited_on(editor):
    client = signed_in(editor)

    page = adding(client, REGULATORS).send(client, "_continue", follow=True)

    (new,) = own_open(editor).changes.all()
    assert page.redirect_chain == [(address(REGULATORS, new.record, "change"), 302)]
    assert form_on(page)["name_en"] == "Securities and Futures Commission"
    assert form_on(page)["slug"] == ""


def test_a_form_carries_the_number_it_was_made_from(editor):
    sfc = a_regulator()

    form = open_form(signed_in(editor), address(REGULATORS, sfc.pk, "change"))

    assert form["page_seq"] == str(sfc.seq)


def test_a_record_added_in_a_window_can_be_chosen_in_the_same_draft(editor):
    client = signed_in(editor)
    window = open_form(client, f"{address(REGULATORS, 'add')}?_popup=1")
    window.put(name_en="Brought along", type="bureau").cite(a_source(), "name_en")
    said = window.send(client).content.decode()
    (new,) = own_open(editor).changes.all()

    form = open_form(client, address(POLICIES, a_policy().pk, "change"))
    form.put(issuers=[new.record]).send(client)

    assert "data-popup-response" in said
    assert f"{new.record}" in said
    assert "Brought along" in said
    patch = own_open(editor).changes.get(op="~").patch
    assert patch == {"issuers": {str(new.record): [None, True]}}


def test_the_same_views_serve_asynchronous_clients(publisher):
    browser, client = AsyncClient(), signed_in(publisher)
    browser.cookies = client.cookies
    form = adding(client, REGULATORS)

    page = async_to_sync(browser.post)(form.target, form.data("_save"))
    publish_open(publisher)

    assert page.status_code == 302
    assert Regulator.objects.get().version == 1
    assert not list(verify())


def test_the_stock_log_stays_empty(publisher):
    client = signed_in(publisher)
    save_and_publish(adding(client, REGULATORS), publisher)
    path = address(REGULATORS, Regulator.objects.get().pk, "change")
    save_and_publish(
        open_form(client, path).put(slug="the-commission").why(), publisher
    )
    leave = open_form(client, path.replace("/change/", "/delete/"))

    save_and_publish(leave.put(change_reason="It was never ours."), publisher)

    assert read.head().seq == 4  # with the source it cites
    assert not LogEntry.objects.exists()


# Withdrawing


def leaving(client, record):
    kind = kind_of(type(record))
    return open_form(client, address(kind, record.pk, "delete"))


def test_a_withdrawal_gives_its_reason_and_leaves_the_history(publisher):
    client, sfc = signed_in(publisher), a_regulator()

    page = (
        leaving(client, sfc)
        .put(change_reason="It was never ours.")
        .send(client, follow=True)
    )
    publish_open(publisher)

    entry = read.newest(sfc.public_id)
    assert (entry.type, entry.reason, entry.cause) == (
        "withdrawn", "It was never ours.", "withdrawal",
    )  # fmt: skip
    assert messages_on(page) == ["Saved to change set “It was never ours.”."]
    assert not Regulator.objects.exists()
    assert client.get(address(REGULATORS, sfc.pk, "history")).status_code == 200
    assert not list(verify())


@pytest.mark.parametrize("reason", ["", " " * 12])
def test_a_withdrawal_may_wait_for_its_reason(editor, reason):
    client, sfc = signed_in(editor), a_regulator()
    before = snapshot()

    leaving(client, sfc).put(change_reason=reason).send(client)

    assert own_open(editor).changes.get().op == "-"
    assert (own_open(editor).reason, own_open(editor).cause) == ("", "withdrawal")
    assert snapshot() == before


def test_a_withdrawal_is_not_published_without_a_reason(publisher):
    client, sfc = signed_in(publisher), a_regulator()
    leaving(client, sfc).send(client)
    before = snapshot()

    with pytest.raises(Invalid, match="Say why"):
        publish_open(publisher)

    assert snapshot() == before


def test_too_short_a_reason_of_a_withdrawal_is_told_and_kept(editor):
    client, sfc = signed_in(editor), a_regulator()
    before = snapshot()

    page = leaving(client, sfc).put(change_reason="too short").send(client)

    assert messages_on(page) == ["Say why, in at least 10 characters."]
    assert form_on(page)["change_reason"] == "too short"
    assert not ChangeSet.objects.filter(author=editor).exists()
    assert snapshot() == before


def test_the_page_says_that_a_withdrawal_is_proposed(publisher):
    sfc = a_regulator()
    path = address(REGULATORS, sfc.pk, "delete")

    page = signed_in(publisher).get(path).content.decode()

    assert "Propose to withdraw this record</button>" in page
    assert "Withdraw this record now" not in page


def test_a_record_that_others_name_says_by_what_and_stays(publisher):
    client, licence = signed_in(publisher), a_licence()
    before = snapshot()
    path = address(REGULATORS, licence.regulator_id, "delete")

    shown = client.get(path).content.decode()
    sent = client.post(path, {"post": "yes", "change_reason": "It was never ours."})

    assert licence.public_id in shown
    assert licence.public_id in sent.content.decode()
    assert "change_reason" not in shown
    assert snapshot() == before


def test_an_editor_proposes_a_withdrawal(editor):
    client, sfc = signed_in(editor), a_regulator()
    before = snapshot()

    leaving(client, sfc).put(change_reason="It was never ours.").send(client)

    kept = own_open(editor)
    assert (kept.state, kept.cause) == ("draft", "withdrawal")
    assert snapshot() == before


def test_a_form_leads_to_the_public_page_in_its_own_language(editor):
    policy, client = a_policy(), signed_in(editor)
    client.cookies["django_language"] = "zh-hant"

    page = client.get(address(kind_of(Policy), policy.pk, "change")).content.decode()

    assert f'href="/zh-hant/policies/{policy.slug}"' in page
