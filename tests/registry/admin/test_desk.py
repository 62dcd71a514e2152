"""The desk: what waits for whom, and what was published last."""

from datetime import timedelta

import pytest
from django.urls import reverse

from registry.admin import desk as desk_module
from registry.admin.desk import desk, waiting_for
from registry.changesets.aside import discard, mark_conflict
from tests.forms import signed_in
from tests.makers import a_regulator
from tests.proposals import NOON, agreed, edit, kept

pytestmark = pytest.mark.django_db


def shown(user):
    return desk(user, NOON + timedelta(hours=2), language="en")


def test_a_publisher_sees_what_others_kept(editor, publisher):
    waiting = kept(editor, edit(a_regulator(), remit="Ours."))

    found = shown(publisher)

    assert found["waiting"].sets == [waiting]
    assert found["waiting"].sets[0].record_count == 1
    assert found["mine"].total == 0


def test_an_editor_sees_no_set_of_another(editor, second_editor):
    own = kept(editor, edit(a_regulator(), remit="Ours."))
    other = kept(second_editor, edit(a_regulator(), remit="Theirs."))
    mark_conflict(other, "Changed meanwhile.")

    found = shown(editor)

    assert found["waiting"].total == 0
    assert found["mine"].sets == [own]
    assert found["conflicts"].total == 0
    assert waiting_for(editor) == 1


def test_a_set_in_conflict_says_what_stands_against_it(editor, publisher):
    change_set = kept(editor, edit(a_regulator(), remit="Ours."))
    mark_conflict(change_set, "The remit was changed meanwhile.")

    for person in (editor, publisher):
        page = signed_in(person).get(reverse("admin:index"))
        assert "The remit was changed meanwhile." in page.content.decode()
        assert shown(person)["conflicts"].total == 1
    assert shown(publisher)["waiting"].total == 0


def test_what_is_discarded_waits_for_nobody(editor, publisher):
    change_set = kept(editor, edit(a_regulator(), remit="Ours."))
    discard(change_set, actor=editor)

    assert shown(publisher)["waiting"].total == 0
    assert waiting_for(publisher) == 0


def test_the_age_of_a_set_is_told(editor, publisher):
    kept(editor, edit(a_regulator(), remit="Ours."))

    page = signed_in(publisher).get(reverse("admin:index")).content.decode()

    assert "waiting" in page
    assert "Read and publish" in page


def test_a_long_queue_is_cut_and_counted(editor, publisher, monkeypatch):
    monkeypatch.setattr(desk_module, "SHOWN", 1)
    for _number in range(2):
        kept(editor, edit(a_regulator(), remit="Ours."))

    found = shown(publisher)["waiting"]

    assert (found.total, len(found.sets)) == (2, 1)


def test_what_was_published_last_stands_first(editor, publisher):
    regulator = a_regulator()
    entries = agreed(kept(editor, edit(regulator, remit="Ours.")), publisher)

    line = shown(editor)["lately"][0]

    assert line.entry == entries[0]
    assert line.name.text == regulator.name_en


def test_the_desk_costs_the_same_however_much_waits(
    editor, publisher, django_assert_max_num_queries
):
    for _number in range(3):
        kept(editor, edit(a_regulator(), remit="Ours."))

    with django_assert_max_num_queries(14):
        shown(publisher)
