"""Each protection, switched off, turns the test red that stands for it.

The tests are called as functions: they pass with the protection and fail without it.
"""

import re
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.migrations import RemoveConstraint

from registry import conditional
from registry.api import record_detail, record_list, view
from registry.changesets import publish as publishing
from registry.changesets import review
from registry.changesets.models import ChangeSet
from registry.history import triggers, triggers_postgresql, triggers_sqlite
from registry.ledger.models import Entry, Head
from tests import test_four_eyes
from tests import test_taking_turns as turns
from tests import test_write_paths as write_paths
from tests import write_paths as ways
from tests.cast import member
from tests.forgeries import but, target
from tests.makers import a_regulator, an_exchange
from tests.proposals import NOON
from tests.registry import test_conditional
from tests.registry.api import test_view
from tests.registry.changesets import test_models as rules_of_sets
from tests.registry.changesets import test_publish
from tests.registry.ledger import test_models as rules_of_the_ledger
from tests.switching_off import GUARDS, migrated, red, sort_of, without
from tests.test_taking_turns import own_database as own_database

pytestmark = pytest.mark.django_db
CLOSED, FOR_GOOD = ways.CLOSED, ways.APPENDED_ON_SQLITE | ways.APPENDED_ON_POSTGRESQL
WAYS = CLOSED | ways.APPENDED | FOR_GOOD


# Triggers

EACH = [
    pytest.param(guard, way, id=guard, marks=getattr(pytest.mark, vendor))
    for vendor, guards in GUARDS.items()
    for guard, way in guards.items()
]


def test_every_sort_of_guard_is_switched_off():
    found = {sort_of(name, table) for name, table, _body in triggers.wanted()}

    assert found == GUARDS[connection.vendor].keys()


@pytest.fixture
def policy():
    return target()


def attempt(way, policy):
    """Run the test of one way to write."""
    words = write_paths.NO_GATE if way in CLOSED else write_paths.FOR_GOOD
    write_paths.test_no_write_escapes({way: WAYS[way]}, words, policy)


@pytest.mark.parametrize(("guard", "way"), EACH)
def test_without_a_guard_a_write_escapes(guard, way, policy):
    assert not red(attempt, way, policy)

    with connection.cursor() as cursor:
        for name, table, _body in triggers.wanted():
            if sort_of(name, table) == guard:
                cursor.execute(triggers._drop(name, table))

    assert red(attempt, way, policy)


def test_without_its_gate_a_guard_lets_all_pass(policy, monkeypatch):
    clauses = triggers_sqlite.NEED_GATE, triggers_postgresql.NEED_GATE
    words = write_paths.NO_GATE
    assert not red(write_paths.test_no_write_escapes, CLOSED, words, policy)

    without("|".join(map(re.escape, clauses)), monkeypatch)

    for name, way in CLOSED.items():
        assert red(write_paths.test_no_write_escapes, {name: way}, words, policy)


def unrevised(monkeypatch):
    """Run the test of a publication that leaves a row without its revision."""
    with monkeypatch.context() as patch:
        test_publish.test_a_write_nobody_revised_is_refused(member("publisher"), patch)


def test_a_guard_that_marks_no_row_hides_what_was_written(policy, monkeypatch):
    def owed():
        way = write_paths.OWED["SQL"]
        write_paths.test_a_write_in_a_change_set_owes_its_record_a_revision(way, policy)

    assert not red(owed)
    assert not red(unrevised, monkeypatch)

    without(r"INSERT INTO registry_touched.*?\);", monkeypatch)

    assert red(owed)
    assert red(unrevised, monkeypatch)


def test_who_does_not_ask_what_was_marked_publishes_it_unrevised(monkeypatch):
    assert not red(unrevised, monkeypatch)

    monkeypatch.setattr(publishing, "touched", set)

    assert red(unrevised, monkeypatch)


# Who may


def test_without_the_rule_anybody_publishes(monkeypatch):
    def refused():
        test_publish.test_an_editor_publishes_nothing(
            member("editor"), member("editor", name="second_editor")
        )

    assert not red(refused)

    monkeypatch.setattr(publishing, "against_publishing", lambda *_: None)

    assert red(refused)


def test_without_the_rule_anybody_approves_their_own(monkeypatch):
    def refused():
        test_four_eyes.test_an_author_approves_nothing_of_theirs(
            member("administrator")
        )

    assert not red(refused)

    monkeypatch.setattr(review.rules, "against_approving", lambda *_: None)

    # the database keeps it all the same
    with pytest.raises(IntegrityError, match="four_eyes"), transaction.atomic():
        refused()


