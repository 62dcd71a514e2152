"""The versions a history lists: asked for, filtered, in which roles."""

from datetime import date

import pytest

from policies.models import Policy
from registry.admin.versions import Filters, asked, filtered, people, rows_of
from registry.changesets.models import ChangeSet
from registry.changesets.review import look_at
from registry.ledger.models import Entry
from registry.records.kinds import kind_of
from tests.cast import member
from tests.makers import a_policy, revise, withdraw
from tests.proposals import NOON, agreed, edit, kept

pytestmark = pytest.mark.django_db


def rows(record):
    entries = Entry.objects.filter(record=record.pk).select_related(
        "change_set__author"
    )
    return rows_of(kind_of(Policy), list(entries.order_by("seq")), language="en")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, Filters()),
        ({"field": "note"}, Filters(field="note")),
        ({"cause": "translation"}, Filters(cause="translation")),
        ({"cause": "rain"}, Filters(ignored=("rain",))),
        ({"known": " 2024-02-29 "}, Filters(known=date(2024, 2, 29))),
        ({"known": "2023-02-29"}, Filters(ignored=("2023-02-29",))),
        ({"known": "x"}, Filters(ignored=("x",))),
    ],
)
def test_what_is_asked_is_understood_or_named(query, found):
    assert asked(query) == found
    assert bool(found) == bool(found.field or found.cause or found.known)


def test_what_stands_and_what_left_is_marked():
    policy = revise(a_policy(), note="x")
    assert [(row.current, row.left) for row in rows(policy)] == [
        (False, False),
        (True, False),
    ]

    withdraw(policy)

    assert [(row.current, row.left) for row in rows(policy)][1:] == [
        (False, False),
        (False, True),
    ]


def test_filters_hold_together():
    policy = revise(a_policy(), note="x", cause="translation")
    found = rows(policy)

    assert filtered(found, Filters(field="note", cause="translation")) == found[1:]
    assert filtered(found, Filters(field="note", cause="law_changed")) == []
    assert filtered(found, Filters(known=date(2000, 1, 1))) == []


def test_roles_are_told_and_nobody_is_named(editor, publisher, reviewer):
    policy = a_policy()
    agreed(kept(editor, edit(policy, summary_en="Words.")), publisher)
    both = people(ChangeSet.objects.get(author=editor))

    alone = ChangeSet.objects.filter(author=publisher).latest("published_at")
    before = people(alone)
    look_at(alone, actor=reviewer, at=NOON, text="It is right.")

    assert both == "editor, publisher"
    assert before == "publisher alone, not yet reviewed"
    assert people(ChangeSet.objects.get(pk=alone.pk)) == (
        "publisher alone, reviewed afterwards by reviewer"
    )


def test_what_was_loaded_is_told_so():
    loader = member("publisher", name="loader")
    policy = a_policy(by=loader)

    assert [row.people for row in rows(policy)] == ["loaded"]
