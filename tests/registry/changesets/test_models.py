"""The database keeps the rules of change sets, each in its own words."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, models, transaction

from registry.changesets.models import (
    EDITABLE,
    TYPED_CAUSES,
    Act,
    Change,
    ChangeSet,
    Op,
    Remark,
    State,
)
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
        {"reason": "123456789", "state": State.SUBMITTED},
        "Say why, in at least 10 characters.",
    ),
    "registry_changeset_scheduled": (
        {"publish_at": NOON, "scheduled_by": "author"},
        "Only an approved set is scheduled.",
    ),
    "registry_changeset_opened": (
        {"opened": True, "state": State.SUBMITTED},
        "Only a draft can be open.",
    ),
}


def break_rule(change_set, values):
    for column, value in values.items():
        setattr(change_set, column, change_set.author if value == "author" else value)


def test_every_rule_is_tried():
    rules = {
        rule.name for model in (ChangeSet, Change) for rule in model._meta.constraints
    }

    assert rules == BROKEN.keys() | {
        "registry_changeset_one_open",
        "registry_change_record_once",
    }


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


@pytest.mark.parametrize("state", [State.DRAFT, State.DISCARDED])
def test_only_a_draft_does_without_a_reason(state, change_set):
    change_set.reason, change_set.state = "", state

    change_set.save()

    assert ChangeSet.objects.get().reason == ""


@pytest.mark.parametrize("state", State)
def test_a_set_is_open_only_while_its_author_may_change_it(state, change_set, reviewer):
    change_set.state, change_set.opened = state, True
    change_set.reviewed_by = reviewer

    try:
        with transaction.atomic():
            change_set.save()
        saved = True
    except IntegrityError:
        saved = False

    assert saved == (state in EDITABLE)


@pytest.mark.parametrize("missing", ["publish_at", "scheduled_by"])
def test_a_schedule_is_a_time_and_a_person(missing, change_set, publisher):
    change_set.state, change_set.reviewed_by = State.APPROVED, publisher
    change_set.publish_at, change_set.scheduled_by = NOON, publisher
    change_set.save()
    setattr(change_set, missing, None)

    name = "registry_changeset_scheduled"
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        change_set.save()


def test_an_approved_set_was_approved_by_somebody(change_set):
    change_set.state = State.APPROVED

    name = "registry_changeset_answered_for"
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        change_set.save()


def test_one_set_of_an_author_is_open(change_set, second_editor):
    change_set.opened = True
    change_set.save()
    mine, theirs = (
        ChangeSet(author=author, opened=True, proposed_at=NOON)
        for author in (change_set.author, second_editor)
    )

    name = "registry_changeset_one_open|registry_changeset.author_id"
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        mine.save()
    with pytest.raises(ValidationError, match="Another change set is open"):
        rule(ChangeSet, "registry_changeset_one_open").validate(ChangeSet, mine)
    theirs.save()


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


def test_a_remark_says_what_was_done_and_keeps_its_set_and_its_people(editor):
    change_set = kept(editor)
    said = Remark.objects.create(
        change_set=change_set, by=editor, at=NOON, act=Act.RETURNED, text="Cite it."
    )

    assert str(said) == "returned to its author: Cite it."
    with pytest.raises(models.ProtectedError):
        change_set.delete()


@pytest.mark.parametrize(
    "way",
    [
        lambda rows: rows.update(text="x"),
        lambda rows: rows.delete(),
        lambda rows: rows.get().delete(),
        lambda rows: rows._raw_delete("default"),
    ],
)
def test_a_remark_is_never_changed_nor_removed(way, editor):
    Remark.objects.create(change_set=kept(editor), by=editor, at=NOON, text="Said.")

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        way(Remark.objects.all())

    assert Remark.objects.get().text == "Said."


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
    assert str(ChangeSet(title="Spring", reason="Because.")) == "Spring"
    assert str(ChangeSet()) == "Untitled change set"
    assert str(change_set.changes.get()) == f"~ policies.exchange {exchange.pk}"
    assert Op(change_set.changes.get().op).label == "changed"


@pytest.mark.parametrize(
    ("reason", "lacks"),
    [("", True), ("123456789", True), (f"{'x' * 9}  ", True), ("1234567890", False)],
)
def test_a_reason_explains_from_ten_letters_on(reason, lacks):
    assert ChangeSet(reason=reason).lacks_reason is lacks
