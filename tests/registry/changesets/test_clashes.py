"""What a set and a later publication both changed is told and settled."""

import pytest

from registry.changesets.aside import mark_conflict
from registry.changesets.clashes import (
    MINE,
    PUBLISHED,
    TEXT,
    Choice,
    clashes,
    meanwhile,
    settle_clashes,
)
from registry.changesets.models import State
from registry.changesets.propose import Proposed, new_record
from registry.changesets.refusals import Invalid, NotReviewable
from registry.changesets.review import submit
from tests.makers import (
    a_policy,
    a_regulator,
    fresh,
    live_state,
    revise,
    state_of,
    withdraw,
)
from tests.proposals import NOON, agreed, edit, fresh_set, kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def regulator():
    return a_regulator(remit="Platforms.", website="https://old.example/")


def overtaken(author, record, mine, published):
    """Return a set of the author's, whose record was then published otherwise."""
    change_set = kept(author, edit(record, **mine))
    revise(fresh(record), **published)
    return change_set


def chosen(change_set, what, text=""):
    """Return the same choice for every clash, made beside what is published now."""
    return {c.key: Choice(what, c.seen, text) for c in clashes(change_set)}


def settled(change_set, what, text=""):
    """Settle every clash so, and return the patches the set is left with."""
    choices = chosen(change_set, what, text)
    assert settle_clashes(change_set, choices, user=change_set.author) == 0
    return [change.patch for change in change_set.changes.all()]


def test_a_value_both_changed_is_told_from_three_sides(editor, regulator):
    found = overtaken(editor, regulator, {"remit": "Mine."}, {"remit": "Theirs."})

    [clash] = clashes(found)

    assert (clash.path, clash.is_text) == ("remit", True)
    assert (clash.began, clash.published, clash.mine) == (
        "Platforms.", "Theirs.", "Mine.",
    )  # fmt: skip


def test_what_only_one_changed_clashes_with_nothing(editor, regulator):
    found = overtaken(editor, regulator, {"remit": "Mine."}, {"website": ""})

    assert clashes(found) == []


def test_the_same_words_from_both_are_no_clash(editor, regulator):
    found = overtaken(editor, regulator, {"remit": "One."}, {"remit": "One."})

    assert clashes(found) == []


def test_what_was_published_meanwhile_is_told_by_its_newest_entry(editor, regulator):
    found = overtaken(editor, regulator, {"remit": "Mine."}, {"remit": "Theirs."})
    again = revise(fresh(regulator), remit="Theirs again.")

    entry = meanwhile(clashes(found))[regulator.pk]

    assert (entry.seq, entry.change_set.author.username) == (again.seq, "publisher")


def test_kept_as_published_the_record_leaves_the_set(editor, regulator):
    found = overtaken(editor, regulator, {"remit": "Mine."}, {"remit": "Theirs."})
    only_text(found)

    assert settled(found, PUBLISHED) == []


def test_with_mine_the_set_changes_what_was_published(editor, publisher, regulator):
    found = overtaken(editor, regulator, {"remit": "Mine."}, {"remit": "Theirs."})

    [patch] = settled(found, MINE)
    agreed(found, publisher)

    assert patch["remit"] == ["Theirs.", "Mine."]
    assert fresh(regulator).remit == "Mine."


def test_one_text_is_written_from_both(editor, publisher, regulator):
    found = overtaken(editor, regulator, {"remit": "Mine."}, {"remit": "Theirs."})

    settled(found, TEXT, "Theirs and mine.")
    agreed(found, publisher)

    assert fresh(regulator).remit == "Theirs and mine."


def test_a_text_that_ends_as_published_is_no_change(editor, regulator):
    found = overtaken(editor, regulator, {"remit": "Mine."}, {"remit": "Theirs."})
    only_text(found)

    assert settled(found, TEXT, "Theirs.") == []


@pytest.mark.parametrize(
    ("began", "mine", "published"),
    [
        ({"announced": "2001"}, {"announced": "2002"}, {"announced": "2003"}),
        ({"stage": "issued"}, {"stage": "gazetted"}, {"stage": "commenced"}),
    ],
)
def test_no_text_is_written_where_not_any_text_fits(editor, began, mine, published):
    found = overtaken(editor, a_policy(**began), mine, published)
    [clash] = clashes(found)

    left = settle_clashes(found, chosen(found, TEXT, "nonsense"), user=editor)

    assert not clash.is_text
    assert left == 1
    assert clashes(found) == [clash]


def test_a_choice_is_for_what_its_page_showed(editor, regulator):
    found = overtaken(editor, regulator, {"remit": "Mine."}, {"remit": "Theirs."})
    choices = chosen(found, MINE)
    revise(fresh(regulator), remit="Published again.")

    with pytest.raises(NotReviewable, match="compare again"):
        settle_clashes(found, choices, user=editor)

    assert [clash.published for clash in clashes(found)] == ["Published again."]


