"""What a set says is one number: the same wherever it is, another once it changes."""

from uuid import uuid4

import pytest

from policies.models import Exchange, Policy
from registry.changesets.content import content_hash
from registry.changesets.models import State
from registry.changesets.propose import Proposed
from tests.makers import a_policy
from tests.proposals import edit, kept

pytestmark = pytest.mark.django_db
KEYS = [uuid4(), uuid4()]


def a_set(author):
    return kept(
        author,
        Proposed(Exchange, KEYS[0], "~", {"note": ["", "x"]}),
        Proposed(Policy, KEYS[1], "-"),
    )


def test_it_is_sha_256_and_stays(editor):
    found = content_hash(a_set(editor))

    assert len(found) == 64
    assert found == content_hash(a_set(editor))


def test_it_knows_no_order_no_author_and_no_state(editor, second_editor):
    change_set, other = a_set(editor), a_set(second_editor)
    other.state, other.title = State.SUBMITTED, "Spring"
    one, two = other.changes.all()
    one.position, two.position = 9, 8
    one.save()
    two.save()

    assert content_hash(other) == content_hash(change_set)


@pytest.mark.parametrize(
    ("name", "value"), [("reason", "Another good reason."), ("cause", "law_changed")]
)
def test_another_reason_or_cause_is_another_content(name, value, editor):
    change_set = a_set(editor)
    before = content_hash(change_set)

    setattr(change_set, name, value)

    assert content_hash(change_set) != before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("patch", {"note": ["", "y"]}),
        ("patch", {"note": ["y", "x"]}),
        ("op", "+"),
        ("kind", "policies.policy"),
        ("record", uuid4()),
    ],
)
def test_another_change_is_another_content(name, value, editor):
    change_set = a_set(editor)
    before = content_hash(change_set)

    change_set.changes.filter(record=KEYS[0]).update(**{name: value})

    assert content_hash(change_set) != before


def test_a_change_more_or_less_is_another_content(editor):
    change_set = a_set(editor)
    before = content_hash(change_set)

    change_set.changes.first().delete()

    assert content_hash(change_set) != before
    assert content_hash(kept(editor)) != content_hash(change_set)


def test_it_is_asked_in_one_query(editor, django_assert_num_queries):
    change_set = kept(editor, edit(a_policy(requirements=[{}]), note="x"))

    with django_assert_num_queries(1):
        content_hash(change_set)
