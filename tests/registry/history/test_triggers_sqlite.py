"""The guards of SQLite, one kind after the other."""

import pytest
from django.db import IntegrityError, connection, transaction

from registry.history.gate import gate
from registry.history.triggers_sqlite import APPEND, CLOSED, triggers
from registry.records.context import Writing
from tests.makers import a_policy, a_regulator, revise
from tests.proposals import NOON
from tests.snapshots import snapshot

pytestmark = [pytest.mark.sqlite, pytest.mark.django_db]

SHUT = {
    "insert": "INSERT INTO policies_policy_issuers (policy_id, regulator_id) "
    "SELECT regulator_id, policy_id FROM policies_policy_issuers",
    "replace": "REPLACE INTO policies_regulator SELECT * FROM policies_regulator",
    "update": "UPDATE policies_policy SET note = 'x'",
    "update or replace": "UPDATE OR REPLACE policies_policy SET note = 'x'",
    "delete": "DELETE FROM policies_policy_issuers",
    "delete all": "DELETE FROM policies_requirement",
    "upsert": "INSERT INTO policies_regulator SELECT * FROM policies_regulator "
    "WHERE true ON CONFLICT (id) DO UPDATE SET remit = 'x'",
    "revision": "INSERT INTO policies_historicalpolicy_issuers "
    "SELECT * FROM policies_historicalpolicy_issuers",
    "close a revision": "UPDATE policies_historicalpolicy SET seq_to = 99",
    "entry": "REPLACE INTO registry_entry SELECT * FROM registry_entry",
    "move the head": "UPDATE registry_head SET seq = 99",
}
NEVER = {
    "change a revision": "UPDATE policies_historicalpolicy SET note = 'x'",
    "change its key": "UPDATE policies_historicalpolicy SET history_id = 99",
    "change its row number": "UPDATE policies_historicalpolicy SET rowid = 99",
    "delete a revision": "DELETE FROM policies_historicalpolicy",
    "open a closed one": "UPDATE policies_historicalpolicy SET seq_to = 98 "
    "WHERE seq_to < 99999",
    "change a copy of a link": "UPDATE policies_historicalpolicy_issuers "
    "SET regulator_id = regulator_id",
    "delete a copy of a link": "DELETE FROM policies_historicalpolicy_issuers",
    "change an entry": "UPDATE registry_entry SET payload = '{}'",
    "delete an entry": "DELETE FROM registry_entry",
    "delete the head": "DELETE FROM registry_head",
}


@pytest.fixture
def before():
    """Publish what the statements touch; return all there is."""
    policy = a_policy(issuers=[a_regulator()], requirements=[{}])
    revise(policy, note="b")
    return snapshot()


def run(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("way", SHUT)
def test_nothing_is_written_while_the_gate_is_shut(way, before):
    with pytest.raises(IntegrityError, match=CLOSED):
        run(SHUT[way])

    assert snapshot() == before


@pytest.mark.parametrize("way", NEVER)
def test_what_is_written_is_never_rewritten_even_inside_the_gate(way, before):
    writing = Writing(None, 1, "A good reason", NOON)

    with (
        pytest.raises(IntegrityError, match=APPEND),
        transaction.atomic(),
        gate(writing),
    ):
        run(NEVER[way])

    assert snapshot() == before


def test_each_live_table_has_three_guards_and_each_revision_four():
    tables = [table for _name, table, _body in triggers()]

    assert tables.count("policies_policy") == 3
    assert tables.count("policies_policy_issuers") == 3
    assert tables.count("policies_historicalpolicy") == 4
    assert tables.count("registry_entry") == 3
