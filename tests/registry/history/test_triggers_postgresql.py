"""The guards of PostgreSQL, one kind after the other."""

import pytest
from django.db import DatabaseError, connection, transaction

from registry.history.gate import gate
from registry.history.triggers_postgresql import FUNCTIONS, triggers
from registry.history.triggers_sqlite import APPEND, CLOSED
from registry.records.context import Writing
from tests.makers import a_policy, a_regulator, revise
from tests.proposals import NOON
from tests.snapshots import snapshot

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db]

SHUT = {
    "update": "UPDATE policies_policy SET note = 'x'",
    "delete": "DELETE FROM policies_policy_issuers",
    "delete all": "DELETE FROM policies_requirement",
    "upsert": "INSERT INTO policies_regulator SELECT * FROM policies_regulator "
    "ON CONFLICT (id) DO UPDATE SET remit = 'x'",
    "merge": "MERGE INTO policies_regulator a USING policies_regulator b "
    "ON a.id = b.id WHEN MATCHED THEN UPDATE SET remit = 'x'",
    "copy of a link": "INSERT INTO policies_historicalpolicy_issuers "
    "(m2m_history_id, policy_id, regulator_id, history_id) "
    "SELECT 99, policy_id, regulator_id, history_id "
    "FROM policies_historicalpolicy_issuers LIMIT 1",
    "close a revision": "UPDATE policies_historicalpolicy SET seq_to = 99 "
    "WHERE seq_to > 99999",
    "entry": "INSERT INTO registry_entry SELECT * FROM registry_entry",
    "move the head": "UPDATE registry_head SET seq = 99",
}
NEVER = {
    "change a revision": "UPDATE policies_historicalpolicy SET note = 'x'",
    "change it while closing it": "UPDATE policies_historicalpolicy "
    "SET note = 'x', seq_to = 99 WHERE seq_to > 99999",
    "delete a revision": "DELETE FROM policies_historicalpolicy",
    "open a closed one": "UPDATE policies_historicalpolicy SET seq_to = 98 "
    "WHERE seq_to < 99999",
    "change a copy of a link": "UPDATE policies_historicalpolicy_issuers "
    "SET regulator_id = regulator_id",
    "delete a copy of a link": "DELETE FROM policies_historicalpolicy_issuers",
    "change an entry": "UPDATE registry_entry SET payload = '{}'",
    "delete an entry": "DELETE FROM registry_entry",
    "delete the head": "DELETE FROM registry_head",
    "empty the ledger": "TRUNCATE registry_entry",
    "empty a live table": "TRUNCATE policies_policy CASCADE",
    "empty a table of revisions": "TRUNCATE policies_historicalpolicy CASCADE",
}


@pytest.fixture
def before():
    """Publish what the statements touch; return all there is."""
    policy = a_policy(issuers=[a_regulator()], requirements=[{}])
    revise(policy, note="b")
    run("SET CONSTRAINTS ALL IMMEDIATE")  # TRUNCATE waits for no pending event
    return snapshot()


def run(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("way", SHUT)
def test_nothing_is_written_while_the_gate_is_shut(way, before):
    with pytest.raises(DatabaseError, match=CLOSED):
        run(SHUT[way])

    assert snapshot() == before


@pytest.mark.parametrize("way", NEVER)
def test_what_is_written_is_never_rewritten_even_inside_the_gate(way, before):
    writing = Writing(None, 1, "A good reason", NOON)

    with (
        pytest.raises(DatabaseError, match=APPEND),
        transaction.atomic(),
        gate(writing),
    ):
        run(NEVER[way])

    assert snapshot() == before


def test_every_guard_calls_a_function_of_ours():
    made = {text.split("FUNCTION ")[1].partition("(")[0] for text in FUNCTIONS}
    called = {
        body.rpartition("FUNCTION ")[2].partition("(")[0] for _, _, body in triggers()
    }

    assert called == made


def test_each_table_is_guarded_against_being_emptied():
    guards = {}
    for name, table, _body in triggers():
        guards.setdefault(table, set()).add(name)

    accounts = guards.pop("auth_user")  # what refers to them is truncated with them
    assert all("guard_truncate" in names for names in guards.values())
    assert accounts == {"guard_refuse"}
    assert guards["policies_policy"] == {"guard_mark", "guard_truncate"}
