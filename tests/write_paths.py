"""Every way past a publication that Django, simple-history and SQL offer.

One line a way: its name in docs/write-paths.md and what it does to a published policy
with an issuer, a requirement and a citation; grouped by how it must be refused.
"""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

from asgiref.sync import async_to_sync
from django.core.management import call_command
from django.db import connection, migrations
from django.db.migrations.loader import MigrationLoader
from django.db.models import F, QuerySet
from django.test.utils import isolate_apps
from simple_history.utils import (
    bulk_create_with_history,
    bulk_update_with_history,
    update_change_reason,
)

from policies.models import Policy, Regulator, Requirement
from registry.changesets.models import ChangeSet
from registry.citations.models import Citation, Source
from registry.ledger.models import Entry
from registry.records.recorder import REVISIONS, STILL_CURRENT
from tests.cast import member

Way = Callable[[Any], object]  # what it returns is nobody's business

# What the ways are made of


def but(row: Any, **values: Any) -> Any:
    """Return the row with these values, unsaved."""
    for name, value in values.items():
        setattr(row, name, value)
    return row


def stranger() -> Regulator:
    """Return a regulator nobody published."""
    return Regulator(name_en="x", public_id="RG-0099", slug="x", type="bureau")


def other(policy: Policy) -> Regulator:
    """Return the regulator that did not issue the policy."""
    return Regulator.objects.exclude(policies=policy).get()


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


def copied(model: Any, statement: str = "INSERT", **values: str) -> None:
    """Insert the rows of a table once more, with these values."""
    table = model._meta.db_table
    columns = [field.column for field in model._meta.concrete_fields]
    given = [f"'{values[name]}'" if name in values else f'"{name}"' for name in columns]
    named = ", ".join(f'"{name}"' for name in columns)
    sql(
        f'{statement} INTO "{table}" ({named}) SELECT {", ".join(given)} FROM "{table}" LIMIT 1'
    )  # noqa: S608  # our own names


def by_copy(policy: Policy) -> None:
    """Send a row by PostgreSQL's COPY."""
    table = Policy.issuers.through._meta.db_table
    with connection.cursor() as cursor:
        statement = f'COPY "{table}" (policy_id, regulator_id) FROM STDIN'
        with cursor.copy(statement) as rows:
            rows.write_row((policy.pk, other(policy).pk))


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


def revision(policy: Policy) -> Any:
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


def entry() -> Entry:
    """Return an entry nobody appended."""
    last = Entry.objects.latest("seq")
    return but(last, pk=99, record=uuid4())  # type: ignore[no-any-return]  # an entry


# Refused by the model, which says what to do

ADVISED: dict[str, Way] = {
    "`save()`": lambda p: but(p, note="x").save(),
    "`save()`, stale `update_fields`": lambda p: but(p, note="x").save(
        update_fields=["reference"]
    ),
    "`save()` with `F()`": lambda p: but(p, note=F("reference")).save(),
    "`save()`, `skip_history_when_saving`": lambda p: but(
        p, note="x", skip_history_when_saving=True
    ).save(),
    "`save_without_historical_record()`": lambda p: p.save_without_historical_record(),
    "`save()` of a new record": lambda _: stranger().save(),
    "`save()` of a part": lambda p: but(p.requirements.get(), note="x").save(),
    "`save()` of a citation": lambda p: but(p.citations.get(), says="x").save(),
    "`save()` of a proxy": lambda _: but(proxy().objects.get(), note="x").save(),
    "`asave()`": lambda p: run(but(p, note="x").asave),
    "`create()`": lambda _: Regulator.objects.create(name_en="x"),
    "`acreate()`": lambda _: run(Regulator.objects.acreate, name_en="x"),
    "`create()` of a part, from its record": lambda p: p.requirements.create(rule="x"),
    "`create()` of a link's other end": lambda p: p.issuers.create(name_en="x"),
    "`get_or_create()`": lambda _: Regulator.objects.get_or_create(name_en="x"),
    "`aget_or_create()`": lambda _: run(Regulator.objects.aget_or_create, name_en="x"),
    "`update_or_create()`": lambda p: Policy.objects.update_or_create(
        pk=p.pk, defaults={"note": "x"}
    ),
    "`aupdate_or_create()`": lambda p: run(
        Policy.objects.aupdate_or_create, pk=p.pk, defaults={"note": "x"}
    ),
    "`update()`": lambda _: Policy.objects.update(note="x"),
    "`aupdate()`": lambda _: run(Policy.objects.aupdate, note="x"),
    "`update()` of parts, from their record": lambda p: p.requirements.update(note="x"),
    "`update()` of a proxy": lambda _: proxy().objects.update(note="x"),
    "`bulk_create()`": lambda _: Regulator.objects.bulk_create([stranger()]),
    "`abulk_create()`": lambda _: run(Regulator.objects.abulk_create, [stranger()]),
    "`bulk_update()`": lambda p: Policy.objects.bulk_update(
        [but(p, note="x")], ["note"]
    ),
    "`abulk_update()`": lambda p: run(
        Policy.objects.abulk_update, [but(p, note="x")], ["note"]
    ),
    "`bulk_create_with_history()`": lambda _: bulk_create_with_history(
        [stranger()], Regulator
    ),
    "`bulk_update_with_history()`": lambda p: bulk_update_with_history(
        [but(p, note="x")], Policy, ["note"]
    ),
    "`save()` of a revision's instance": lambda _: Policy.history.get().instance.save(),
    "`delete()`": lambda p: p.delete(),
    "`adelete()`": lambda p: run(p.adelete),
    "`delete()` of a part": lambda p: p.requirements.get().delete(),
}

# Refused by the database: no change set is open