def test_without_its_hash_an_approval_is_for_anything(monkeypatch):
    def refused():
        test_publish.test_nothing_but_what_was_approved_is_published(
            member("editor"), member("publisher")
        )

    assert not red(refused)

    monkeypatch.setattr(publishing, "content_hash", lambda found: found.content_hash)

    assert red(refused)


# Rules of the database


def a_set():
    """Return a change set that breaks no rule, unsaved."""
    reason = test_publish.Act().reason
    return ChangeSet(
        author=member("editor"), reason=reason, cause="entry_error", proposed_at=NOON
    )


def an_entry():
    """Return an entry that breaks no rule, unsaved."""
    published = an_exchange()
    found = Entry.objects.get(record=published.pk)
    return but(found, seq=found.seq + 1, record=uuid4())


REFUSED_SETS = rules_of_sets.test_the_database_refuses_what_breaks_a_rule
CONSTRAINTS = {
    "registry_changeset_one_open": (
        "changeset",
        lambda _: rules_of_sets.test_one_set_of_an_author_is_open(
            a_set(), member("editor", name="second_editor")
        ),
    ),
    **{
        name: ("changeset", lambda name: REFUSED_SETS(name, a_set()))
        for name in rules_of_sets.BROKEN
    },
    "registry_change_record_once": (
        "change",
        lambda _: rules_of_sets.test_a_set_names_a_record_once(member("editor")),
    ),
    "registry_entry_seq_positive": (
        "entry",
        lambda _: rules_of_the_ledger.test_numbers_begin_at_one(an_entry(), 0),
    ),
    "registry_entry_version_once": (
        "entry",
        lambda _: rules_of_the_ledger.test_a_version_is_told_once(an_entry()),
    ),
    "registry_head_only_one": (
        "head",
        lambda _: rules_of_the_ledger.test_the_register_has_one_head(),
    ),
}


@pytest.mark.parametrize("name", CONSTRAINTS)
@pytest.mark.django_db(transaction=True)
def test_without_its_rule_the_database_takes_anything(name):
    model, test = CONSTRAINTS[name]
    assert not red(test, name)

    with migrated("registry", RemoveConstraint(model, name)):
        was_red = red(test, name)

    assert was_red


# Tags


@pytest.fixture
def noon(monkeypatch):
    test_view.stop_clock(monkeypatch, "2024-06-01T04:00:00+00:00")


DEPENDING = [record_list.RecordList, record_detail.RecordDetail]


@pytest.mark.parametrize("address", ["/api/v1/regulators", test_view.RECORD])
def test_a_tag_without_the_day_outlives_midnight(address, client, monkeypatch):
    a_regulator(slug="sfc")

    def over():
        with monkeypatch.context() as patch:
            test_view.test_midnight_in_hong_kong_changes_the_tag_of_an_answer(
                client, address, patch
            )

    assert not red(over)

    for page in DEPENDING:
        monkeypatch.setattr(page, "depends_on", ("log_id", "head_seq"))

    assert red(over)


def test_a_tag_without_the_head_outlives_a_publication(client, monkeypatch):
    a_regulator(slug="sfc")
    over = test_view.test_a_publication_changes_every_tag_that_may_depend_on_it
    assert not red(over, client)

    for page in [*DEPENDING, view.PublicView]:
        monkeypatch.setattr(page, "depends_on", ("log_id", "day"))

    assert red(over, client)


@pytest.mark.usefixtures("noon")
def test_a_tag_without_the_address_fits_another(client, monkeypatch):
    a_regulator(slug="sfc")
    shared = test_view.test_no_two_addresses_and_languages_share_a_tag
    assert not red(shared, client)

    monkeypatch.setattr(view, "etag", lambda _url, *rest: conditional.etag(*rest))

    assert red(shared, client)


def test_a_tag_without_the_release_outlives_it(monkeypatch):
    def over():
        with monkeypatch.context() as patch:
            test_conditional.test_a_tag_tells_one_release_from_another(patch)

    assert not red(over)

    monkeypatch.setattr(test_conditional, "etag", lambda *inputs: repr(inputs))

    assert red(over)


# The head


@pytest.mark.usefixtures("own_database")
@pytest.mark.django_db(transaction=True)
def test_without_the_lock_two_publish_over_each_other(monkeypatch):
    turns.test_the_second_waits_for_the_first()

    options = connection.settings_dict["OPTIONS"]
    if connection.vendor == "sqlite":  # there BEGIN locks
        monkeypatch.setitem(options, "transaction_mode", "DEFERRED")
    monkeypatch.setattr(publishing, "lock_head", Head.objects.get)

    with pytest.raises(AssertionError):
        turns.test_the_second_waits_for_the_first()
