"""What was typed beside a button that was refused stands on the next page, once."""

import pytest

from tests.forms import forms_on, messages_on, signed_in
from tests.makers import an_exchange, snapshot
from tests.proposals import approved, edit, fresh_set, kept, submitted
from tests.registry.admin.set_pages import bar_of, page_of, press

pytestmark = pytest.mark.django_db


@pytest.fixture
def exchange(db):  # noqa: ARG001 - opens the database
    """Publish an exchange."""
    return an_exchange()


@pytest.fixture
def waiting(exchange, editor):
    """Send a set of an editor's for review."""
    return submitted(editor, edit(exchange, note="Ours."))


def test_edited_since_the_page_was_opened_the_comment_stays(waiting, editor, reviewer):
    client = signed_in(reviewer)
    form = bar_of(client, waiting, "approve").put(comment="I read page 3.")
    seen = waiting.content_hash
    press(editor, waiting, "take-back")
    waiting.changes.update(patch={"note": ["", "Edited."]})
    press(editor, waiting, "submit", change_reason="Another reason, as typed.")

    page = form.send(client, follow=True)

    again = next(form for form in forms_on(page) if "content_hash" in form)
    assert messages_on(page)[-1].startswith("It was edited since you opened it")
    assert again["comment"] == "I read page 3."
    assert again["content_hash"] == fresh_set(waiting).content_hash != seen
    assert fresh_set(waiting).state == "submitted"


def test_a_comment_stays_where_nothing_can_be_reviewed_any_more(
    waiting, editor, reviewer
):
    client = signed_in(reviewer)
    form = bar_of(client, waiting, "approve").put(comment="I read page 3.")
    press(editor, waiting, "take-back")

    page = form.send(client, follow=True)

    said = [form for form in forms_on(page) if "comment" in form]
    assert [form["comment"] for form in said if "path" not in form] == [
        "I read page 3."
    ]


def test_what_was_typed_stands_again_once(waiting, reviewer):
    client = signed_in(reviewer)
    client.post(page_of(waiting, "approve"), {"comment": "I read it."})

    pages = [client.get(page_of(waiting)).content.decode() for _time in range(2)]

    assert ["I read it." in text for text in pages] == [True, False]


def test_a_set_returned_without_words_asks_for_them(waiting, reviewer):
    page = press(reviewer, waiting, "return")

    assert messages_on(page) == ["Say what is missing, so that the author can mend it."]
    assert fresh_set(waiting).state == "submitted"


@pytest.mark.parametrize(
    ("typed", "words"),
    [("2020-01-01T09:00", "That time has passed"), ("soon", "Give day and time")],
)
def test_a_time_that_cannot_be_stays_as_typed(waiting, publisher, typed, words):
    sent = {"publish": "later", "publish_at": typed, "comment": "At nine."}

    page = press(publisher, waiting, "approve", **sent)

    again = next(form for form in forms_on(page) if "content_hash" in form)
    assert messages_on(page)[0].startswith(words)
    assert {name: again[name] for name in sent} == sent
    assert fresh_set(waiting).state == "submitted"


def test_an_approved_set_is_not_scheduled_in_the_past(exchange, editor, publisher):
    change_set = approved(kept(editor, edit(exchange, note="Ours.")), publisher)

    page = press(publisher, change_set, "schedule", publish_at="2020-01-01T09:00")

    assert messages_on(page) == ["That time has passed: choose a later one."]
    assert 'value="2020-01-01T09:00"' in page.content.decode()
    assert fresh_set(change_set).publish_at is None


def test_a_wrong_password_keeps_the_reason_and_publishes_nothing(exchange, publisher):
    change_set, before = kept(publisher, edit(exchange, note="Ours.")), snapshot()
    client, path = signed_in(publisher), page_of(change_set, "publish-alone")
    sent = {"change_reason": "The market opens in an hour.", "password": "guessed"}

    page = client.post(path, sent, follow=True)

    form = next(form for form in forms_on(page) if "password" in form)
    assert messages_on(page) == ["That is not your password: nothing was published."]
    assert page.redirect_chain[-1][0] == page_of(change_set, "alone")
    assert form["change_reason"] == "The market opens in an hour."
    assert "guessed" not in page.content.decode()
    assert (fresh_set(change_set).state, snapshot()) == ("draft", before)


def test_a_title_that_cannot_be_stored_stays_as_typed(exchange, editor):
    change_set = kept(editor, edit(exchange, note="Ours."))
    press(editor, change_set, "open")

    sent = {"title": "A null\0 byte", "next": "/admin/"}
    page = signed_in(editor).post(page_of(change_set, "rename"), sent, follow=True)

    assert page.redirect_chain[-1][0] == page_of(change_set)
    assert "A null" in next(form for form in forms_on(page) if "title" in form)["title"]
    assert fresh_set(change_set).title == ""
