"""Load the Hong Kong data set."""

from typing import Any

from django.core.management.base import BaseCommand

from policies.seeds.load import load
from registry.clock import now


class Command(BaseCommand):
    help = "Load the Hong Kong data set; what the register ever held is left as it is."

    def handle(self, **options: Any) -> None:
        for what, count in load(now):
            if count and options["verbosity"]:
                self.stdout.write(f"Loaded {count} {what}.")
