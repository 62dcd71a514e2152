"""The database keeps the rules of change sets, each in its own words."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from registry.changesets.models import TYPED_CAUSES, Change, ChangeSet, Op, State
from tests.makers import an_exchange
from tests.proposals import NOON, agreed, edit, kept

pytestmark = pytest.mark.django_db
REASON = "The firm was renamed."


@pytest.fixture
def change_set(editor):
    """Return an unsaved change set that breaks no rule."""
    return ChangeSet(
        author=editor, reason=REASON, cause="entry_error", proposed_at=NOON
    )


def rule(model, name):
    (found,) = (rule for rule in model._meta.constraints if rule.name == name)
    return found


BROKEN = {
    "registry_changeset_four_eyes": (
        {"reviewed_by": "author", "state": State.PUBLISHED},
        "Someone else must review this.",
    ),
    "registry_changeset_answered_for": (
        {"state": State.PUBLISHED},
        "Nobody has agreed to this publication.",
    ),
    "registry_changeset_reason": (
        {"reason": "123456789"},
        "Say why, in at least 10 characters.",
    ),
}


def break_rule(change_set, values):
    for column, value in values.items():
        setattr(change_set, column, change_set.author if value == "author" else value)


def test_every_rule_is_tried():
    rules = {
        rule.name for model in (ChangeSet, Change) for rule in model._meta.constraints
    }

    assert rules == BROKEN.keys() | {"registry_change_record_once"}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses_what_breaks_a_rule(name, change_set):
    values, _message = BROKEN[name]
    break_rule(change_set, values)

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        models.QuerySet(ChangeSet).bulk_create([change_set])


@pytest.mark.parametrize("name", BROKEN)
def test_each_rule_has_its_own_words(name, change_set):
    values, message = BROKEN[name]
    break_rule(change_set, values)

    with pytest.raises(ValidationError, match=message):
        rule(ChangeSet, name).validate(ChangeSet, change_set)


@pytest.mark.parametrize("alone", [True, False])
def test_published_alone_or_agreed_to_by_another(alone, change_set, publisher):
    change_set.state, change_set.published_alone = State.PUBLISHED, alone
    change_set.reviewed_by = None if alone else publisher

    change_set.save()

    assert ChangeSet.objects.get().published_alone is alone


def test_a_set_names_a_record_once(editor):
    change_set = kept(editor, edit(an_exchange(), note="x"))
    again = change_set.changes.get()
    again.pk = None

    name = "registry_change_record_once|change_set_id, .*record"
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        again.save()
    with pytest.raises(ValidationError, match="A change set names a record once"):
        rule(Change, "registry_change_record_once").validate(Change, again)


def test_what_was_published_is_not_deleted(publisher):
    change_set = kept(publisher, edit(an_exchange(), note="x"))
    agreed(change_set, publisher)

    with pytest.raises(models.ProtectedError):
        change_set.delete()


def test_an_author_is_not_deleted(editor):
    kept(editor)

    with pytest.raises(models.ProtectedError):
        editor.delete()


def test_causes_set_by_the_act_itself_are_not_typed():
    typed = {cause for cause, _label in TYPED_CAUSES}

    assert "law_changed" in typed
    assert not typed & {"withdrawal", "schema"}


def test_sets_and_changes_say_what_they_are(editor):
    exchange = an_exchange()
    change_set = kept(editor, edit(exchange, note="x"))

    assert str(change_set) == change_set.reason[:80]
    assert str(change_set.changes.get()) == f"~ policies.exchange {exchange.pk}"
    assert Op(change_set.changes.get().op).label == "changed"
