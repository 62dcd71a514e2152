"""Who may do what to a change set: a reason against, or None."""

from inspect import signature

import pytest
from django.contrib.auth.models import AnonymousUser, Permission, User

from registry.changesets import rules
from registry.changesets.models import EDITABLE, ENDED, ChangeSet, Risk, State
from tests.cast import member
from tests.makers import a_source, an_exchange, withdraw
from tests.proposals import edit, kept

pytestmark = pytest.mark.django_db
FOUR_EYES = "Four eyes: someone else must publish your change set."
PUBLISHER = "Publishing needs the role publisher: ask one."
REVIEWER = "Reviewing needs the role reviewer: ask one."
HIGH = "It touches fields of high risk: a publisher approves those."
UNSEEN = "Nobody has approved this change set yet: review it first."
NOT_YOURS = "Only its author or a publisher may discard a change set."
EVERYONE = ["editor", "reviewer", "publisher", "administrator", "auditor"]
PUBLISHERS = ("publisher", "administrator")
REVIEWERS = ("reviewer", *PUBLISHERS)
AGAINST = {
    name: rule for name, rule in vars(rules).items() if name.startswith("against_")
}
# rule → states in which the one it is for may, all else being in order
OPEN_IN = {
    "against_editing": EDITABLE,
    "against_taking_back": (State.SUBMITTED, State.APPROVED),
    "against_approving": (State.SUBMITTED,),
    "against_returning": (State.SUBMITTED, State.APPROVED),
    "against_scheduling": (State.APPROVED,),
    "against_discarding": tuple(set(State) - set(ENDED)),
    "against_undoing": (State.PUBLISHED,),
}
AUTHORS = ("against_editing", "against_taking_back", "against_discarding")


def a_set(author, *changes, **values):
    """Return a change set of this author with these values, unsaved."""
    found = kept(author, *changes)
    for name, value in values.items():
        setattr(found, name, value)
    return found


# In which state


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("name", OPEN_IN)
def test_a_rule_opens_in_its_states_alone(name, state, editor, administrator):
    actor = editor if name in AUTHORS else administrator

    against = AGAINST[name](actor, a_set(editor, state=state))

    assert (against is None) == (state in OPEN_IN[name])


@pytest.mark.parametrize("state", State)
def test_what_is_over_is_not_published(state, publisher):
    against = rules.against_publishing(publisher, a_set(publisher, state=state))

    assert (against is not None) == (state in ENDED)


def test_the_state_is_told_in_words(editor):
    found = a_set(editor, state=State.SUBMITTED)

    assert rules.against_editing(editor, found) == "This change set is sent for review."


# Who edits


@pytest.mark.parametrize("role", EVERYONE)
def test_only_its_author_edits_a_set_and_takes_it_back(role, second_editor):
    actor = member(role)
    draft, sent = (a_set(second_editor, state=s) for s in ("draft", "submitted"))

    assert "Only its author" in rules.against_editing(actor, draft)
    assert "Only its author" in rules.against_taking_back(actor, sent)


# Who reviews


@pytest.mark.parametrize("role", EVERYONE)
def test_another_who_reviews_approves_and_returns(role, second_editor):
    found = a_set(second_editor, state=State.SUBMITTED, risk=Risk.MEDIUM)

    wanted = None if role in REVIEWERS else REVIEWER
    assert rules.against_reviewing(member(role), found) == wanted
    assert rules.against_approving(member(role), found) == wanted
    assert rules.against_returning(member(role), found) == wanted


@pytest.mark.parametrize("role", REVIEWERS)
def test_high_risk_is_approved_by_a_publisher_and_returned_by_any(role, second_editor):
    found = a_set(second_editor, state=State.SUBMITTED, risk=Risk.HIGH)

    against = rules.against_approving(member(role), found)

    assert against == (None if role in PUBLISHERS else HIGH)
    assert rules.against_returning(member(role), found) is None


@pytest.mark.parametrize("role", REVIEWERS)
def test_nobody_approves_what_they_prepared(role):
    author = member(role)
    found = a_set(author, state=State.SUBMITTED, risk=Risk.LOW)

    assert "someone else approves" in rules.against_approving(author, found)
    assert "someone else approves" in rules.against_returning(author, found)


def test_not_even_the_highest_account_approves_its_own(editor):
    editor.is_superuser = True
    found = a_set(editor, state=State.SUBMITTED, published_alone=True)

    for rule in (rules.against_approving, rules.against_looking_at):
        assert "someone else approves" in rule(editor, found)


