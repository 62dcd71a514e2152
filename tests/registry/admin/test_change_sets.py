"""The list of change sets, each with its page and the acts that may be done there."""

import pytest

from registry.changesets.drafts import rename
from registry.changesets.models import ChangeSet
from registry.ledger import read
from registry.ledger.verify import verify
from tests.cast import PASSWORD
from tests.forms import forms_on, messages_on, signed_in
from tests.makers import an_exchange, fresh, revise, snapshot, withdraw
from tests.proposals import approved, edit, fresh_set, kept, submitted
from tests.registry.admin.set_pages import SETS, bar_of, page_of, press

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert('reason')</script>"


@pytest.fixture
def exchange(db):  # noqa: ARG001 - opens the database
    """Publish an exchange."""
    return an_exchange()


@pytest.fixture
def waiting(exchange, editor):
    """Send a set of an editor's for review."""
    return submitted(editor, edit(exchange, note="Ours."))


def shown(user, **query):
    page = signed_in(user).get(SETS, query)
    return set(page.context["cl"].queryset)


# Who sees what


def test_all_staff_see_every_set_and_the_public_none(waiting, editor, hire, client):
    roles = ("reviewer", "publisher", "administrator", "auditor")
    readers = [editor, hire("editor", name="second_editor"), *map(hire, roles)]

    for user in readers:
        assert waiting in shown(user)
        assert signed_in(user).get(page_of(waiting)).status_code == 200
    for path in (SETS, page_of(waiting), page_of(waiting, "alone")):
        assert client.get(path).status_code == 302


def test_staff_without_a_role_see_no_set(waiting, django_user_model):
    visitor = django_user_model.objects.create_user("visitor", is_staff=True)

    assert signed_in(visitor).get(SETS).status_code == 403
    assert signed_in(visitor).get(page_of(waiting)).status_code == 403


def test_a_published_set_is_seen_by_all_staff(exchange, auditor):
    change_set = ChangeSet.objects.get(changes__record=exchange.pk)

    page = signed_in(auditor).get(page_of(change_set))

    assert (page.status_code, page.context["original"]) == (200, change_set)


def test_a_set_shows_each_change_from_old_to_new(exchange, editor, publisher):
    revise(exchange, note="證監會於今日公布")
    change_set = submitted(editor, edit(exchange, note="證監會於昨日公布"))

    page = signed_in(publisher).get(page_of(change_set))

    ((told,), text) = page.context["records"], page.content.decode()
    assert (told.public_id, told.name.text) == ("EX-0001", "Platform")
    assert [line.label for line in told.lines] == ["Note"]
    assert "<del>今</del> <ins>昨</ins>" in text


def test_what_an_editor_typed_is_shown_as_text(exchange, editor, publisher):
    change_set = kept(editor, edit(exchange, note=HOSTILE))
    ChangeSet.objects.filter(pk=change_set.pk).update(reason=HOSTILE)
    rename(change_set, user=editor, title=HOSTILE)
    signed_in(publisher).post(page_of(change_set, "comment"), {"comment": HOSTILE})

    pages = [signed_in(user).get(path) for user in (editor, publisher)
             for path in (SETS, page_of(change_set))]  # fmt: skip

    for page in pages:
        assert HOSTILE not in page.content.decode()
        assert "&lt;script&gt;" in page.content.decode()


def test_sets_are_found_by_reason_and_state(exchange, editor, publisher):
    mine = kept(editor, edit(exchange, note="Mine."))
    ChangeSet.objects.filter(pk=mine.pk).update(reason="The circular says so.")
    other = submitted(editor, edit(exchange, note="Other."))

    assert shown(publisher, q="circular") == {mine}
    assert shown(publisher, state__exact="submitted") == {other}


# From draft to published


def test_submitted_approved_and_published_it_is_in_the_register(
    exchange, editor, reviewer, publisher
):
    change_set = kept(editor, edit(exchange, note="Ours."))

    press(editor, change_set, "submit")
    press(reviewer, change_set, "approve", comment="Read it.")
    page = press(publisher, change_set, "publish")

    change_set.refresh_from_db()
    assert (change_set.state, change_set.reviewed_by) == ("published", reviewer)
    assert change_set.published_alone is False
    assert messages_on(page) == [f"Published as no. {read.head().seq}."]
    assert fresh(exchange).note == "Ours."
    assert not list(verify())


def test_a_publisher_approves_and_publishes_in_one_step(exchange, waiting, publisher):
    page = press(publisher, waiting, "approve", publish="now")

    waiting.refresh_from_db()
    assert (waiting.state, waiting.reviewed_by) == ("published", publisher)
    assert waiting.published_alone is False
    assert messages_on(page) == [f"Published as no. {read.head().seq}."]
    assert fresh(exchange).note == "Ours."


def test_an_author_does_not_publish_the_own_set(waiting, editor):
    client, before = signed_in(editor), snapshot()

    for ending in ("publish", "approve", "publish-alone"):
        page = client.post(
            page_of(waiting, ending),
            {"content_hash": waiting.content_hash, "password": PASSWORD},
            follow=True,
        )
        assert page.status_code == 200
        assert len(messages_on(page)) == 1
    assert (fresh_set(waiting).state, snapshot()) == ("submitted", before)


