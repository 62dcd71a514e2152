"""After every migrate stand the log, the search, the groups and the guards."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection

from registry import after_migrate
from registry.history import triggers
from registry.ledger.models import Head
from registry.ledger.verify import verify
from registry.search import find
from tests.makers import an_exchange

pytestmark = pytest.mark.django_db


def migrated():
    call_command("migrate", verbosity=0)


def test_what_is_lost_comes_back():
    exchange = an_exchange(name_en="HashKey")
    triggers.remove()
    Group.objects.all().delete()

    migrated()

    assert triggers.missing() == []
    assert Group.objects.filter(name="publisher").exists()
    assert exchange.pk in set(find.matches("HashKey", "exchanges"))


def test_what_was_published_stays_as_it_is():
    an_exchange()
    before = Head.objects.values().get()

    migrated()

    assert Head.objects.values().get() == before
    assert list(verify()) == []


def test_it_is_done_once_when_the_last_app_has_migrated(monkeypatch):
    done = []
    monkeypatch.setattr(triggers, "install", lambda: done.append("guards"))

    migrated()

    assert done == ["guards"]


def test_other_apps_do_not_set_it_off(monkeypatch):
    monkeypatch.setattr(triggers, "install", lambda: pytest.fail("too early"))

    after_migrate.run(apps.get_app_config("registry"))


def test_a_partial_migrate_leaves_it_for_later(monkeypatch):
    monkeypatch.setattr(connection.introspection, "table_names", list)
    monkeypatch.setattr(triggers, "install", lambda: pytest.fail("too early"))

    after_migrate.run(after_migrate._last())


def test_permissions_of_the_groups_stand_too():
    Group.objects.get(name="publisher").permissions.clear()

    migrated()

    codes = Group.objects.get(name="publisher").permissions
    assert codes.filter(codename="publish_alone").exists()
