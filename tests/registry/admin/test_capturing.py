"""What becomes of a form that was sent: it goes into the open change set."""

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from policies.models import Policy, Regulator
from registry.admin import capturing
from registry.changesets.drafts import open_set, start
from registry.changesets.models import ChangeSet
from registry.changesets.refusals import Conflict
from registry.changesets.review import submit
from registry.ledger.verify import verify
from registry.records.kinds import kind_of
from tests.forms import (
    errors_on,
    messages_on,
    open_form,
    own_open,
    publish_open,
    save_and_publish,
    signed_in,
)
from tests.makers import (
    a_policy,
    a_regulator,
    evidence,
    fresh,
    revise,
    snapshot,
    withdraw,
)
from tests.proposals import NOON
from tests.registry.admin.new_records import adding, address

pytestmark = pytest.mark.django_db

REGULATORS, POLICIES = kind_of(Regulator), kind_of(Policy)
HOSTILE = "<script>alert('reason')</script>"


def open_policy(user, policy):
    return open_form(signed_in(user), address(POLICIES, policy.pk, "change"))


def saved(user):
    return own_open(user).changes.get()


@pytest.mark.parametrize("role", ["editor", "publisher", "administrator"])
def test_what_anyone_saves_is_kept_and_nothing_moves(hire, role):
    user, policy = hire(role), a_policy()
    before = snapshot()
    form = open_policy(user, policy).put(summary_en="What it says.").why(HOSTILE)

    page = form.send(signed_in(user), follow=True)

    made = own_open(user)
    assert (made.state, made.published_alone) == ("draft", False)
    assert saved(user).patch == {"summary_en": ["", "What it says."]}
    assert snapshot() == before
    assert messages_on(page) == [f"Saved to change set “{HOSTILE}”."]
    assert HOSTILE not in page.content.decode()
    assert f"/admin/registry/changeset/{made.pk}/change/" in page.content.decode()


def test_who_publishes_alone_publishes_what_was_saved(administrator):
    policy = a_policy()
    form = open_policy(administrator, policy).put(summary_en="What it says.").why()

    (entry,) = save_and_publish(form, administrator)

    made = ChangeSet.objects.get(author=administrator)
    assert (made.state, made.published_alone, made.reviewed_by) == (
        "published", True, None,
    )  # fmt: skip
    assert (entry.public_id, fresh(policy).summary_en) == (
        policy.public_id, "What it says.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("button", "onward"), [("_submit", "change"), ("_publish_alone", "alone")]
)
def test_a_button_leads_onward_once_all_is_saved(publisher, button, onward):
    form = open_policy(publisher, a_policy()).put(note="Ours.").why()
    before = snapshot()

    page = form.send(signed_in(publisher), button)

    address = f"admin:registry_changeset_{onward}"
    assert page.url == reverse(address, args=[own_open(publisher).pk])
    assert saved(publisher).patch == {"note": ["", "Ours."]}
    assert snapshot() == before


def test_what_is_saved_twice_is_one_change(editor):
    policy = a_policy()
    open_policy(editor, policy).put(note="First.").why().send(signed_in(editor))

    form = open_policy(editor, policy)
    shown = form["note"]
    form.put(note="Then.", summary_en="Too.").send(signed_in(editor))

    assert shown == "First."
    assert saved(editor).patch == {"note": ["", "Then."], "summary_en": ["", "Too."]}


def test_a_value_typed_back_is_no_change_any_more(editor):
    policy = a_policy()
    open_policy(editor, policy).put(note="First.").why().send(signed_in(editor))

    open_policy(editor, policy).put(note="").send(signed_in(editor))

    assert not own_open(editor).changes.exists()


def test_two_tabs_of_one_editor_add_up(editor):
    policy = a_policy()
    first, second = open_policy(editor, policy), open_policy(editor, policy)
    first.put(note="Here.").why().send(signed_in(editor))

    second.put(summary_en="There.").why().send(signed_in(editor))

    assert saved(editor).patch == {"note": ["", "Here."], "summary_en": ["", "There."]}


def test_an_editor_adds_a_record_that_nobody_sees_yet(editor):
    client = signed_in(editor)
    form = adding(client, POLICIES)
    before = snapshot()

    page = form.send(client, follow=True)

    assert errors_on(page) == {}
    assert snapshot() == before
    assert saved(editor).op == "+"


def test_a_page_of_a_record_of_one_set_is_saved_there_though_another_is_open(editor):
    client = signed_in(editor)
    adding(client, REGULATORS).send(client)
    first = own_open(editor)
    path = address(REGULATORS, first.changes.get().record, "change")
    form = open_form(client, path).put(remit="Money.")
    start(editor, title="Another", at=NOON)

    page = form.send(client, follow=True)

    assert own_open(editor) == first
    assert saved(editor).patch["remit"] == [None, "Money."]
    assert "is open again" in messages_on(page)[0]


