"""The list from which a publisher publishes what editors kept."""

import pytest

from policies.models import Exchange
from registry.changesets.models import ChangeSet
from registry.changesets.propose import Proposed, propose
from registry.clock import now
from registry.ledger import read
from registry.ledger.verify import verify
from registry.records.kinds import kind_of
from tests.forms import forms_on, messages_on, open_form, signed_in
from tests.makers import an_exchange, fresh, revise, snapshot, withdraw
from tests.registry.admin.new_records import address

pytestmark = pytest.mark.django_db

LIST = "/admin/registry/changeset/"
HOSTILE = "<script>alert('reason')</script>"


@pytest.fixture
def exchange(db):  # noqa: ARG001 - opens the database
    """Publish an exchange."""
    return an_exchange()


def kept(author, record, note="Ours.", reason="The gazette says so."):
    """Keep a set of this author that gives the record a note."""
    path = address(kind_of(type(record)), record.pk, "change")
    open_form(signed_in(author), path).put(note=note).why(reason).send(
        signed_in(author)
    )
    return ChangeSet.objects.filter(author=author).latest("proposed_at")


def page_of(change_set, ending="change"):
    return f"{LIST}{change_set.pk}/{ending}/"


def form_with_acts(client, change_set):
    page = client.get(page_of(change_set))
    return next(form for form in forms_on(page) if form.acts)


def shown(user, **query):
    page = signed_in(user).get(LIST, query)
    return set(page.context["cl"].queryset.filter(state="kept"))


# Who sees what


def test_a_kept_set_is_seen_by_its_author_and_publishers_alone(exchange, editor, hire):
    change_set = kept(editor, exchange)
    second_editor = hire("editor", name="second_editor")

    assert [shown(user) for user in (editor, hire("publisher"))] == [{change_set}] * 2
    assert shown(hire("administrator")) == {change_set}
    for user in (second_editor, hire("reviewer"), hire("auditor")):
        assert shown(user) == set()


def test_a_kept_set_of_someone_else_is_not_shown(exchange, editor, second_editor):
    change_set = kept(editor, exchange, reason=HOSTILE)

    page = signed_in(second_editor).get(page_of(change_set), follow=True)

    assert page.redirect_chain == [("/admin/", 302)]
    assert "reason" not in messages_on(page)[0]


def test_a_published_set_is_seen_by_all_staff(exchange, auditor):
    change_set = ChangeSet.objects.get(changes__record=exchange.pk)

    page = signed_in(auditor).get(page_of(change_set))

    assert (page.status_code, page.context["original"]) == (200, change_set)


def test_a_set_shows_each_change_from_old_to_new(exchange, editor, publisher):
    revise(exchange, note="證監會於今日公布")
    change_set = kept(editor, exchange, note="證監會於昨日公布")

    page = signed_in(publisher).get(page_of(change_set))

    ((change,), text) = page.context["changes"], page.content.decode()
    assert change["name"] == "EX-0001 Platform"
    assert [field["label"] for field in change["fields"]] == ["Note"]
    assert "<del>今</del><ins>昨</ins>" in text


def test_what_an_editor_typed_is_shown_as_text(exchange, editor, publisher):
    change_set = kept(editor, exchange, note=HOSTILE, reason=HOSTILE)

    pages = [signed_in(publisher).get(path) for path in (LIST, page_of(change_set))]

    for page in pages:
        assert HOSTILE not in page.content.decode()
        assert "&lt;script&gt;" in page.content.decode()


def test_sets_are_found_by_reason_and_state(exchange, editor, publisher):
    mine = kept(editor, exchange, reason="The circular says so.")
    kept(editor, exchange, note="Other.")

    assert shown(publisher, q="circular") == {mine}
    assert len(shown(publisher, state__exact="kept")) == 2


# Publishing


def test_a_publisher_publishes_it_and_answers_for_it(exchange, editor, publisher):
    change_set, client = kept(editor, exchange), signed_in(publisher)

    page = form_with_acts(client, change_set).act(client, "/publish/", follow=True)

    change_set.refresh_from_db()
    assert (change_set.state, change_set.reviewed_by) == ("published", publisher)
    assert change_set.published_alone is False
    assert messages_on(page) == [f"Published as no. {read.head().seq}."]
    assert fresh(exchange).note == "Ours."
    assert not list(verify())


def test_an_author_does_not_publish_the_own_set(exchange, editor):
    change_set, client = kept(editor, exchange), signed_in(editor)
    before = snapshot()

    offered = form_with_acts(client, change_set).acts
    page = client.post(page_of(change_set, "publish"))

    assert [act for act in offered if "publish" in act] == []
    assert page.status_code == 403
    assert "Four eyes" in page.content.decode()
    assert snapshot() == before


