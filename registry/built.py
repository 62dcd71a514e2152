"""The exports that stand: where they lie, which is the latest, what each holds.

`VAR/exports/{seq}/on/{day}/` holds one: its files, and a `datapackage.json` that names
them. A folder under that name is whole, and never changes.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from registry.clock import hong_kong_day
from registry.ledger.models import Entry

PACKAGE = "datapackage.json"


@dataclass(frozen=True, slots=True)
class Export:
    """An export: as of entry `seq`, with answers of the day `true_on`."""

    seq: int
    true_on: str
    folder: Path
    package: Mapping[str, Any]

    @property
    def is_usual(self) -> bool:
        """Say whether it answers for the day on which its last entry was recorded."""
        recorded = datetime.fromisoformat(self.package["recorded_at"])
        return self.true_on == hong_kong_day(recorded).isoformat()

    @property
    def url(self) -> str:
        """Return the folder's address."""
        return f"/exports/{self.seq}/on/{self.true_on}/"

    @property
    def files(self) -> dict[str, Mapping[str, Any]]:
        """Return {name: what the package tells of this file}."""
        return {file["path"]: file for file in self.package["resources"]}


def root() -> Path:
    """Return the folder of all exports."""
    return Path(settings.VAR) / "exports"


def place(seq: int, true_on: str) -> Path:
    """Return the folder of one."""
    return root() / str(seq) / "on" / true_on


def exports() -> list[Export]:
    """Return what was built of this very register, newest first; one query.

    An export whose last entry this ledger does not hold is of another register, or of
    a future that was lost when a copy was restored: it is passed over.
    """
    found = [read(path) for path in root().glob(f"[0-9]*/on/*/{PACKAGE}")]
    rows = Entry.objects.filter(seq__in={export.seq for export in found})
    digests = dict(rows.values_list("seq", "payload_digest"))
    ours = [e for e in found if e.package["last_digest"] == digests.get(e.seq)]
    return sorted(ours, key=lambda e: (e.seq, e.true_on), reverse=True)


def latest() -> Export | None:
    """Return the newest usual export; one query."""
    return next((export for export in exports() if export.is_usual), None)


def of_seq(seq: int) -> Export | None:
    """Return the usual export as of an entry; one query."""
    found = (export for export in exports() if export.seq == seq)
    return next((export for export in found if export.is_usual), None)


def of_day(seq: int, true_on: str) -> Export | None:
    """Return the export as of an entry for a day; one query."""
    found = (export for export in exports() if export.seq == seq)
    return next((export for export in found if export.true_on == true_on), None)


def read(path: Path) -> Export:
    """Return the export that a `datapackage.json` describes."""
    package = _package(path, path.stat().st_mtime_ns)
    return Export(package["seq"], package["true_on"], path.parent, package)


@lru_cache(maxsize=64)
def _package(path: Path, _written: int) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(path.read_bytes())
    return found
