"""The rows of the desk's queues."""

from datetime import timedelta

import pytest

from registry.admin import desk_rows
from registry.admin.desk_rows import known, row
from registry.admin.queues import first_of, person, wanted
from registry.changesets import drafts
from registry.changesets.review import give_back, schedule
from tests.makers import a_regulator
from tests.proposals import NOON, agreed, approved, edit, kept, submitted

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(hours=16)


def row_of(user, name, *, at=LATER):
    """Return the first row of a queue."""
    who = person(user)
    sets = list(first_of(name, wanted(who)[name]))
    return row(name, sets[0], known=known(sets, who, at=at))


def words(row):
    return [fact.words.replace("\xa0", " ") for fact in row.facts]


def tones(row):
    return {fact.tone for fact in row.facts}


def a_change():
    return edit(a_regulator(), remit="Ours.")


def test_a_review_says_by_whom_and_how_long_it_waits(editor, publisher):
    submitted(editor, a_change())

    found = row_of(publisher, "review")

    assert words(found) == ["1 record", "by another editor", "waiting 16 hours"]
    assert found.grave.words == "Medium: remit"
    assert not found.opens


def test_a_returned_set_has_the_last_words_of_its_reviewers(editor, reviewer):
    change_set = submitted(editor, a_change())
    give_back(change_set, actor=reviewer, at=NOON, text="Cite the list.")

    found = row_of(editor, "returned")

    assert found.quote == "Cite the list."
    assert words(found)[1] == "returned 1 Jun 2024, 20:00 HKT"
    assert found.opens


def test_a_complete_draft_is_ready(editor):
    kept(editor, a_change())

    assert words(row_of(editor, "drafts"))[1] == "ready to submit"
    assert "ready" in tones(row_of(editor, "drafts"))


def test_an_open_draft_says_so_and_what_it_lacks(editor):
    drafts.start(editor, at=NOON, title="New")

    found = row_of(editor, "drafts")

    assert words(found)[1:3] == ["open now", "nothing in it yet"]
    assert not found.opens


def test_a_large_draft_is_not_checked_here(editor, monkeypatch):
    monkeypatch.setattr(desk_rows, "CHECKED", 0)
    kept(editor, a_change())

    assert tones(row_of(editor, "drafts")) == {""}


def test_who_looks_on_is_told_whose_draft_it_is_and_opens_none(editor, auditor):
    kept(editor, a_change())

    found = row_of(auditor, "drafts")

    assert "by another editor" in words(found)
    assert not found.opens


def test_what_was_sent_says_who_has_it(editor, reviewer):
    change_set = kept(editor, a_change())
    approved(change_set, reviewer)

    assert "approved, a publisher has it" in words(row_of(editor, "sent"))


def test_what_is_scheduled_says_when_and_by_whom(editor, reviewer, publisher):
    change_set = approved(kept(editor, a_change()), reviewer)
    hour = NOON + timedelta(hours=20)
    schedule(change_set, actor=publisher, at=NOON, publish_at=hour)

    found = words(row_of(publisher, "scheduled"))

    assert found[1:] == ["publishes 2 Jun 2024, 16:00 HKT", "scheduled by you"]
    assert "scheduled by another publisher" in words(row_of(editor, "scheduled"))
    late = row_of(editor, "scheduled", at=hour + timedelta(hours=1))
    assert words(late)[1] == "was due 2 Jun 2024, 16:00 HKT"


def test_what_was_approved_waits_since_then(editor, reviewer, publisher):
    approved(kept(editor, a_change()), reviewer)

    assert "approved 16 hours ago" in words(row_of(publisher, "approved"))


def test_what_was_published_alone_bears_its_risk(publisher, reviewer):
    agreed(kept(publisher, a_change()), publisher)

    found = row_of(reviewer, "alone")

    assert found.grave is not None
    assert any(word.startswith("published alone") for word in words(found))


def test_a_conflict_says_what_stands_against_it(editor):
    change_set = kept(editor, a_change())
    desk_rows.ChangeSet.objects.filter(pk=change_set.pk).update(
        state="conflict", conflict="Changed meanwhile."
    )

    assert row_of(editor, "conflicts").quote == "Changed meanwhile."
