"""A change set in words."""

from datetime import timedelta

import pytest
from django.utils import translation

from policies.models import Regulator
from registry.admin.set_words import (
    age,
    grave,
    hour,
    records,
    told_lacks,
    touched,
)
from registry.changesets.lacking import Lacks
from registry.changesets.models import ChangeSet
from registry.changesets.propose import Proposed
from tests.makers import a_policy, a_regulator
from tests.proposals import NOON, edit, kept, submitted


def plain(text):
    return text.replace("\xa0", " ")


def graveness(change_set):
    return grave(change_set, change_set.changes.all())


@pytest.mark.django_db
def test_the_gravest_values_are_named(editor):
    change_set = submitted(editor, edit(a_policy(), effective="2024-05", note="Ours."))

    found = graveness(change_set)

    assert found.risk == "high"
    assert found.words == "High: effective"


@pytest.mark.django_db
def test_many_values_are_cut(editor):
    days = {"effective": "2024-05", "announced": "2024", "gazetted": "2024"}
    change_set = submitted(editor, edit(a_policy(), **days))

    assert graveness(change_set).words.endswith(" and more")


@pytest.mark.django_db
def test_a_withdrawal_is_named_as_one(editor):
    change_set = kept(editor, Proposed(Regulator, a_regulator().pk, "-"))

    assert graveness(change_set).words == "High: regulator withdrawn"


@pytest.mark.django_db
def test_a_set_that_was_never_submitted_is_as_grave_as_its_changes(editor):
    change_set = kept(editor, edit(a_regulator(), name_zh_hans="证监会"))

    assert change_set.risk == ""
    assert graveness(change_set).risk == "low"
    assert grave(change_set, []) is None


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(seconds=20), "a moment"),
        (timedelta(hours=16, minutes=3), "16 hours"),
        (timedelta(days=9), "1 week"),
    ],
)
def test_an_age_is_told_in_its_largest_unit(passed, words):
    assert plain(age(NOON, NOON + passed)) == words


def test_hours_are_those_of_hong_kong():
    assert hour(NOON) == "1 Jun 2024, 20:00 HKT"


def test_a_draft_of_today_has_its_hour_and_an_older_one_its_age():
    change_set = ChangeSet(saved_at=NOON, proposed_at=NOON - timedelta(days=30))

    assert touched(change_set, NOON + timedelta(hours=2)) == "saved 20:00 HKT"
    later = NOON + timedelta(days=3)
    assert plain(touched(change_set, later)) == "untouched for 3 days"


@pytest.mark.parametrize(
    ("lacks", "words"),
    [
        (Lacks(), "nothing in it yet"),
        (Lacks(changes=1), ""),
        (Lacks(changes=1, reason=True), "no reason yet"),
        (Lacks(changes=2, uncited=1), "1 value without a source"),
        (Lacks(changes=2, wrong=2, reason=True), "2 values to correct, no reason yet"),
        (Lacks(changes=2, clashes=1), "1 value was published meanwhile"),
    ],
)  # fmt: skip
def test_what_a_draft_lacks_is_one_line(lacks, words):
    assert told_lacks(lacks) == words


def test_records_are_counted():
    assert (records(1), records(2)) == ("1 record", "2 records")
    with translation.override("zh-hant"):
        assert "1" in records(1)
