"""What becomes of a form that was sent: published, kept, or kept in conflict."""

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory

from policies.models import Policy, Regulator
from registry.admin import capturing
from registry.changesets.models import ChangeSet
from registry.ledger import read
from registry.ledger.verify import verify
from registry.records.kinds import kind_of
from tests.forms import errors_on, messages_on, open_form, signed_in
from tests.makers import a_policy, a_regulator, evidence, fresh, revise, snapshot
from tests.registry.admin.new_records import adding, address

pytestmark = pytest.mark.django_db

REGULATORS, POLICIES = kind_of(Regulator), kind_of(Policy)
HOSTILE = "<script>alert('reason')</script>"


def open_policy(user, policy):
    return open_form(signed_in(user), address(POLICIES, policy.pk, "change"))


def own_set(user):
    return ChangeSet.objects.get(author=user)


def test_who_publishes_alone_publishes_at_once(administrator):
    policy = a_policy()
    form = open_policy(administrator, policy).put(summary_en="What it says.").why()

    page = form.send(signed_in(administrator), follow=True)

    made = own_set(administrator)
    assert (made.state, made.published_alone, made.reviewed_by) == (
        "published", True, None,
    )  # fmt: skip
    assert messages_on(page) == [f"Published as no. {read.head().seq}."]
    assert fresh(policy).summary_en == "What it says."


def test_what_an_editor_saves_is_kept_and_nothing_moves(editor):
    policy = a_policy()
    before = snapshot()
    form = open_policy(editor, policy).put(summary_en="What it says.").why(HOSTILE)

    page = form.send(signed_in(editor), follow=True)

    made = own_set(editor)
    assert (made.state, made.published_alone) == ("kept", False)
    assert snapshot() == before
    assert messages_on(page) == [f"Kept for a publisher: {HOSTILE}"]
    assert HOSTILE not in page.content.decode()
    assert f"/admin/registry/changeset/{made.pk}/change/" in page.content.decode()


def test_an_editor_adds_a_record_that_nobody_sees_yet(editor):
    client = signed_in(editor)
    form = adding(client, POLICIES)
    before = snapshot()

    page = form.send(client, follow=True)

    assert errors_on(page) == {}
    assert snapshot() == before
    assert [change.op for change in own_set(editor).changes.all()] == ["+"]


def test_a_field_sent_back_unchanged_from_an_old_page_is_no_change(publisher):
    policy = a_policy(requirements=[{"value": "98"}])
    old = open_policy(publisher, policy)
    revise(policy, summary_en="Theirs.", reference="24EC1", issuers=[a_regulator()])

    old.put(note="Ours.").why().send(signed_in(publisher))

    now = fresh(policy)
    assert (now.summary_en, now.reference, now.note) == ("Theirs.", "24EC1", "Ours.")
    assert now.issuers.count() == 1
    assert not list(verify())


def test_two_who_change_one_field_keep_both_texts(publisher, administrator):
    policy = a_policy(summary_en="Before.")
    first, second = (open_policy(user, policy) for user in (publisher, administrator))
    first.put(summary_en="First.").why().send(signed_in(publisher))
    before = snapshot()

    page = (
        second.put(summary_en=HOSTILE)
        .why(HOSTILE)
        .send(signed_in(administrator), follow=True)
    )

    lost = own_set(administrator)
    assert (lost.state, snapshot()) == ("conflict", before)
    assert lost.changes.get().patch == {"summary_en": ["Before.", HOSTILE]}
    assert messages_on(page) == [
        f"Nothing is lost and nothing was published: {HOSTILE}",
        lost.conflict,
    ]
    assert HOSTILE not in page.content.decode()


def test_a_value_the_publication_refuses_is_kept_with_the_words(publisher):
    policy = a_policy()
    form = open_policy(publisher, policy).put(reference="24EC1").why()
    form.cite(evidence(), "reference")
    gone = open_policy(publisher, policy)
    revise(policy, reference="25EC2")

    form.send(signed_in(publisher))

    assert gone["reference"] == ""
    assert ChangeSet.objects.get(state="conflict").conflict


@pytest.mark.parametrize("said", ["", "soon", "-1", "９", "9" * 40])
def test_a_page_that_tells_no_number_is_compared_with_today(publisher, said):
    policy = a_policy()
    form = open_policy(publisher, policy).put(note="Ours.").why()
    form.controls["page_seq"].values = [said]

    page = form.send(signed_in(publisher))

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
    open_policy(publisher, policy).put(note="Ours.").why().send(signed_in(publisher))
    open_policy(editor, policy).put(note="Kept.").why().send(signed_in(editor))

    connection.close()

    assert fresh(policy).note == "Ours."
    assert own_set(editor).changes.get().patch == {"note": ["Ours.", "Kept."]}
