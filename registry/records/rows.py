"""The plain queryset of a model: it refuses nothing, the guards do."""

from typing import Any

from django.db.models import Model, QuerySet


def plain(model: type[Model]) -> "QuerySet[Any]":
    """Return all rows; writes pass where the gate is open and owe a revision."""
    return QuerySet(model)