def test_what_is_not_named_is_decided_later(editor, regulator):
    both = {"remit": "Mine.", "website": "https://mine.example/"}
    theirs = {"remit": "Theirs.", "website": "https://theirs.example/"}
    found = overtaken(editor, regulator, both, theirs)
    mark_conflict(found, "Changed meanwhile.", by=editor, at=NOON)
    choices = chosen(found, MINE)
    del choices[f"{regulator.pk}:website"]

    left = settle_clashes(found, choices, user=editor)

    assert left == 1
    assert [clash.path for clash in clashes(found)] == ["website"]
    assert fresh_set(found).state == State.CONFLICT


def test_once_nothing_clashes_the_set_is_a_draft_that_can_be_sent(editor, regulator):
    found = overtaken(editor, regulator, {"remit": "Mine."}, {"remit": "Theirs."})
    mark_conflict(found, "Changed meanwhile.", by=editor, at=NOON)

    settled(found, MINE)

    again = fresh_set(found)
    assert (again.state, again.conflict) == (State.DRAFT, "")
    submit(again, actor=editor, at=NOON)


def test_nobody_else_settles_it(editor, second_editor, publisher, regulator):
    found = overtaken(editor, regulator, {"remit": "Mine."}, {"remit": "Theirs."})
    choices = chosen(found, PUBLISHED)

    for other in (second_editor, publisher):
        with pytest.raises(NotReviewable, match="Only its author"):
            settle_clashes(found, choices, user=other)

    assert len(clashes(found)) == 1


def test_a_text_no_database_holds_is_refused_and_nothing_rewritten(editor, regulator):
    found = overtaken(editor, regulator, {"remit": "Mine."}, {"remit": "Theirs."})

    with pytest.raises(Invalid):
        settle_clashes(found, chosen(found, TEXT, "a\x00b"), user=editor)

    assert [clash.mine for clash in clashes(found)] == ["Mine."]


def test_a_row_removed_meanwhile_comes_back_with_mine_or_stays_away(editor):
    policy = a_policy(requirements=[{"value": "98", "unit": "%"}])
    key = str(policy.requirements.get().pk)
    change = edit(policy, requirements=[{"id": key, "value": "99", "unit": "%"}])
    mine, away = kept(editor, change), kept(editor, change)
    revise(fresh(policy), requirements=[])

    [patch] = settled(mine, MINE)
    left = settled(away, PUBLISHED)

    assert patch["requirements"][key][1]["value"] == "99"
    assert patch["requirements"][key][1]["unit"] == "%"
    assert all("requirements" not in patch for patch in left)


def test_a_row_both_changed_clashes_by_its_column_alone(editor):
    policy = a_policy(requirements=[{"value": "98", "unit": "%"}])
    key = str(policy.requirements.get().pk)

    def row(**values):
        return {"requirements": [{"id": key, "value": "98", "unit": "%"} | values]}

    found = overtaken(editor, policy, row(value="99"), row(value="97", unit="days"))

    assert [clash.path for clash in clashes(found)] == [f"requirements/{key}/value"]
    [patch] = settled(found, MINE)
    assert patch["requirements"] == {key: {"value": ["97", "99"]}}


def test_a_record_withdrawn_meanwhile_comes_back_with_mine(
    editor, publisher, regulator
):
    found = kept(editor, edit(regulator, remit="Mine."))
    withdraw(regulator)
    [clash] = clashes(found)

    settled(found, MINE)
    [entry] = agreed(found, publisher)

    assert clash.path == ""
    assert (entry.type, entry.public_id) == ("restored", regulator.public_id)
    assert live_state(regulator)["remit"] == "Mine."
    assert live_state(regulator)["website"] == "https://old.example/"


def test_a_record_withdrawn_meanwhile_stays_so_and_leaves_the_set(editor, regulator):
    found = kept(editor, edit(regulator, remit="Mine."))
    withdraw(regulator)

    assert settled(found, PUBLISHED) == []


def test_a_withdrawal_of_what_left_meanwhile_is_dropped_either_way(editor, regulator):
    found = kept(editor, Proposed(type(regulator), regulator.pk, "-"))
    withdraw(regulator)

    assert settled(found, MINE) == []


def test_a_record_added_meanwhile_is_edited_with_mine(editor, regulator):
    state = state_of(
        type(regulator), {"name_en": "Mine", "type": "statutory_regulator"}
    )
    found = kept(editor, new_record(type(regulator), regulator.pk, state=state))
    [clash] = clashes(found)

    [patch] = settled(found, MINE)

    assert clash.path == ""
    assert patch["name_en"] == ["Securities and Futures Commission", "Mine"]
    assert found.changes.get().op == "~"


def only_text(change_set):
    """Leave the citations out: what is left is the one text."""
    change = change_set.changes.get()
    change.patch = {"remit": change.patch["remit"]}
    change.save()
