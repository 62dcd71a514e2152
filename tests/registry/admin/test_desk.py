"""The desk: what waits for whom, and what was published last."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from registry.admin import desk as desk_module
from registry.admin.desk import Panel, desk, waiting
from registry.changesets import drafts
from registry.changesets.aside import discard, mark_conflict
from registry.changesets.review import give_back
from tests.forms import forms_on, signed_in
from tests.makers import a_regulator
from tests.proposals import NOON, agreed, approved, edit, kept, submitted

pytestmark = pytest.mark.django_db

DESK = reverse("admin:index")


def shown(user):
    return desk(user, NOON + timedelta(hours=2), language="en")


def queue(user, name):
    """Return the sets of a queue, None where this person has none of the name."""
    found = {one.name: one for one in shown(user)["queues"]}
    return found[name].sets if name in found else None


def text_of(user):
    """Return the page without the frame."""
    return main_of(signed_in(user).get(DESK))


def main_of(page):
    text = " ".join(page.content.decode().split())
    return text.partition("<main")[2].partition("</main>")[0]


def a_change():
    return edit(a_regulator(), remit="Ours.")


def test_each_role_has_the_queues_it_can_act_on(hire):
    names = {
        role: [one.name for one in shown(hire(role))["queues"]]
        for role in ("editor", "reviewer", "publisher", "auditor")
    }

    own = ["returned", "conflicts", "drafts", "sent"]
    assert names == {
        "editor": [*own, "scheduled"],
        "reviewer": ["review", "scheduled", "alone"],
        "publisher": ["review", *own, "approved", "scheduled", "alone"],
        "auditor": ["review", *own[:3], "approved", "scheduled", "alone"],
    }


def test_a_draft_is_on_its_authors_desk_and_no_other(editor, second_editor, publisher):
    own = kept(editor, a_change())

    assert queue(editor, "drafts") == [own]
    assert queue(second_editor, "drafts") == []
    assert queue(publisher, "drafts") == []


def test_what_is_returned_is_told_with_the_words_of_the_reviewer(editor, reviewer):
    change_set = submitted(editor, a_change())
    give_back(change_set, actor=reviewer, at=NOON, text="Cite the <list>.")

    text = text_of(editor)

    assert queue(editor, "returned") == [change_set]
    assert "<blockquote>Cite the &lt;list&gt;.</blockquote>" in text


def test_a_set_in_conflict_says_what_stands_against_it(editor, auditor, publisher):
    change_set = kept(editor, a_change())
    why = "The remit was changed meanwhile."
    mark_conflict(change_set, why, by=publisher, at=NOON)

    for person in (editor, auditor):
        assert queue(person, "conflicts") == [change_set]
        assert why in text_of(person)
    assert queue(publisher, "conflicts") == []


def test_what_is_discarded_waits_for_nobody(editor):
    before = waiting()
    change_set = kept(editor, a_change())
    assert waiting() == before + 1

    discard(change_set, actor=editor, at=NOON)

    assert queue(editor, "drafts") == []
    assert waiting() == before


def test_one_button_is_filled_the_next_act(editor, publisher):
    kept(publisher, a_change())
    for _number in range(2):
        submitted(editor, a_change())

    text = text_of(publisher)

    assert text.count("primary") == 1
    assert 'class="button primary"' in text
    assert 'primary" href' in text.partition('id="drafts"')[0]


def test_a_draft_is_continued_by_opening_it(editor):
    change_set, client = kept(editor, a_change()), signed_in(editor)
    act = reverse("admin:registry_changeset_open", args=[change_set.pk])
    form = [form for form in forms_on(client.get(DESK)) if form.action == act][-1]

    sent = client.post(form.action, {"csrfmiddlewaretoken": "x"})

    page = reverse("admin:registry_changeset_change", args=[change_set.pk])
    assert sent.headers["Location"] == page
    assert drafts.open_set(editor) == change_set


def test_the_auditor_sees_the_same_page_without_buttons(editor, auditor):
    kept(editor, a_change())
    submitted(editor, a_change())

    page = signed_in(auditor).get(DESK)
    text = main_of(page)

    assert [one.total for one in page.context["queues"][:4]] == [1, 0, 0, 1]
    assert "Waiting for review" in text
    assert "primary" not in text
    assert not [form for form in forms_on(page) if "changeset" in form.action]


def test_a_stranger_sees_what_is_published_and_no_queue(django_user_model):
    stranger = django_user_model.objects.create_user("stranger", is_staff=True)

    assert shown(stranger)["queues"] == []
    assert signed_in(stranger).get(DESK).status_code == 200


def test_counts_jump_to_their_lists_and_a_zero_is_pale(editor):
    kept(editor, a_change())

    text = text_of(editor)

    assert '<a href="#drafts"><b>1</b>drafts</a>' in text
    assert '<section class="module" id="drafts"' in text
    assert '<span class="none"><b>0</b>returned</span>' in text
    assert 'id="returned"' not in text


def test_a_long_queue_is_cut_and_counted(editor, monkeypatch):
    monkeypatch.setattr("registry.admin.queues.SHOWN", 1)
    for _number in range(2):
        kept(editor, a_change())

    found = next(one for one in shown(editor)["queues"] if one.name == "drafts")

    assert (found.total, len(found.sets)) == (2, 1)
    assert "1 of 2 are shown" in text_of(editor)


def test_what_was_published_last_stands_first(editor, publisher):
    regulator = a_regulator()
    entries = agreed(kept(editor, edit(regulator, remit="Ours.")), publisher)

    line = shown(editor)["lately"][0]

    assert line.entry == entries[0]
    assert line.name.text == regulator.name_en


def test_a_later_queue_has_its_place_at_the_right(editor, monkeypatch):
    content = {"name": "due", "tally": "facts due"}

    def due(_who, _at):
        return Panel("admin/parts/messages.html", 3, content)

    assert "What is due" not in text_of(editor)
    monkeypatch.setattr(desk_module, "PANELS", [due, lambda _who, _at: None])

    text = text_of(editor)
    assert '<a href="#due"><b>3</b>facts due</a>' in text
    assert '<aside aria-label="What is due">' in text


@pytest.mark.parametrize("role", ["editor", "publisher", "auditor"])
def test_the_desk_costs_the_same_however_much_waits(hire, role):
    fill(hire("editor"), hire("reviewer"))
    before = cost(hire(role))

    for _number in range(2):
        fill(hire("editor"), hire("reviewer"))

    assert cost(hire(role)) == before
    assert before <= 24


def cost(user):
    """Return how many queries the desk takes."""
    with CaptureQueriesContext(connection) as queries:
        shown(user)
    return len(queries)


def fill(editor, reviewer):
    """Put a set in most queues."""
    kept(editor, a_change())
    submitted(editor, a_change())
    approved(kept(editor, a_change()), reviewer)
    returned = submitted(editor, a_change())
    give_back(returned, actor=reviewer, at=NOON, text="Cite the list.")
