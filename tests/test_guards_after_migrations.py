"""A migration that alters guarded tables leaves every guard biting."""

import pytest
from django.core.checks import run_checks
from django.core.management.sql import emit_post_migrate_signal
from django.db import models
from django.db.migrations import AddConstraint, AddField
from django.db.models import Q

from registry.history import triggers
from registry.ledger.verify import verify
from tests.forgeries import sql, target
from tests.makers import revise
from tests.switching_off import migrated
from tests.test_write_paths import FOR_GOOD, NO_GATE, escapes, refusal
from tests.write_paths import APPENDED, CLOSED

pytestmark = pytest.mark.django_db(transaction=True)

REBUILT = ["policies_historicalpolicy", "policies_policy"]  # by SQLite
NAMED = models.CheckConstraint(condition=~Q(title_en="x"), name="policies_policy_named")
TONE = models.CharField(max_length=9, db_default="plain")
OPERATIONS = [
    AddConstraint("policy", NAMED),
    AddField("policy", "tone", TONE),
    AddField("historicalpolicy", "tone", TONE),
]


def lost():
    """Return the tables that miss guards."""
    gone = triggers.missing()
    return sorted({table for name, table, _body in triggers.wanted() if name in gone})


def warned():
    return [found.id for found in run_checks(databases=["default"])]


@pytest.fixture
def policy():
    return target()


@pytest.mark.sqlite
def test_what_sqlite_loses_is_told(policy):
    with migrated("policies", *OPERATIONS):
        assert lost() == REBUILT
        assert warned() == ["registry.W002"]
        assert refusal(CLOSED["plain `update()`"], policy) == ""


@pytest.mark.postgresql
@pytest.mark.usefixtures("policy")
def test_what_postgresql_alters_keeps_its_guards():
    with migrated("policies", *OPERATIONS):
        assert triggers.missing() == []
        assert warned() == []


def test_after_a_migrate_every_guard_bites(policy):
    new = {"the new column": lambda _: sql("UPDATE policies_policy SET tone = 'x'")}

    with migrated("policies", *OPERATIONS):
        emit_post_migrate_signal(verbosity=0, interactive=False, db="default")

        assert triggers.missing() == []
        assert not list(escapes(CLOSED | new, policy, NO_GATE))
        assert not list(escapes(APPENDED, policy, FOR_GOOD))
        assert revise(policy, note="x").version == 2
        assert not list(verify())
    triggers.install()
