"""What somebody might write past a change set, and by what detours."""

import json
import tempfile
from pathlib import Path
from typing import Any
from uuid import uuid4

from asgiref.sync import async_to_sync
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.test.utils import isolate_apps

from policies.models import Policy, Regulator
from registry.ledger.models import Entry
from registry.records.recorder import REVISIONS
from tests.makers import a_policy, a_regulator


def target() -> Policy:
    """Publish the policy that ways are tried on: with an issuer, a row, a citation."""
    a_regulator(name_en="Hong Kong Monetary Authority")  # and one that is no issuer
    return a_policy(issuers=[a_regulator()], requirements=[{}])


def but(row: Any, **values: Any) -> Any:
    """Return the row with these values, unsaved."""
    for name, value in values.items():
        setattr(row, name, value)
    return row


def stranger() -> Any:
    """Return a regulator nobody published."""
    return Regulator(name_en="x", public_id="RG-0099", slug="x", type="bureau")


def other(policy: Policy) -> Any:
    """Return the regulator that did not issue the policy."""
    return Regulator.objects.exclude(pk__in=policy.issuers.all()).get()


def links() -> Any:
    """Return the rows of the link between policies and their issuers."""
    return Policy.issuers.through.objects


def copies() -> Any:
    """Return the copies of such rows that revisions keep."""
    return REVISIONS.m2m_models[Policy.issuers.field].objects


def run(asynchronous: Any, *given: Any, **named: Any) -> Any:
    """Run an asynchronous method to its end."""

    async def awaited() -> Any:
        return await asynchronous(*given, **named)

    return async_to_sync(awaited)()


def sql(statement: str, *given: Any) -> None:
    """Run a statement past Django's models."""
    with connection.cursor() as cursor:
        cursor.execute(statement, given)


def copied(model: Any, verb: str = "INSERT", **values: str) -> None:
    """Insert a row of the table once more, with these values."""
    table, columns = (
        model._meta.db_table,
        [f.column for f in model._meta.concrete_fields],
    )
    given = [f"'{values[name]}'" if name in values else f'"{name}"' for name in columns]
    into, row = ", ".join(f'"{name}"' for name in columns), ", ".join(given)
    sql(f'{verb} INTO "{table}" ({into}) SELECT {row} FROM "{table}" LIMIT 1')  # noqa: S608 - our own names


def truncated(model: Any) -> None:
    """Empty a table at once, with all that refers to it."""
    sql("SET CONSTRAINTS ALL IMMEDIATE")  # PostgreSQL empties no table in use
    sql(f'TRUNCATE "{model._meta.db_table}" CASCADE')


def by_copy(policy: Policy) -> None:
    """Send a row by PostgreSQL's COPY."""
    table, row = Policy.issuers.through._meta.db_table, (policy.pk, other(policy).pk)
    with connection.wrap_database_errors, connection.cursor() as cursor:
        statement = f'COPY "{table}" (policy_id, regulator_id) FROM STDIN'
        with cursor.copy(statement) as rows:
            rows.write_row(row)


def loaded(_policy: Policy) -> None:
    """Load a fixture file with a regulator."""
    fields = {"name_en": "x", "public_id": "RG-0099", "slug": "x", "type": "bureau"}
    row = {"model": "policies.regulator", "pk": str(uuid4()), "fields": fields}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "regulators.json"
        path.write_text(json.dumps([row]))
        call_command("loaddata", str(path), verbosity=0)


def migrated(operation: Any) -> None:
    """Run an operation as a migration would."""
    state = MigrationLoader(connection).project_state()
    editor = connection.schema_editor()
    operation.database_forwards("policies", editor, state, state)


def in_python(apps: Any, _editor: Any) -> None:
    """Write as a migration does, with the models of its time."""
    old = apps.get_model("policies", "Policy")
    but(old.objects.get(), note="x").save()


def proxy() -> Any:
    """Return a model that stands for the policies' table."""
    with isolate_apps("policies"):
        meta = type("Meta", (), {"proxy": True, "app_label": "policies"})
        return type("Instrument", (Policy,), {"Meta": meta, "__module__": __name__})


def revision() -> Any:
    """Return a revision that was never published."""
    twin = Policy.history.get()
    return but(twin, pk=None, seq=98, seq_to=99, note="x")


def written_again(policy: Policy) -> None:
    """Write a revision with the library's own bulk method."""
    change_set = Policy.history.get().change_set_id
    Policy.history.bulk_history_create(
        [but(policy, seq=98)],
        default_change_reason="x",
        custom_historical_attrs={"change_set_id": change_set, "seq_to": 99},
    )


def entry() -> Any:
    """Return an entry nobody appended."""
    return but(Entry.objects.latest("seq"), pk=99, record=uuid4())
