"""simple-history, told to write one row per change set instead of one per save."""

import functools
from typing import Any

from django.db import models
from django.db.models import F, Q
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords

# a number, not NULL: `seq_to > n` stays one indexable test
STILL_CURRENT = 2**63 - 1


class Revision(models.Model):
    """What every simple-history row gains: its change set and the end of its interval.

    The row was current for `seq <= n < seq_to`; `seq` is copied from the live row.
    """

    change_set = models.ForeignKey(
        "registry.ChangeSet", models.PROTECT, related_name="+"
    )
    seq_to = models.BigIntegerField(default=STILL_CURRENT)

    class Meta:
        abstract = True


class RevisionManager(HistoryManager):  # type: ignore[misc]  # the library ships no types
    """simple-history's manager, whose class the library makes at each `.history`."""

    @classmethod
    @functools.cache  # a twentieth of publishing went into making it
    def from_queryset(cls, *args: Any) -> Any:
        """Return the manager of a queryset's methods, the same each time."""
        return super().from_queryset(*args)


class Revisions(HistoricalRecords):  # type: ignore[misc]  # the library ships no types
    """Keep revisions when publish says so, never on a save or a signal."""

    def finalize(self, sender: Any, **kwargs: Any) -> None:
        """Skip proxies: with inherit=True they would get a table of their own."""
        if not sender._meta.proxy:
            super().finalize(sender, **kwargs)

    def get_m2m_fields_from_model(self, model: Any) -> list[Any]:
        """Return the plain many-to-many fields: each gets a table of copies."""
        return [
            field
            for field in model._meta.local_many_to_many
            if field.remote_field.through._meta.auto_created
        ]

    def get_meta_options(self, model: Any) -> dict[str, Any]:
        """Add constraints: simple-history builds Meta itself, bases' are lost."""
        options: dict[str, Any] = super().get_meta_options(model)
        name = f"{model._meta.app_label}_historical{model._meta.model_name}"
        options["constraints"] = [
            models.UniqueConstraint(
                fields=["id"],
                condition=Q(seq_to=STILL_CURRENT),
                name=f"{name}_one_current",
            ),
            models.UniqueConstraint(fields=["id", "seq"], name=f"{name}_once_per_seq"),
            models.CheckConstraint(
                condition=Q(seq_to__gt=F("seq")), name=f"{name}_interval"
            ),
            models.CheckConstraint(
                condition=~Q(history_change_reason=""), name=f"{name}_reason"
            ),
        ]
        # known_at lists: rows whose interval holds a seq
        options["indexes"] = [
            models.Index(
                fields=["seq_to", "seq"], name=f"{model._meta.model_name[:18]}_interval"
            )
        ]
        return options

    def post_save(
        self, instance: Any, created: Any, using: Any = None, **kw: Any
    ) -> None:
        """Write nothing: publish writes one row when record and parts are complete."""

    def post_delete(self, instance: Any, using: Any = None, **kw: Any) -> None:
        """Write nothing, see post_save."""

    def m2m_changed(self, instance: Any, action: Any, **kw: Any) -> None:
        """Write nothing, see post_save."""


# one recorder for all kinds; the reason is NOT NULL and a text, because varchar(100)
# behaves differently on the two databases
REVISIONS = Revisions(
    inherit=True,
    bases=[Revision],
    history_change_reason_field=models.TextField(),
    history_manager=RevisionManager,
)
