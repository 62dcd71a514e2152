"""The database keeps the ledger's rules, each in its own words."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from registry.history.gate import gate
from registry.ledger.models import Entry, EntryType, Head
from registry.records.context import Writing
from tests.makers import an_exchange
from tests.proposals import NOON

pytestmark = pytest.mark.django_db
WRITING = Writing(uuid4(), 1, "A good reason", NOON)


@pytest.fixture
def entry():
    """Return an unsaved entry that would be the next of a new record."""
    found = Entry.objects.get(public_id=an_exchange().public_id)
    found.seq, found.record = found.seq + 1, uuid4()
    return found


def rule(model, name):
    (found,) = (rule for rule in model._meta.constraints if rule.name == name)
    return found


def save(row):
    with transaction.atomic(), gate(WRITING):
        models.QuerySet(type(row)).bulk_create([row])


def test_an_entry_that_breaks_no_rule_is_saved(entry):
    save(entry)

    assert str(entry) == f"no. {entry.seq}: EX-0001 published"


@pytest.mark.parametrize("seq", [0, -1])
def test_numbers_begin_at_one(entry, seq):
    entry.seq = seq

    with pytest.raises(IntegrityError, match="registry_entry_seq_positive"):
        save(entry)
    with pytest.raises(ValidationError, match="Change numbers begin at 1"):
        rule(Entry, "registry_entry_seq_positive").validate(Entry, entry)


def test_a_version_is_told_once(entry):
    entry.record = Entry.objects.get(public_id="EX-0001").record

    name = "registry_entry_version_once|registry_entry.record, registry_entry.version"
    with pytest.raises(IntegrityError, match=name):
        save(entry)
    with pytest.raises(ValidationError, match="already in the ledger"):
        rule(Entry, "registry_entry_version_once").validate(Entry, entry)


def test_a_number_is_given_once(entry):
    entry.seq -= 1

    with pytest.raises(IntegrityError):
        save(entry)


def test_the_register_has_one_head():
    second = Head(pk=2, log_id="x", root="x")

    with pytest.raises(IntegrityError, match="registry_head_only_one"):
        save(second)
    with pytest.raises(ValidationError, match="The register has one head"):
        rule(Head, "registry_head_only_one").validate(Head, second)
    assert str(Head.objects.get()) == "head at no. 0"


def test_the_types_of_entries_are_a_promise():
    assert set(EntryType) == {
        *("published", "revised", "withdrawn", "restored", "merged", "redacted"),
        "schema_changed",
    }
