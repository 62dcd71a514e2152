"""One value in many records: each tried by itself, told exactly."""

import pytest

from registry.admin.bulk_rows import Tried, digest, lines
from tests.makers import a_policy, a_regulator

pytestmark = pytest.mark.django_db


def test_a_record_changes_is_so_already_or_is_refused():
    policy = a_policy()
    changed, same = Tried(policy, "a", "b"), Tried(policy, "a", "a")
    refused = Tried(policy, "a", "a", wrong="It cannot be.")

    assert (changed.changes, changed.is_so_already) == (True, False)
    assert (same.changes, same.is_so_already) == (False, True)
    assert (refused.changes, refused.is_so_already) == (False, False)


def test_a_preview_is_known_by_all_it_showed():
    policy, other = a_policy(), a_policy()
    shown = [Tried(policy, "a", "b")]

    assert digest(shown) == digest([Tried(policy, "a", "b")])
    for another in (
        Tried(policy, "A", "b"),
        Tried(policy, "a", "B"),
        Tried(other, "a", "b"),
        Tried(policy, "a", "b", wrong="It cannot be."),
    ):
        assert digest([another]) != digest(shown)
    assert digest([*shown, *shown]) != digest(shown)


def test_relations_are_shown_by_name_and_a_record_by_its_own():
    policy = a_policy(title_en="The circular")
    issuer = a_regulator(name_en="Commission")

    (row,) = lines([Tried(policy, [], [issuer.pk])])

    assert row.name.text == "The circular"
    assert (row.old, row.new) == ("", "Commission")


def test_a_preview_costs_the_same_however_many(django_assert_num_queries):
    rows = [Tried(a_policy(), [], [a_regulator().pk]) for _number in range(3)]

    with django_assert_num_queries(1):
        lines(rows)
