"""Every table of what is published is guarded, and says what a write to it owes."""

from django.apps import apps
from django.contrib.auth.models import User

from registry.audit.models import AuditLine
from registry.changesets.models import Remark
from registry.history.tables import (
    LEDGER,
    added_tables,
    fixed_tables,
    kept_tables,
    live_tables,
    twin_tables,
)
from registry.ledger.models import Entry
from registry.records.models import Tracked


def test_live_tables_name_the_rows_a_write_owes():
    owed = dict(live_tables())

    assert owed["policies_policy"] == ["id"]
    assert owed["policies_requirement"] == ["id", "policy_id"]
    assert owed["policies_policy_issuers"] == ["policy_id"]
    assert owed["registry_citation"] == ["id", "object_id"]


def test_of_a_revision_only_the_end_of_its_interval_is_ever_changed():
    frozen = dict(twin_tables())["policies_historicalpolicy"]

    assert "seq_to" not in frozen
    assert {"id", "seq", "change_set_id", "history_date", "title_en"} <= set(frozen)


def test_copies_of_links_and_the_ledger_are_only_added_to():
    assert Entry._meta.db_table == LEDGER
    assert set(fixed_tables()) == {
        "policies_historicalpolicy_issuers",
        "policies_historicallicence_exchanges",
        LEDGER,
    }


def test_what_people_did_and_said_is_only_added_to_and_accounts_stay():
    assert set(added_tables()) == {m._meta.db_table for m in (AuditLine, Remark)}
    assert kept_tables() == [User._meta.db_table]


def test_no_table_of_a_record_part_link_or_revision_is_forgotten():
    guarded = {table for table, _columns in [*live_tables(), *twin_tables()]}
    guarded |= set(fixed_tables())

    wanted = set()
    for model in apps.get_models(include_auto_created=True):
        name, owner = model.__name__, getattr(model, "instance_type", None)
        ours = {f.related_model for f in model._meta.fields if f.is_relation}
        linked = model._meta.auto_created and any(
            isinstance(to, type) and issubclass(to, Tracked) for to in ours
        )
        if issubclass(model, Tracked) or owner or linked or "Historical" in name:
            wanted.add(model._meta.db_table)
    assert wanted | {LEDGER} == guarded
