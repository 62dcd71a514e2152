"""Compare live rows, revisions, ledger and head."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from registry.ledger.verify import verify


class Command(BaseCommand):
    """Check that the register is whole."""

    help = "Compare live rows with their revisions, and the ledger with its head."

    def handle(self, **options: Any) -> None:
        """Print each fault; end with an error if there is one."""
        faults = list(verify())
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            raise CommandError(
                f"{len(faults)} faults: restore from a copy, then ask why."
            )
        self.stdout.write("The register is whole.")