def test_a_page_of_a_set_that_was_sent_meanwhile_opens_nothing(editor):
    client = signed_in(editor)
    adding(client, REGULATORS).send(client)
    first = own_open(editor)
    path = address(REGULATORS, first.changes.get().record, "change")
    form = open_form(client, path).put(remit="Money.")
    submit(first, actor=editor, at=NOON)

    form.send(client, follow=True)

    assert open_set(editor) is None
    assert first.changes.get().patch["remit"] == [None, ""]


def test_a_field_sent_back_unchanged_from_an_old_page_is_no_change(publisher):
    policy = a_policy(requirements=[{"value": "98"}])
    old = open_policy(publisher, policy)
    revise(policy, summary_en="Theirs.", reference="24EC1", issuers=[a_regulator()])

    save_and_publish(old.put(note="Ours.").why(), publisher)

    now = fresh(policy)
    assert (now.summary_en, now.reference, now.note) == ("Theirs.", "24EC1", "Ours.")
    assert now.issuers.count() == 1
    assert not list(verify())


def test_two_who_change_one_field_keep_both_texts(publisher, administrator):
    policy = a_policy(summary_en="Before.")
    first, second = (open_policy(user, policy) for user in (publisher, administrator))
    save_and_publish(first.put(summary_en="First.").why(), publisher)
    before = snapshot()

    second.put(summary_en=HOSTILE).why(HOSTILE).send(signed_in(administrator))

    assert saved(administrator).patch == {"summary_en": ["Before.", HOSTILE]}
    with pytest.raises(Conflict):
        publish_open(administrator)
    assert own_open(administrator).changes.exists()
    assert snapshot() == before


def test_a_value_another_gave_meanwhile_is_refused_on_publication(publisher):
    policy = a_policy()
    form = open_policy(publisher, policy).put(reference="24EC1").why()
    form.cite(evidence(), "reference")
    revise(policy, reference="25EC2")

    with pytest.raises(Conflict, match="Reference"):
        save_and_publish(form, publisher)

    assert saved(publisher).patch["reference"] == ["", "24EC1"]
    assert fresh(policy).reference == "25EC2"


def test_another_field_published_meanwhile_stays(editor, publisher):
    policy = a_policy()
    old = open_policy(editor, policy).put(note="Ours.").why()
    theirs = open_policy(publisher, policy).put(summary_en="Theirs.")
    save_and_publish(theirs.why(), publisher)

    page = old.send(signed_in(editor), follow=True)

    assert len(messages_on(page)) == 1
    assert saved(editor).patch == {"note": ["", "Ours."]}
    assert fresh(policy).summary_en == "Theirs."


def test_the_same_field_published_meanwhile_is_told_and_the_text_kept(
    editor, publisher
):
    policy = a_policy()
    old = open_policy(editor, policy).put(note="Ours.").why()
    theirs = open_policy(publisher, policy).put(note="Theirs.")
    save_and_publish(theirs.why(), publisher)

    page = old.send(signed_in(editor), follow=True)

    _saved, told = messages_on(page)
    assert told.startswith("Changed meanwhile, compare and choose: PL-0001")
    assert "Your text is kept" in told
    address = f"/admin/registry/changeset/{own_open(editor).pk}/change/"
    assert page.content.decode().count(address) > 1
    assert saved(editor).patch == {"note": ["", "Ours."]}
    assert fresh(policy).note == "Theirs."


def test_a_record_withdrawn_meanwhile_is_told(editor):
    policy = a_policy()
    old = open_policy(editor, policy).put(note="Ours.").why()
    withdraw(policy)

    page = old.send(signed_in(editor), follow=True)

    assert "withdrawn meanwhile" in messages_on(page)[-1]
    assert saved(editor).patch == {"note": ["", "Ours."]}


@pytest.mark.parametrize("said", ["", "soon", "-1", "９", "9" * 40])
def test_a_page_that_tells_no_number_is_compared_with_today(publisher, said):
    policy = a_policy()
    form = open_policy(publisher, policy).put(note="Ours.").why()
    form.controls["page_seq"].values = [said]

    page = form.send(signed_in(publisher))

    if page.status_code == 302:
        publish_open(publisher)
    assert page.status_code in {200, 302}
    assert fresh(policy).note == ("Ours." if page.status_code == 302 else "")
    assert not list(verify())


def test_reading_opens_no_capture(editor, monkeypatch):
    request = RequestFactory().get("/")
    request.user = editor
    monkeypatch.setattr(capturing, "capture", None)

    page = capturing.captured(lambda _request: HttpResponse("read"))(request)

    assert page.content == b"read"


@pytest.mark.django_db(transaction=True)
def test_what_was_saved_outlives_the_connection(editor, publisher):
    policy = a_policy()
    save_and_publish(open_policy(publisher, policy).put(note="Ours.").why(), publisher)
    open_policy(editor, policy).put(note="Kept.").why().send(signed_in(editor))

    connection.close()

    assert fresh(policy).note == "Ours."
    assert saved(editor).patch == {"note": ["Ours.", "Kept."]}
