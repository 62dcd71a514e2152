"""Every way past a publication that Django, simple-history and SQL offer.

One line a way: its name in docs/write-paths.md and what it does to a published policy
with an issuer, a requirement and a citation; grouped by how it must be refused.
"""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import migrations
from django.db.models import F
from simple_history.utils import (
    bulk_create_with_history,
    bulk_update_with_history,
    update_change_reason,
)

from policies.models import Policy, Regulator, Requirement
from registry.audit.models import AuditLine
from registry.changesets.models import ChangeSet, Remark
from registry.citations.models import Citation, Source
from registry.ledger.models import Entry, Head
from registry.records.rows import plain
from tests.cast import member
from tests.forgeries import (
    but,
    by_copy,
    copied,
    copies,
    entry,
    in_python,
    links,
    loaded,
    migrated,
    other,
    proxy,
    revision,
    run,
    sql,
    stranger,
    truncated,
    written_again,
)

Way = Callable[[Any], object]  # what it returns is nobody's business

POLICIES: Any = Policy.objects  # typed as its base's
REGULATORS: Any = Regulator.objects

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
    "`create()`": lambda _: REGULATORS.create(name_en="x"),
    "`acreate()`": lambda _: run(REGULATORS.acreate, name_en="x"),
    "`create()` of a part, from its record": lambda p: p.requirements.create(rule="x"),
    "`create()` of a link's other end": lambda p: p.issuers.create(name_en="x"),
    "`get_or_create()`": lambda _: REGULATORS.get_or_create(name_en="x"),
    "`aget_or_create()`": lambda _: run(REGULATORS.aget_or_create, name_en="x"),
    "`update_or_create()`": lambda p: POLICIES.update_or_create(
        pk=p.pk, defaults={"note": "x"}
    ),
    "`aupdate_or_create()`": lambda p: run(
        POLICIES.aupdate_or_create, pk=p.pk, defaults={"note": "x"}
    ),
    "`update()`": lambda _: POLICIES.update(note="x"),
    "`aupdate()`": lambda _: run(POLICIES.aupdate, note="x"),
    "`update()` of parts, from their record": lambda p: p.requirements.update(note="x"),
    "`update()` of a proxy": lambda _: proxy().objects.update(note="x"),
    "`bulk_create()`": lambda _: REGULATORS.bulk_create([stranger()]),
    "`abulk_create()`": lambda _: run(REGULATORS.abulk_create, [stranger()]),
    "`bulk_update()`": lambda p: POLICIES.bulk_update([but(p, note="x")], ["note"]),
    "`abulk_update()`": lambda p: run(
        POLICIES.abulk_update, [but(p, note="x")], ["note"]
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
    "plain `update()`": lambda _: plain(Policy).update(note="x"),
    "plain `update()` with `F()`": lambda _: plain(Policy).update(note=F("slug")),
    "plain `update()` of parts": lambda _: plain(Requirement).update(note="x"),
    "plain `update()` of citations": lambda _: plain(Citation).update(says="x"),
    "plain `update()` of a proxy": lambda _: plain(proxy()).update(note="x"),
    "`_base_manager` `update()`": lambda _: Policy._base_manager.update(note="x"),
    "plain `bulk_create()`": lambda _: plain(Regulator).bulk_create([stranger()]),
    "plain `bulk_create()`, `ignore_conflicts`": lambda _: plain(Regulator).bulk_create(
        [stranger()], ignore_conflicts=True
    ),
    "plain `bulk_create()`, `update_conflicts`": lambda p: plain(Policy).bulk_create(
        [but(p, note="x")],
        update_conflicts=True,
        update_fields=["note"],
        unique_fields=["id"],
    ),
    "plain `bulk_update()`": lambda p: plain(Policy).bulk_update(
        [but(p, note="x")], ["note"]
    ),
    "queryset `delete()`, with its cascade": lambda _: POLICIES.all().delete(),
    "queryset `adelete()`": lambda _: run(POLICIES.all().adelete),
    "queryset `delete()` of parts": lambda p: p.requirements.all().delete(),
    "queryset `delete()` of a proxy": lambda _: proxy().objects.all().delete(),
    "`_raw_delete()`": lambda _: plain(Requirement)._raw_delete("default"),
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
        POLICIES.raw("UPDATE policies_policy SET note = 'x' RETURNING *")
    ),
    "a revision, `save()`": lambda _: revision().save(),
    "a revision, `bulk_history_create()`": written_again,
    "a revision, closed by hand": lambda _: Policy.history.update(seq_to=99),
    "the head, `update()`": lambda _: Head.objects.update(counters={}),
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
    "the head, `delete()`": lambda _: Head.objects.all().delete(),
    "the ledger, `delete()`": lambda _: Entry.objects.all().delete(),
    "the ledger, `_raw_delete()`": lambda _: Entry.objects.all()._raw_delete("default"),
    "a remark, `update()`": lambda _: Remark.objects.update(text="x"),
    "a remark, `delete()`": lambda _: Remark.objects.all().delete(),
    "the audit log, `update()`": lambda _: AuditLine.objects.update(act="exported"),
    "the audit log, `delete()`": lambda _: AuditLine.objects.all().delete(),
    "an account, `_raw_delete()`": lambda _: User.objects.all()._raw_delete("default"),
}

# Refused because others stand on it

PROTECTED: dict[str, Way] = {
    "a record others name, queryset `delete()`": lambda _: (
        Source.objects.all().delete()
    ),
    "a published change set, `delete()`": lambda _: ChangeSet.objects.all().delete(),
    "who published, `delete()`": lambda _: member("publisher").delete(),
}

# What one database alone offers, refused alike

CLOSED_ON_SQLITE: dict[str, Way] = {
    "SQLite: `INSERT OR REPLACE`": lambda _: copied(Regulator, "INSERT OR REPLACE"),
    "SQLite: `INSERT OR IGNORE`": lambda _: copied(
        Regulator, "INSERT OR IGNORE", id=uuid4().hex, public_id="RG-0099", slug="x"
    ),
    "SQLite: `UPDATE OR IGNORE`": lambda _: sql(
        "UPDATE OR IGNORE policies_policy SET note = 'x'"
    ),
    "SQLite: `REPLACE` of a revision": lambda _: copied(
        Policy.history.model, "REPLACE", note="x"
    ),
    "SQLite: `REPLACE` of an entry": lambda _: copied(Entry, "REPLACE", payload="{}"),
}
APPENDED_ON_SQLITE: dict[str, Way] = {
    "SQLite: `REPLACE` of a remark": lambda _: copied(Remark, "REPLACE", text="x"),
    "SQLite: `REPLACE` of an account": lambda _: copied(User, "REPLACE", email="x"),
}
CLOSED_ON_POSTGRESQL: dict[str, Way] = {"PostgreSQL: `COPY`": by_copy}
APPENDED_ON_POSTGRESQL: dict[str, Way] = {
    "PostgreSQL: `TRUNCATE` of records": lambda _: truncated(Policy),
    "PostgreSQL: `TRUNCATE` of revisions": lambda _: truncated(Policy.history.model),
    "PostgreSQL: `TRUNCATE` of the ledger": lambda _: truncated(Entry),
    "PostgreSQL: `TRUNCATE` of the head": lambda _: truncated(Head),
    "PostgreSQL: `TRUNCATE` of remarks": lambda _: truncated(Remark),
    "PostgreSQL: `TRUNCATE` of accounts": lambda _: truncated(User),
}
