"""What must stand after every migrate: log, search tables, groups, triggers."""

from typing import Any

from django.apps import apps
from django.db import connection

from registry.changesets.roles import make_groups
from registry.history import triggers
from registry.ledger import append
from registry.past import views
from registry.search import install


def run(sender: Any, **signal: Any) -> None:
    """Set all of it up anew, once the last app has migrated; safe to run twice."""
    if sender is not _last() or not _ready():
        return
    append.begin()
    install.install(connection)
    make_groups()
    triggers.install()
    views.install()


def _last() -> Any:
    """Return the app Django signals last."""
    return [c for c in apps.get_app_configs() if c.models_module is not None][-1]


def _ready() -> bool:
    """Say whether the register's own tables stand: a partial migrate leaves none."""
    return "registry_head" in connection.introspection.table_names()
