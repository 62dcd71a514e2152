"""System checks refuse what would write past history, and miss the guards."""

import pytest
from django.core.checks import Warning as Caution
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import DatabaseError, connection, models
from django.db.models import CASCADE

from policies.models import Licence, Requirement
from registry.history import triggers
from registry.history.checks import check_relations, check_triggers

BY_THE_DATABASE = [
    name for name in ("DB_CASCADE", "DB_SET_NULL") if hasattr(models, name)
]
HINT = "Use PROTECT, or CASCADE from a part to its own record."


def test_no_relation_of_ours_writes_past_history():
    assert check_relations() == []


@pytest.mark.parametrize(
    ("how", "name"),
    [
        (models.SET_NULL, "SET_NULL"),
        (models.SET_DEFAULT, "SET_DEFAULT"),
        (models.SET("x"), "set_on_delete"),
        (models.DO_NOTHING, "DO_NOTHING"),
        (models.RESTRICT, "RESTRICT"),
        (CASCADE, "CASCADE"),
        *((getattr(models, name), name) for name in BY_THE_DATABASE),
    ],
)
def test_a_relation_that_writes_past_history_is_refused(how, name, monkeypatch):
    field = Licence._meta.get_field("statute")
    monkeypatch.setattr(field.remote_field, "on_delete", how)

    (error,) = check_relations()

    assert error.id == "registry.E001"
    assert error.msg.startswith(f"policies.Licence.statute: on_delete={name}")
    assert error.hint == HINT


def test_a_part_may_go_with_its_own_record_but_with_no_other(monkeypatch):
    assert Requirement._meta.get_field("policy").remote_field.on_delete is CASCADE
    assert check_relations() == []

    monkeypatch.setattr(Requirement, "OWNER", "varied_by")

    (error,) = check_relations()
    assert error.msg.startswith("policies.Requirement.policy: on_delete=CASCADE")


@pytest.mark.django_db
def test_guards_that_stand_are_not_missed():
    assert check_triggers(databases=["default"]) == []


@pytest.mark.django_db
def test_missing_guards_are_a_warning_that_says_how_they_come_back():
    triggers.remove()

    (found,) = check_triggers(databases=["default"])

    assert isinstance(found, Caution)
    assert (found.id, "manage.py migrate" in found.hint) == ("registry.W002", True)
    assert "guards are missing: guard_" in found.msg


@pytest.mark.django_db
def test_without_a_database_nothing_is_read():
    triggers.remove()

    assert check_triggers() == []
    assert "registry.W002" not in {found.id for found in run_checks()}
    with_database = run_checks(databases=["default"])
    assert "registry.W002" in {found.id for found in with_database}


def test_a_database_that_cannot_be_read_is_an_error(monkeypatch):
    def unreadable():
        raise DatabaseError("no such thing")

    monkeypatch.setattr(triggers, "missing", unreadable)

    (found,) = check_triggers(databases=["default"])

    assert (found.id, found.msg) == (
        "registry.E003",
        "The guards cannot be read: no such thing",
    )


@pytest.mark.django_db
def test_a_migrate_that_finds_them_missing_restores_them():
    triggers.remove()
    assert triggers.missing()

    call_command("migrate", verbosity=0)

    assert triggers.missing() == []
    assert connection.vendor in {"sqlite", "postgresql"}
