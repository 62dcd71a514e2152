"""Mail on what became of a change set: to whom, and that it says nothing else."""

import logging

import pytest

from registry.changesets import notices, review
from registry.changesets.aside import discard, mark_conflict
from registry.changesets.models import ChangeSet
from registry.changesets.remarks import remark
from registry.changesets.review import approve, give_back, look_at
from tests.cast import member
from tests.makers import a_policy, a_regulator
from tests.proposals import NOON, agreed, approved, edit, fresh_set, kept, submitted

pytestmark = pytest.mark.django_db

ROLES = ("editor", "second_editor", "reviewer", "publisher", "administrator", "auditor")
HIDDEN = "rosebud"


@pytest.fixture
def committed(settings, django_capture_on_commit_callbacks, mailoutbox):
    """Return how an act is committed, and the addresses it writes to."""
    settings.NOTIFY = True
    settings.DESK_URL = "https://register.example/admin/"
    for role in ROLES:
        user = member("editor" if role == "second_editor" else role, name=role)
        user.email = f"{role}@register.example"
        user.save()

    def commit(act):
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        assert all(len(mail.recipients()) == 1 for mail in mailoutbox)
        return sorted(mail.to[0].partition("@")[0] for mail in mailoutbox)

    return commit


def a_change():
    return edit(a_regulator(name_en=HIDDEN), remit=HIDDEN)


def test_a_submitted_set_is_told_to_those_who_may_approve_it(committed, editor):
    light = kept(editor, a_change())
    grave = kept(editor, edit(a_policy(), effective="2024-05"))

    assert committed(lambda: submit(light)) == [
        "administrator",
        "publisher",
        "reviewer",
    ]
    assert committed(lambda: submit(grave)) == ["administrator", "publisher"]


def submit(change_set):
    review.submit(change_set, actor=change_set.author, at=NOON)


def test_who_is_away_and_who_has_no_address_get_none(committed, editor):
    gone, mute = member("reviewer"), member("publisher")
    gone.is_active, mute.email = False, ""
    gone.save()
    mute.save()
    change_set = kept(editor, a_change())

    assert committed(lambda: submit(change_set)) == ["administrator"]


def test_an_author_is_not_asked_to_review_their_own(committed, publisher):
    change_set = kept(publisher, a_change())

    assert committed(lambda: submit(change_set)) == ["administrator", "reviewer"]


def test_the_author_hears_of_a_return_and_of_an_approval(committed, editor, reviewer):
    back, on = submitted(editor, a_change()), submitted(editor, a_change())

    assert committed(lambda: give_back(back, actor=reviewer, at=NOON, text=HIDDEN)) == [
        "editor"
    ]
    assert committed(
        lambda: approve(on, actor=reviewer, at=NOON, seen=on.content_hash)
    ) == ["editor"]


def test_the_author_hears_of_a_conflict_whoever_met_it(committed, editor, publisher):
    change_set = approved(kept(editor, a_change()), publisher)

    assert committed(
        lambda: mark_conflict(change_set, HIDDEN, by=publisher, at=NOON)
    ) == ["editor"]


def test_what_is_published_alone_is_told_to_reviewers(committed, publisher, reviewer):
    alone = kept(publisher, a_change())
    together = approved(kept(publisher, a_change()), reviewer)

    assert committed(lambda: agreed(alone, publisher)) == ["administrator", "reviewer"]
    assert committed(lambda: agreed(together, publisher)) == []


def test_nothing_of_what_a_set_says_goes_out(committed, editor, reviewer, mailoutbox):
    change_set = kept(editor, a_change())
    change_set.title = change_set.reason = HIDDEN * 2
    change_set.save()
    sent = []

    committed(lambda: submit(change_set))
    sent += mailoutbox
    waiting = fresh_set(change_set)
    committed(lambda: give_back(waiting, actor=reviewer, at=NOON, text=HIDDEN))
    sent += mailoutbox

    assert len(sent) == 4
    for mail in sent:
        whole = mail.message().as_string()
        assert HIDDEN not in whole
        assert "RG-" not in whole
        assert str(change_set.pk) not in whole
        assert "https://register.example/admin/" in mail.body


def test_other_acts_are_nobodys_mail(committed, editor, publisher, reviewer):
    alone, gone = kept(publisher, a_change()), kept(editor, a_change())
    agreed(alone, publisher)

    assert committed(lambda: remark(gone, reviewer, at=NOON, text="Hm.")) == []
    assert committed(lambda: discard(gone, actor=editor, at=NOON)) == []
    assert committed(lambda: look_at(alone, actor=reviewer, at=NOON, text="")) == []


def test_it_is_off_unless_it_is_asked_for(committed, editor, settings):
    settings.NOTIFY = False
    change_set = kept(editor, a_change())

    assert committed(lambda: submit(change_set)) == []


def test_what_is_rolled_back_is_not_told(committed, editor, mailoutbox):
    change_set = kept(editor, a_change())

    notices.tell(change_set, "submitted")

    assert mailoutbox == []
    assert ChangeSet.objects.filter(pk=change_set.pk).exists()
    assert committed


def test_a_server_that_fails_breaks_no_act(
    committed, editor, settings, caplog, monkeypatch
):
    def down(_message):
        raise ConnectionRefusedError("no server here")

    monkeypatch.setattr(notices.EmailMessage, "send", down)
    change_set = kept(editor, a_change())

    with caplog.at_level(logging.ERROR):
        assert committed(lambda: submit(change_set)) == []

    assert fresh_set(change_set).state == "submitted"
    assert "no server here" in caplog.text
    assert settings.NOTIFY
