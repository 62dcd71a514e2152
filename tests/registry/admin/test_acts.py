"""Each state of a change set offers each person exactly the buttons that work."""

import re
from contextlib import contextmanager

import pytest
from django.contrib.messages import get_messages
from django.db import IntegrityError, transaction

from registry.admin.acts import ACTS, published
from registry.audit.models import AuditLine
from registry.changesets.aside import discard, mark_conflict
from registry.changesets.drafts import leave, open_set, switch
from registry.changesets.models import Change, ChangeSet, Remark
from registry.changesets.review import approve, give_back, schedule, submit
from registry.clock import now
from tests.cast import PASSWORD, member
from tests.forms import forms_on, messages_on, signed_in
from tests.makers import REASON, an_exchange, commit, snapshot
from tests.proposals import NOON, agreed, edit, fresh_set, kept
from tests.registry.admin.set_pages import buttons, page_of

pytestmark = pytest.mark.django_db

AUTHOR = {"submit", "discard", "open", "drop", "rename"}  # of a draft of one's own
PEOPLE = {
    "author": "editor",
    "editor": "editor",
    "reviewer": "reviewer",
    "publisher": "publisher",
    "administrator": "administrator",
    "auditor": "auditor",
}
# state → person → what the page offers, comments left aside: all but auditors comment
OFFERS = {
    "draft": {"author": AUTHOR, "publisher": {"discard"}},
    "own": {"author": AUTHOR | {"publish-alone"}, "publisher": {"discard"}},
    "returned": {"author": AUTHOR, "publisher": {"discard"}},
    "conflict": {"author": AUTHOR, "publisher": {"discard"}},  # all may compare
    "submitted": {
        "author": {"take-back", "discard"},
        "reviewer": {"approve", "return"},
        "publisher": {"approve", "return", "discard"},
    },
    "grave": {
        "author": {"take-back", "discard"},
        "reviewer": {"return"},
        "publisher": {"approve", "return", "discard"},
    },
    "approved": {
        "author": {"take-back", "discard"},
        "reviewer": {"return"},
        "publisher": {"return", "publish", "schedule", "discard"},
    },
    "own approved": {
        "author": {"take-back", "discard", "publish", "schedule"},
        "reviewer": {"return"},
        "publisher": {"return", "publish", "schedule", "discard"},
    },
    "scheduled": {
        "author": {"take-back", "discard"},
        "reviewer": {"return"},
        "publisher": {"return", "publish", "schedule", "discard"},
    },
    "published": {"author": {"undo"}, "editor": {"undo"}, "publisher": {"undo"}},
    "alone": {
        "author": {"undo"},
        "editor": {"undo"},
        "reviewer": {"look-at"},
        "publisher": {"undo", "look-at"},
    },
    "discarded": {},
}
OWN = {"own", "own approved", "alone"}  # prepared by somebody who publishes
SENT = {
    "comment": "Words of this test.",
    "change_reason": REASON,
    "change_cause": "new_evidence",
    "publish_at": "2099-12-31T09:00",
    "publish": "now",
    "title": "Another title",
    "password": PASSWORD,
}
every_state = pytest.mark.parametrize("state", OFFERS)


def author_of(state):
    return member("publisher", name="author") if state in OWN else member("editor")


def people(state):
    """Return {person: user}: the author and one of each role, another than that."""
    found = {who: member(role, name=f"the_{who}") for who, role in PEOPLE.items()}
    return found | {"author": author_of(state)}


def made(state):
    """Return a set in this state."""
    author, reviewer = author_of(state), member("administrator", name="second")
    exchange = an_exchange()
    values = {"opened": "2023-05"} if state == "grave" else {"note": "Ours."}
    found = kept(author, edit(exchange, **values))
    if state in {"draft", "own", "conflict", "returned", "discarded", "alone"}:
        return _unsent(state, found, author=author, reviewer=reviewer)
    submit(found, actor=author, at=NOON)
    if state not in {"submitted", "grave"}:
        seen = fresh_set(found).content_hash
        approve(found, actor=reviewer, at=NOON, seen=seen)
    if state == "scheduled":
        at = now().replace(year=2098)
        schedule(found, actor=reviewer, at=now(), publish_at=at)
    if state == "published":
        agreed(fresh_set(found), reviewer)
    return fresh_set(found)


def _unsent(state, found, *, author, reviewer):
    if state == "alone":
        agreed(found, author)
    elif state == "discarded":
        discard(found, actor=author, at=NOON)
    elif state == "conflict":
        mark_conflict(found, "Both changed it.", by=reviewer, at=NOON)
    elif state == "returned":
        submit(found, actor=author, at=NOON)
        give_back(found, actor=reviewer, at=NOON, text="Cite page 3.")
    if state not in {"alone", "discarded"}:
        switch(fresh_set(found), user=author)
    return fresh_set(found)