def test_a_set_published_alone_waits_for_another_until_one_looked(editor, reviewer):
    alone = a_set(editor, state=State.PUBLISHED, published_alone=True)
    agreed = a_set(editor, state=State.PUBLISHED)

    assert rules.against_looking_at(reviewer, alone) is None
    assert rules.against_looking_at(reviewer, agreed) is not None
    alone.reviewed_by = reviewer
    assert rules.against_looking_at(reviewer, alone) is not None


@pytest.mark.parametrize("role", EVERYONE)
def test_who_writes_or_reviews_speaks_and_who_only_reads_does_not(role):
    assert (rules.against_commenting(member(role)) is None) == (role != "auditor")


def test_a_closed_account_says_nothing(reviewer):
    reviewer.is_active = False

    assert rules.against_commenting(reviewer) is not None


# Who publishes


@pytest.mark.parametrize("role", EVERYONE)
def test_what_was_approved_is_published_and_scheduled_by_a_publisher(
    role, second_editor
):
    found = a_set(second_editor, state=State.APPROVED)

    wanted = None if role in PUBLISHERS else PUBLISHER
    assert rules.against_publishing(member(role), found) == wanted
    assert rules.against_scheduling(member(role), found) == wanted


@pytest.mark.parametrize("state", [*EDITABLE, State.SUBMITTED])
@pytest.mark.parametrize("role", EVERYONE)
def test_what_nobody_approved_is_not_published_for_another(role, state, second_editor):
    found = a_set(second_editor, state=state)

    assert rules.against_publishing(member(role), found) == UNSEEN


@pytest.mark.parametrize("role", EVERYONE)
def test_ones_own_set_is_published_by_who_may_publish_alone(role):
    author = member(role)

    wanted = None if role in PUBLISHERS else FOUR_EYES
    assert rules.against_publishing(author, kept(author)) == wanted
    assert rules.against_publishing_alone(author) == wanted


def test_ones_own_approved_set_is_published_by_a_publisher_alone(publisher, editor):
    ours, mine = (a_set(one, state=State.APPROVED) for one in (publisher, editor))

    assert rules.against_publishing(publisher, ours) is None
    assert rules.against_publishing(editor, mine) == PUBLISHER


# Who discards


@pytest.mark.parametrize("role", EVERYONE)
def test_an_author_discards_a_set_of_ones_own(role):
    author = member(role)

    assert rules.against_discarding(author, kept(author)) is None


@pytest.mark.parametrize("role", EVERYONE)
def test_of_others_only_a_publisher_does(role, second_editor):
    against = rules.against_discarding(member(role), kept(second_editor))

    assert against == (None if role in PUBLISHERS else NOT_YOURS)


# Who does nothing


def test_a_closed_account_neither_reviews_nor_publishes(publisher, editor):
    publisher.is_active = False
    sent, agreed = (a_set(editor, state=s) for s in (State.SUBMITTED, State.APPROVED))

    for rule, found in (
        (rules.against_reviewing, sent),
        (rules.against_publishing, agreed),
        (rules.against_publishing, a_set(publisher)),
    ):
        assert "This account is closed" in rule(publisher, found)


@pytest.mark.parametrize("state", State)
def test_the_reader_who_has_no_account_does_nothing(state, editor):
    reader, change = AnonymousUser(), edit(an_exchange(), note="x")
    found = a_set(editor, change, state=state, published_alone=True)

    for name, rule in AGAINST.items():
        given = (reader, found)[: len(signature(rule).parameters)]
        assert rule(*given) is not None, name


@pytest.mark.parametrize("role", EVERYONE)
def test_a_published_set_is_undone_by_whoever_writes(role):
    withdraw(an_exchange())
    added, withdrawn = ChangeSet.objects.order_by("published_at")
    writes = role not in ("reviewer", "auditor")

    for change_set in (added, withdrawn):
        against = rules.against_undoing(member(role), change_set)
        assert (against is None) == writes
        assert rules.against_writing(member(role), change_set) == against


def test_a_set_is_not_undone_before_it_is_published(editor, publisher):
    change_set = kept(editor, edit(an_exchange(), note="x"))

    assert rules.against_undoing(publisher, change_set) == "This change set is draft."


def test_to_undo_an_addition_is_to_withdraw():
    an_exchange(source=a_source())
    person = User.objects.create_user("half")
    may = Permission.objects.filter(codename="change_exchange")
    person.user_permissions.set(may)
    added = ChangeSet.objects.latest("published_at")

    assert rules.against_writing(person, added) is not None

    person.user_permissions.add(Permission.objects.get(codename="delete_exchange"))
    assert rules.against_writing(User.objects.get(pk=person.pk), added) is None
