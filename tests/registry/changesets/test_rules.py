"""Who may publish, and who may discard: a reason against, or None."""

import pytest
from django.contrib.auth.models import AnonymousUser

from registry.changesets.models import State
from registry.changesets.rules import (
    against_discarding,
    against_publishing,
    against_publishing_alone,
)
from tests.cast import member
from tests.proposals import kept

pytestmark = pytest.mark.django_db
FOUR_EYES = "Four eyes: someone else must publish your change set."
PUBLISHER = "Publishing needs the role publisher: ask one."
NOT_YOURS = "Only its author or a publisher may discard a change set."
EVERYONE = ["editor", "reviewer", "publisher", "administrator", "auditor"]


@pytest.mark.parametrize(
    ("role", "against"),
    [
        ("editor", PUBLISHER),
        ("reviewer", PUBLISHER),
        ("publisher", None),
        ("administrator", None),
        ("auditor", PUBLISHER),
    ],
)
def test_the_set_of_another_is_published_by_a_publisher(role, against, second_editor):
    assert against_publishing(member(role), kept(second_editor)) == against


@pytest.mark.parametrize(
    ("role", "against"),
    [
        ("editor", FOUR_EYES),
        ("reviewer", FOUR_EYES),
        ("publisher", None),
        ("administrator", None),
        ("auditor", FOUR_EYES),
    ],
)
def test_ones_own_set_is_published_by_who_may_publish_alone(role, against):
    author = member(role)

    assert against_publishing(author, kept(author)) == against
    assert against_publishing_alone(author) == against


@pytest.mark.parametrize("state", State.values)
def test_only_an_open_set_is_published_or_discarded(state, publisher, editor):
    change_set = kept(editor)
    change_set.state = state

    published = against_publishing(publisher, change_set)
    discarded = against_discarding(publisher, change_set)

    if state in (State.KEPT, State.CONFLICT):
        assert (published, discarded) == (None, None)
    else:
        assert "open a new one" in published
        assert discarded == "Only a set that is still open can be discarded."


def test_a_closed_account_publishes_nothing(publisher, editor):
    publisher.is_active = False

    assert "This account is closed" in against_publishing(publisher, kept(editor))


def test_the_reader_who_has_no_account_publishes_nothing(editor):
    assert against_publishing(AnonymousUser(), kept(editor)) is not None
    assert against_discarding(AnonymousUser(), kept(editor)) is not None


@pytest.mark.parametrize("role", EVERYONE)
def test_an_author_discards_a_set_of_ones_own(role):
    author = member(role)

    assert against_discarding(author, kept(author)) is None


@pytest.mark.parametrize("role", EVERYONE)
def test_of_others_only_a_publisher_does(role, second_editor):
    against = against_discarding(member(role), kept(second_editor))

    assert against == (None if role in ("publisher", "administrator") else NOT_YOURS)