def offered(page, change_set):
    """Return the acts that a page has buttons or links to."""
    start = re.escape(page_of(change_set, "x").removesuffix("x/"))
    text = page.content.decode()
    found = set(buttons(page))
    found |= set(re.findall(r'href="([^"]*/alone/)"', text))
    acts = {re.sub(f"{start}([a-z-]+)/", r"\1", path) for path in found}
    acts = {"publish-alone" if act == "alone" else act for act in acts}
    return acts & ACTS.keys()


@contextmanager
def undone():
    """Take back what happens inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def sent_to(change_set, act):
    record = change_set.changes.get().record if act == "drop" else ""
    return SENT | {"record": record, "content_hash": change_set.content_hash}


def all_rows():
    """Return all that an act might touch."""
    models = ChangeSet, Change, Remark, AuditLine
    return snapshot(), [list(model.objects.order_by("pk").values()) for model in models]


def tags_of(answer):
    """Return the tags of what the next page will say."""
    return {message.level_tag for message in get_messages(answer.wsgi_request)}


@every_state
def test_each_page_offers_exactly_what_works(state):
    change_set = made(state)
    table = {who: OFFERS[state].get(who, set()) for who in PEOPLE}
    table["administrator"] = table["publisher"]

    found = {
        who: offered(signed_in(user).get(page_of(change_set)), change_set)
        for who, user in people(state).items()
    }

    comment = {who: {"comment"} - ({"comment"} if who == "auditor" else set())
               for who in PEOPLE}  # fmt: skip
    assert found == {who: table[who] | comment[who] for who in PEOPLE}


@pytest.mark.long  # a thousand forms
@every_state
def test_each_button_works_and_each_forged_one_is_refused_without_effect(state):
    change_set = made(state)
    amiss = {}
    for who, user in people(state).items():
        client = signed_in(user)
        there = offered(client.get(page_of(change_set)), change_set)
        before = all_rows()
        for act in ACTS:
            with undone():
                client.cookies.pop("messages", None)  # no page has said them
                page = client.post(page_of(change_set, act), sent_to(change_set, act))
                done = all_rows() != before
                refused = page.status_code == 403 or "error" in tags_of(page)
                if act == "open":  # it may be open already
                    done = not refused
                if (done, refused) != (act in there, act not in there):
                    amiss[who, act] = done, refused
        assert all_rows() == before
    assert amiss == {}


# Four eyes


@pytest.mark.parametrize("role", ["editor", "publisher", "administrator"])
def test_nobody_approves_the_own_set(role):
    author = member(role, name="author")
    change_set = kept(author, edit(an_exchange(), note="Ours."))
    submit(change_set, actor=author, at=NOON)
    change_set, client = fresh_set(change_set), signed_in(author)

    shown = client.get(page_of(change_set)).content.decode()
    page = client.post(
        page_of(change_set, "approve"), sent_to(change_set, "approve"), follow=True
    )

    assert 'aria-disabled="true">Approve</button>' in shown
    words = "You prepared this change set, so someone else approves it."
    assert words in shown
    assert messages_on(page) == [words]
    assert fresh_set(change_set).reviewed_by is None


def test_the_database_refuses_an_author_who_reviews(editor):
    change_set = kept(editor, edit(an_exchange(), note="Ours."))

    with pytest.raises(IntegrityError), transaction.atomic():
        ChangeSet.objects.filter(pk=change_set.pk).update(reviewed_by=editor)


# What acts say


def test_a_publication_tells_its_numbers():
    (one,) = commit(edit(an_exchange(), note="Ours."))

    assert published([]) == "Nothing changed: the register says this already."
    assert published([one]) == f"Published as no. {one.seq}."
    assert published([one, one]).endswith(f" to {one.seq}.")


def test_taken_back_it_is_open_again(editor):
    change_set = made("submitted")
    leave(editor)

    signed_in(editor).post(page_of(change_set, "take-back"))

    assert open_set(editor) == change_set
    assert fresh_set(change_set).state == "draft"


def test_undoing_leads_to_the_set_that_undoes(editor):
    change_set = made("published")

    page = signed_in(editor).post(page_of(change_set, "undo"), follow=True)

    made_set = change_set.undone_by.get()
    assert page.redirect_chain[-1][0] == page_of(made_set)
    assert open_set(editor) == made_set
    shown = page.content.decode()
    assert f'<a href="{page_of(change_set)}">' in shown


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ({"record": "nonsense"}, "This set holds no such record."),
        ({"record": "", "comment": " "}, "Say something first."),
    ],
)
def test_a_comment_on_nothing_is_refused(editor, place, words):
    change_set = made("draft")

    sent = {"comment": "Why?", **place}
    page = signed_in(editor).post(page_of(change_set, "comment"), sent, follow=True)

    assert messages_on(page) == [words]
    assert not change_set.remarks.exists()


def test_a_comment_on_a_value_stands_beside_it(reviewer):
    change_set = made("submitted")
    client = signed_in(reviewer)
    page = client.get(page_of(change_set))
    form = next(form for form in forms_on(page) if "path" in form)

    page = form.put(comment="Is it page 3?").send(client, follow=True)

    (told,) = page.context["records"]
    (line,) = [line for line in told.lines if line.path == form["path"]]
    assert [remark.text for remark in line.remarks] == ["Is it page 3?"]