@pytest.mark.parametrize("ending", ["publish", "discard"])
def test_acts_answer_to_post_alone(exchange, editor, publisher, ending):
    change_set, client = kept(editor, exchange), signed_in(publisher)

    pages = [client.get, client.put, client.delete, client.head, client.patch]

    statuses = {send(page_of(change_set, ending)).status_code for send in pages}
    change_set.refresh_from_db()
    assert (statuses, change_set.state) == ({405}, "kept")


def test_a_second_press_is_told_and_does_nothing(exchange, editor, publisher):
    change_set, client = kept(editor, exchange), signed_in(publisher)
    form = form_with_acts(client, change_set)
    form.act(client, "/publish/")
    before = snapshot()

    page = form.act(client, "/publish/", follow=True)

    assert "This change set is published: open a new one." in messages_on(page)
    assert snapshot() == before


def test_a_set_in_conflict_keeps_what_was_typed(exchange, editor, publisher):
    change_set, client = kept(editor, exchange, note=HOSTILE), signed_in(publisher)
    revise(exchange, note="Theirs.")
    before = snapshot()

    page = form_with_acts(client, change_set).act(client, "/publish/", follow=True)

    change_set.refresh_from_db()
    told = "Changed meanwhile, compare and choose: EX-0001 Platform: Note"
    assert messages_on(page) == [told]
    assert (change_set.state, change_set.conflict) == ("conflict", told)
    assert change_set.changes.get().patch == {"note": ["", HOSTILE]}
    assert HOSTILE not in page.content.decode()
    assert snapshot() == before


def test_a_record_that_left_meanwhile_is_a_conflict(exchange, editor, publisher):
    change_set, client = kept(editor, exchange), signed_in(publisher)
    withdraw(exchange)

    page = form_with_acts(client, change_set).act(client, "/publish/", follow=True)

    told = ["Changed meanwhile, compare and choose: EX-0001: withdrawn meanwhile"]
    assert messages_on(page) == told


def test_a_set_that_says_what_is_so_publishes_nothing(exchange, editor, publisher):
    change_set, client = kept(editor, exchange), signed_in(publisher)
    revise(exchange, note="Ours.")
    before = snapshot()

    page = form_with_acts(client, change_set).act(client, "/publish/", follow=True)

    said = ["Nothing changed: the register says this already."]
    assert (messages_on(page), snapshot()) == (said, before)


def test_a_set_of_many_records_tells_its_numbers(exchange, editor, publisher):
    other = an_exchange(name_en="Other")
    changes = [
        Proposed(Exchange, one.pk, "~", {"note": ["", "Ours."]})
        for one in (exchange, other)
    ]
    words = {"reason": "The gazette says so.", "cause": "new_evidence"}
    change_set = propose(changes, author=editor, at=now(), **words)
    client, seq = signed_in(publisher), read.head().seq

    page = form_with_acts(client, change_set).act(client, "/publish/", follow=True)

    assert messages_on(page) == [f"Published as no. {seq + 1} to {seq + 2}."]


# Discarding


@pytest.mark.parametrize("role", ["editor", "publisher"])
def test_its_author_or_a_publisher_puts_it_aside(exchange, editor, hire, role):
    change_set, client = kept(editor, exchange), signed_in(hire(role))
    before = snapshot()

    page = form_with_acts(client, change_set).act(client, "/discard/", follow=True)

    change_set.refresh_from_db()
    assert (change_set.state, snapshot()) == ("discarded", before)
    assert messages_on(page) == ["Discarded. Its changes stay readable here."]
    assert page.context["changes"]


def test_another_editor_does_not_put_it_aside(exchange, editor, second_editor):
    change_set = kept(editor, exchange)

    page = signed_in(second_editor).post(page_of(change_set, "discard"))

    change_set.refresh_from_db()
    assert (page.status_code, change_set.state) == (403, "kept")


def test_what_was_published_is_not_put_aside(exchange, publisher):
    change_set = ChangeSet.objects.get(changes__record=exchange.pk)
    client = signed_in(publisher)

    page = client.post(page_of(change_set, "discard"), follow=True)

    change_set.refresh_from_db()
    assert messages_on(page) == ["Only a set that is still open can be discarded."]
    assert change_set.state == "published"


def test_a_set_is_neither_typed_nor_deleted(exchange, administrator):
    change_set = ChangeSet.objects.get(changes__record=exchange.pk)
    client, before = signed_in(administrator), ChangeSet.objects.count()

    answers = [
        client.post(f"{LIST}add/", {"reason": "A reason."}),
        client.post(page_of(change_set), {"reason": "Another reason."}),
        client.post(page_of(change_set, "delete"), {"post": "yes"}),
    ]

    assert [page.status_code for page in answers] == [403, 403, 403]
    assert ChangeSet.objects.count() == before
