"""Refuse to empty the register outside tests."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands import flush

from registry.history import triggers


class Command(flush.Command):
    """Empty a test database; refuse anywhere else."""

    def handle(self, **options: Any) -> None:
        """Take the guards down for the flush: what follows a migrate restores them."""
        if not settings.REGISTRY_MAY_FLUSH:
            raise CommandError("The register is append-only: it cannot be emptied.")
        triggers.remove()
        super().handle(**options)
        triggers.install()