CLOSED: dict[str, Way] = {
    "`save_base()`": lambda p: but(p, note="x").save_base(),
    "`save_base(raw=True)`": lambda p: but(p, note="x").save_base(raw=True),
    "plain `update()`": lambda _: QuerySet(Policy).update(note="x"),
    "plain `update()` with `F()`": lambda _: QuerySet(Policy).update(note=F("slug")),
    "plain `update()` of parts": lambda _: QuerySet(Requirement).update(note="x"),
    "plain `update()` of citations": lambda _: QuerySet(Citation).update(says="x"),
    "plain `update()` of a proxy": lambda _: QuerySet(proxy()).update(note="x"),
    "`_base_manager` `update()`": lambda _: Policy._base_manager.update(note="x"),
    "plain `bulk_create()`": lambda _: QuerySet(Regulator).bulk_create([stranger()]),
    "plain `bulk_create()`, `ignore_conflicts`": lambda _: QuerySet(
        Regulator
    ).bulk_create([stranger()], ignore_conflicts=True),
    "plain `bulk_create()`, `update_conflicts`": lambda p: QuerySet(Policy).bulk_create(
        [but(p, note="x")],
        update_conflicts=True,
        update_fields=["note"],
        unique_fields=["id"],
    ),
    "plain `bulk_update()`": lambda p: QuerySet(Policy).bulk_update(
        [but(p, note="x")], ["note"]
    ),
    "queryset `delete()`, with its cascade": lambda _: Policy.objects.all().delete(),
    "queryset `adelete()`": lambda _: run(Policy.objects.all().adelete),
    "queryset `delete()` of parts": lambda p: p.requirements.all().delete(),
    "queryset `delete()` of a proxy": lambda _: proxy().objects.all().delete(),
    "`_raw_delete()`": lambda _: QuerySet(Requirement)._raw_delete("default"),
    "parts `add()`": lambda p: p.requirements.add(p.requirements.get()),
    "citations `clear()`": lambda p: p.citations.clear(),
    "links `add()`": lambda p: p.issuers.add(other(p)),
    "links `aadd()`": lambda p: run(p.issuers.aadd, other(p)),
    "links `set()`": lambda p: p.issuers.set([]),
    "links `aset()`": lambda p: run(p.issuers.aset, []),
    "links `remove()`": lambda p: p.issuers.remove(p.issuers.get()),
    "links `aremove()`": lambda p: run(p.issuers.aremove, p.issuers.get()),
    "links `clear()`": lambda p: p.issuers.clear(),
    "links `aclear()`": lambda p: run(p.issuers.aclear),
    "links, from the other end": lambda p: p.issuers.get().policies.clear(),
    "links, `through` `create()`": lambda p: links().create(
        policy=p, regulator=other(p)
    ),
    "links, `through` `update()`": lambda p: links().update(regulator=other(p)),
    "links, `through` `delete()`": lambda _: links().all().delete(),
    "`loaddata`": loaded,
    "migration, `RunPython`": lambda _: migrated(migrations.RunPython(in_python)),
    "migration, `RunSQL`": lambda _: migrated(
        migrations.RunSQL("UPDATE policies_policy SET note = 'x'")
    ),
    "SQL `INSERT`": lambda _: copied(
        Regulator, id=uuid4().hex, public_id="RG-0099", slug="x"
    ),
    "SQL `UPDATE`": lambda _: sql("UPDATE policies_policy SET note = 'x'"),
    "SQL `DELETE`": lambda _: sql("DELETE FROM policies_policy_issuers"),
    "SQL, `raw()`": lambda _: list(
        Policy.objects.raw("UPDATE policies_policy SET note = 'x' RETURNING *")
    ),
    "a revision, `save()`": lambda p: revision(p).save(),
    "a revision, `bulk_history_create()`": written_again,
    "a revision, closed by hand": lambda _: Policy.history.update(seq_to=99),
    "a revision's links, `create()`": lambda p: copies().create(
        history=Policy.history.get(), policy=p, regulator=other(p)
    ),
    "the ledger, `create()`": lambda _: entry().save(force_insert=True),
    "the ledger, `bulk_create()`": lambda _: Entry.objects.bulk_create([entry()]),
}

# Refused by the database: what is written is never rewritten

APPENDED: dict[str, Way] = {
    "a revision, `update()`": lambda _: Policy.history.update(note="x"),
    "a revision, rewritten": lambda _: but(Policy.history.get(), note="x").save(),
    "a revision, `update_change_reason()`": lambda p: update_change_reason(p, "x"),
    "a revision, `delete()`": lambda _: Policy.history.get().delete(),
    "revisions, `delete()`": lambda _: Policy.history.all().delete(),
    "revisions, `_raw_delete()`": lambda _: Policy.history.all()._raw_delete("default"),
    "`clean_old_history`": lambda _: call_command(
        "clean_old_history", days=0, auto=True, verbosity=0
    ),
    "a revision's links, `update()`": lambda p: copies().update(regulator=other(p)),
    "a revision's links, `delete()`": lambda _: copies().all().delete(),
    "the ledger, `update()`": lambda _: Entry.objects.update(payload="{}"),
    "the ledger, `save()`": lambda _: but(
        Entry.objects.latest("seq"), reason="x"
    ).save(),
    "the ledger, `delete()`": lambda _: Entry.objects.all().delete(),
    "the ledger, `_raw_delete()`": lambda _: Entry.objects.all()._raw_delete("default"),
}

# Refused because others stand on it

PROTECTED: dict[str, Way] = {
    "a record others name, queryset `delete()`": lambda _: (
        Source.objects.all().delete()
    ),
    "a published change set, `delete()`": lambda _: ChangeSet.objects.all().delete(),
    "who published, `delete()`": lambda _: member("publisher").delete(),
}