@pytest.mark.parametrize("ending", ["publish", "discard", "approve", "comment"])
def test_acts_answer_to_post_alone(waiting, publisher, ending):
    client = signed_in(publisher)

    pages = [client.get, client.put, client.delete, client.head, client.patch]

    statuses = {send(page_of(waiting, ending)).status_code for send in pages}
    assert (statuses, fresh_set(waiting).state) == ({405}, "submitted")


def test_a_second_press_is_told_and_does_nothing(waiting, publisher):
    client = signed_in(publisher)
    form = bar_of(client, waiting, "approve")
    form.send(client)
    before = snapshot()

    page = form.send(client, follow=True)

    assert messages_on(page)[-1] == "This change set is published."
    assert snapshot() == before


def test_a_set_in_conflict_keeps_what_was_typed(exchange, editor, publisher):
    change_set = kept(editor, edit(exchange, note=HOSTILE))
    approved(change_set, publisher)
    revise(exchange, note="Theirs.")
    before = snapshot()

    page = press(publisher, change_set, "publish")

    change_set.refresh_from_db()
    told = "Changed meanwhile, compare and choose: EX-0001 Platform: Note"
    assert messages_on(page) == [told]
    assert (change_set.state, change_set.conflict) == ("conflict", told)
    assert change_set.changes.get().patch["note"] == ["", HOSTILE]
    assert HOSTILE not in page.content.decode()
    assert snapshot() == before


def test_a_record_that_left_meanwhile_is_a_conflict(exchange, waiting, publisher):
    withdraw(exchange)

    page = press(publisher, waiting, "approve")

    told = ["Changed meanwhile, compare and choose: EX-0001: withdrawn meanwhile"]
    assert messages_on(page) == told
    assert fresh_set(waiting).state == "conflict"


def test_a_set_that_says_what_is_so_publishes_nothing(exchange, editor, publisher):
    change_set = submitted(editor, edit(exchange, slug="platform-two"))
    revise(exchange, slug="platform-two")
    before = snapshot()

    page = press(publisher, change_set, "approve")

    said = ["Nothing changed: the register says this already."]
    assert (messages_on(page), snapshot()) == (said, before)


def test_a_set_of_many_records_tells_its_numbers(exchange, editor, publisher):
    other = an_exchange(name_en="Other")
    changes = [edit(one, note="Ours.") for one in (exchange, other)]
    change_set, seq = submitted(editor, *changes), read.head().seq

    page = press(publisher, change_set, "approve")

    assert messages_on(page) == [f"Published as no. {seq + 1} to {seq + 2}."]


def test_published_alone_it_is_flagged_and_reviewed_afterwards(
    exchange, publisher, reviewer
):
    change_set = kept(publisher, edit(exchange, note="Ours."))
    client = signed_in(publisher)
    form = next(
        form
        for form in forms_on(client.get(page_of(change_set, "alone")))
        if "password" in form
    )
    form.put(change_reason="The market opens in an hour.", password=PASSWORD)

    page = form.send(client, follow=True)
    press(reviewer, change_set, "look-at", comment="It is right.")

    change_set.refresh_from_db()
    assert "Published without a second person." in page.content.decode()
    assert (change_set.state, change_set.published_alone) == ("published", True)
    assert change_set.reason == "The market opens in an hour."
    assert change_set.reviewed_by == reviewer


# Discarding


@pytest.mark.parametrize("role", ["editor", "publisher"])
def test_its_author_or_a_publisher_puts_it_aside(exchange, editor, hire, role):
    change_set, before = kept(editor, edit(exchange, note="Ours.")), snapshot()

    page = press(hire(role), change_set, "discard")

    change_set.refresh_from_db()
    assert (change_set.state, snapshot()) == ("discarded", before)
    assert messages_on(page) == ["Discarded. Its changes stay readable here."]
    assert [told.lines[0].label for told in page.context["records"]] == ["Note"]


def test_another_editor_does_not_put_it_aside(waiting, second_editor):
    client = signed_in(second_editor)

    page = client.post(page_of(waiting, "discard"), follow=True)

    words = "Only its author or a publisher may discard a change set."
    assert (messages_on(page), fresh_set(waiting).state) == ([words], "submitted")


def test_what_was_published_is_not_put_aside(exchange, publisher):
    change_set = ChangeSet.objects.get(changes__record=exchange.pk)
    client = signed_in(publisher)

    page = client.post(page_of(change_set, "discard"), follow=True)

    assert messages_on(page) == ["Only a set that is still open can be discarded."]
    assert fresh_set(change_set).state == "published"


def test_a_set_is_neither_typed_nor_deleted(exchange, administrator):
    change_set = ChangeSet.objects.get(changes__record=exchange.pk)
    client, before = signed_in(administrator), ChangeSet.objects.count()

    answers = [
        client.post(f"{SETS}add/", {"reason": "A reason."}),
        client.post(page_of(change_set), {"reason": "Another reason."}),
        client.post(page_of(change_set, "delete"), {"post": "yes"}),
    ]

    assert [page.status_code for page in answers] == [403, 403, 403]
    assert ChangeSet.objects.count() == before


def test_a_button_leads_back_to_the_page_it_stood_on_if_that_is_ours(exchange, editor):
    change_set, client = kept(editor, edit(exchange, note="x")), signed_in(editor)

    ours, theirs = (
        client.post(page_of(change_set, "open"), {"next": path})["Location"]
        for path in ("/admin/policies/", "https://elsewhere.example/")
    )

    assert (ours, theirs) == ("/admin/policies/", page_of(change_set))
