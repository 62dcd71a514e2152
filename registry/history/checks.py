"""System checks that keep history whole."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Caution
from django.db import DatabaseError, models

from registry.history import triggers
from registry.history.gate import tracked
from registry.records.models import Part


def register_all() -> None:
    """Register the checks; called once when the app is ready."""
    register(check_relations, Tags.models)
    register(check_triggers, Tags.database)


def check_relations(app_configs: Any = None, **kwargs: Any) -> list[Error]:
    """Refuse relations that change or remove a record without a revision."""
    return [
        Error(
            f"{model._meta.label}.{field.name}: on_delete={why} writes past history.",
            hint="Use PROTECT, or CASCADE from a part to its own record.",
            id="registry.E001",
        )
        for model in tracked()
        for field, why in _unsafe(model)
    ]


def _unsafe(model: Any) -> Iterator[tuple[Any, str]]:
    owner = model.OWNER if issubclass(model, Part) else ""
    for field in model._meta.concrete_fields:
        if not field.is_relation:
            continue
        how: Any = field.remote_field.on_delete
        if how is models.CASCADE and field.name != owner:
            yield field, "CASCADE"
        elif how is not models.PROTECT and how is not models.CASCADE:
            yield field, getattr(how, "__name__", str(how))


def check_triggers(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Report guards that are not in the database (run with `check --database`).

    A warning, because `migrate` runs the checks too and is what restores them.
    """
    if not kwargs.get("databases"):
        return []
    try:
        gone = triggers.missing()
    except DatabaseError as error:
        return [Error(f"The guards cannot be read: {error}", id="registry.E003")]
    if not gone:
        return []
    return [
        Caution(
            f"{len(gone)} guards are missing: {', '.join(gone[:5])} …",
            hint="Run `python manage.py migrate`: it installs them.",
            id="registry.W002",
        )
    ]
