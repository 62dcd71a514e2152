"""Remove files that nothing names."""

from typing import Any

from django.core.management.base import BaseCommand

from registry.changesets.drafted import drafted_values
from registry.citations import copies
from registry.citations.models import Source
from registry.clock import now


class Command(BaseCommand):
    help = "Remove the kept copies of sources that no source and no draft names."

    def handle(self, **options: Any) -> None:
        named = copies.named_by_rows() | drafted_values(Source, "copy_sha256")
        found = copies.sweep(named, at=now())
        for name in found:
            self.stdout.write(name)
        self.stdout.write(f"{len(found)} files removed.")
