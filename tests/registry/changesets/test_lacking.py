"""What drafts still lack, told for many at once."""

import pytest

from policies.models import Policy, Regulator
from registry.changesets.lacking import Lacks, lacking
from registry.changesets.models import Change
from registry.changesets.propose import Proposed
from registry.changesets.refusals import Invalid
from registry.changesets.review import ready
from tests.makers import a_policy, a_regulator, a_source, revise
from tests.proposals import edit, fresh_set, kept

pytestmark = pytest.mark.django_db


def drafted(editor, *changes, reason="The gazette says so."):
    """Return a draft of these changes."""
    change_set = kept(editor, *changes)
    change_set.reason = reason
    change_set.save()
    return fresh_set(change_set)


def lacks(change_set):
    return lacking([change_set])[change_set.pk]


def bare(record, **patch):
    """Return an edit without evidence."""
    return Proposed(type(record), record.pk, "~", patch)


def test_a_complete_draft_lacks_nothing(editor):
    change_set = drafted(editor, edit(a_regulator(), remit="Ours."))

    found = lacks(change_set)

    assert found == Lacks(changes=1)
    assert found.nothing
    assert ready(change_set)


def test_an_empty_draft_is_not_ready(editor):
    assert not lacks(drafted(editor)).nothing


@pytest.mark.parametrize("reason", ["", "too short"])
def test_a_missing_reason_is_told(editor, reason):
    change_set = drafted(editor, edit(a_regulator(), remit="Ours."), reason=reason)

    assert lacks(change_set) == Lacks(changes=1, reason=True)
    with pytest.raises(Invalid):
        ready(change_set)


def test_values_without_a_source_are_counted(editor):
    policy = a_policy()
    patch = {"effective": ["", "2024-05"], "announced": [policy.announced, "2024"]}
    change_set = drafted(editor, bare(policy, **patch))

    assert lacks(change_set).uncited == 2
    assert not lacks(change_set).nothing


def test_values_that_break_a_rule_are_counted(editor):
    change_set = drafted(editor, bare(a_policy(), effective=["", "30 Feb"]))

    assert lacks(change_set).wrong == 1


def test_what_was_published_meanwhile_is_counted(editor):
    regulator = a_regulator(remit="Before.")
    change_set = drafted(editor, edit(regulator, remit="Ours."))
    revise(regulator, remit="Theirs.")

    assert lacks(change_set).clashes == 1


def test_a_record_that_left_meanwhile_is_a_clash(editor):
    source = a_source()
    change_set = drafted(editor, edit(source, title="Ours."))
    Change.objects.filter(change_set=change_set).update(
        record="00000000-0000-4000-8000-000000000000"
    )

    assert lacks(change_set) == Lacks(changes=1, clashes=1)


def test_two_drafts_of_one_record_are_told_apart(editor, second_editor):
    regulator = a_regulator()
    complete = drafted(editor, edit(regulator, remit="Ours."))
    bare_one = drafted(second_editor, bare(regulator, remit=["", "Theirs."]))

    found = lacking([complete, bare_one])

    assert found[complete.pk].nothing
    assert found[bare_one.pk].uncited == 1


def test_a_withdrawal_needs_a_reason_alone(editor):
    gone = Proposed(Regulator, a_regulator().pk, "-")

    assert lacks(drafted(editor, gone)).nothing


def test_it_costs_the_same_for_many(editor, django_assert_max_num_queries):
    sets = [
        drafted(editor, edit(a_regulator(), remit="x"), edit(a_policy(), note="x"))
        for _number in range(3)
    ]
    assert Policy.objects.count() == 3

    with django_assert_max_num_queries(20):
        lacking(sets)
