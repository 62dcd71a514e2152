"""Guards are made after every migrate, and those missing are told."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction
from django.db.migrations.loader import MigrationLoader

from policies.models import Regulator
from registry.history import triggers
from registry.history.triggers import install, missing, remove, wanted
from registry.records.rows import plain
from tests.makers import a_regulator

pytestmark = pytest.mark.django_db


def test_all_guards_stand():
    assert missing() == []
    assert len(list(wanted())) > 60


def test_no_two_guards_of_a_table_bear_one_name():
    names = [(name, table) for name, table, _body in wanted()]

    assert len(set(names)) == len(names)


def test_to_install_twice_is_to_install_once():
    install()
    install()

    assert missing() == []


def test_each_guard_that_is_gone_is_told_by_name():
    name, table, _body = next(triggers.wanted())
    with connection.cursor() as cursor:
        cursor.execute(triggers._drop(name, table))

    (gone,) = missing()

    assert gone == triggers._label(name, table)


def test_without_guards_writes_pass_and_with_them_none_does():
    sfc = a_regulator()

    remove()
    assert len(missing()) == len(list(wanted()))
    assert plain(Regulator).filter(pk=sfc.pk).update(remit="x") == 1

    install()
    with (
        pytest.raises(DatabaseError, match="outside a change set"),
        transaction.atomic(),
    ):
        plain(Regulator).filter(pk=sfc.pk).update(remit="y")


@pytest.mark.postgresql
def test_a_guard_that_is_disabled_is_missing():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE policies_regulator DISABLE TRIGGER guard_mark")

    assert missing() == ["guard_mark policies_regulator"]


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_rebuilt_table_loses_its_guards_until_the_next_migrate():
    state = MigrationLoader(connection).project_state()
    model = state.apps.get_model("policies", "Regulator")
    old = model._meta.get_field("remit")
    new = models.TextField(default="", db_default="")
    new.set_attributes_from_name("remit")

    with connection.schema_editor() as editor:
        editor.alter_field(model, old, new)
    assert {name.partition("policies_regulator_")[2] for name in missing()} == {
        "insert",
        "update",
        "delete",
    }
    call_command("migrate", verbosity=0)

    assert missing() == []
    with connection.schema_editor() as editor:
        editor.alter_field(model, new, old)
    install()


def test_a_table_that_is_not_there_yet_is_passed_over(monkeypatch):
    found = [("guard_new", "policies_new", "AFTER INSERT …"), *wanted()]
    monkeypatch.setattr(triggers, "wanted", lambda: iter(found))

    install()

    assert missing() == []
