"""The `datapackage.json` of an export (Data Package 2.0, datapackage.org)."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from registry.exports.snapshot import Standing
from registry.ledger.append import instant
from registry.tabular.tables import Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
LICENCES = [
    {
        "name": "CC-BY-4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
        "title": "Our data: Creative Commons Attribution 4.0",
    },
    {
        "name": "other-closed",
        "title": "Quotations and rows of third parties: under their owners' terms",
    },
]
KINDS_OF_FILE = {
    ".csv": ("csv", "text/csv"),
    ".jsonl": ("jsonl", "application/jsonl"),
    ".parquet": ("parquet", "application/vnd.apache.parquet"),
    ".sqlite": ("sqlite", "application/vnd.sqlite3"),
    ".txt": ("txt", "text/plain"),
}
BINARY = ("parquet", "sqlite")
WITHOUT = {
    "parquet": "Not built, for want of pyarrow; register.sqlite and CSV hold the same"
    " rows.",
}
RULE = (
    "CSV is UTF-8 without a byte order mark. Several values of one cell are parted by"
    " '; '. A cell that begins with =, +, -, @, a tab or a line break and is no number"
    " has an apostrophe before it, so that no spreadsheet takes it for a formula."
)


class Written(Protocol):
    """A file that was written."""

    path: Path
    rows: int

    @property
    def bytes(self) -> int:
        """Return its size."""

    @property
    def sha256(self) -> str:
        """Return its digest in hex."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A file, what it holds, and its columns where it is a table."""

    file: Written
    title: str
    table: Table | None = None


def package(
    at: Standing, *, true_on: str, root: str, files: Iterable[Filed]
) -> dict[str, Any]:
    """Return the description of an export; pure."""
    resources = [_resource(filed) for filed in files]
    formats = {resource["format"] for resource in resources}
    return {
        "$schema": PROFILE,
        "name": "virtual-asset-policy-register",
        "title": "Virtual Asset Policy Register",
        "description": (
            f"The whole register as of change no. {at.seq}; names in English, tags and"
            f" sentences of the day {true_on} in Hong Kong. {RULE}"
        ),
        "created": instant(at.recorded_at),
        "licenses": LICENCES,
        "seq": at.seq,
        "root": root,
        "log_id": at.log_id,
        "last_digest": at.last_digest,
        "recorded_at": instant(at.recorded_at),
        "true_on": true_on,
        "known_at": f"seq:{at.seq}",
        "absent": {name: why for name, why in WITHOUT.items() if name not in formats},
        "resources": resources,
    }


def text(found: Mapping[str, Any]) -> str:
    """Return the description as the file holds it."""
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _resource(filed: Filed) -> dict[str, Any]:
    file = filed.file
    format_, media = KINDS_OF_FILE[file.path.suffix]
    found = {
        "name": file.path.stem if format_ == "csv" else file.path.name,
        "path": file.path.name,
        "title": filed.title,
        "format": format_,
        "mediatype": media,
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "rows": file.rows,
    }
    if format_ in BINARY:
        del found["encoding"]
    return found | ({"schema": _schema(filed.table)} if filed.table else {})


def _schema(table: Table) -> dict[str, Any]:
    keyed = any(column.name == "id" for column in table.columns)
    fields = [
        {"name": c.name, "type": c.type, "description": c.description}
        for c in table.columns
    ]
    return {"fields": fields} | ({"primaryKey": ["id"]} if keyed else {})
