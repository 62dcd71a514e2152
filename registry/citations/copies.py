"""Kept copies of sources: files by their SHA-256, beside the database.

A file is stored before the row that names it, and outside its transaction: a rollback
leaves it, and `sweep` takes away what nothing names after a day.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from registry.citations.models import Source
from registry.records.rows import plain

DIGEST = re.compile(r"[0-9a-f]{64}")
UNFINISHED, LEAVING = "new-", "old-"  # how files begin that are no copy
YOUNG = timedelta(days=1)  # a form may still be open that will name it


class NoCopy(Exception):
    """No copy of this SHA-256 is kept, or what is kept is not it any more."""


def keep(chunks: Iterable[bytes]) -> str:
    """Store a file and return its SHA-256; it is there whole or not at all."""
    digest, folder = hashlib.sha256(), _folder()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        dir=folder, prefix=UNFINISHED, delete=False
    ) as file:
        try:
            for chunk in chunks:
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            Path(file.name).unlink()
            raise
    kept = path_of(digest.hexdigest())
    kept.parent.mkdir(exist_ok=True)
    Path(file.name).replace(kept)  # also where it stands: it is young again
    _settle(kept.parent)
    return digest.hexdigest()


def exists(digest: str) -> bool:
    """Say whether a copy of this SHA-256 is kept."""
    return DIGEST.fullmatch(digest) is not None and path_of(digest).is_file()


def read(digest: str) -> bytes:
    """Return the bytes of a copy; raise NoCopy where they are not those once kept."""
    if not exists(digest):
        raise NoCopy(f"No copy of {digest} is kept.")
    found = path_of(digest).read_bytes()
    if hashlib.sha256(found).hexdigest() != digest:
        raise NoCopy(f"The copy {digest} is damaged: restore it from a backup.")
    return found


def path_of(digest: str) -> Path:
    """Return where a copy stands: `copies/ab/ab12…`; raise ValueError for no digest."""
    if DIGEST.fullmatch(digest) is None:
        raise ValueError(f"{digest!r} is no SHA-256.")
    return _folder() / digest[:2] / digest


def named_by_rows() -> set[str]:
    """Return the SHA-256 that sources name or ever named; two queries."""
    rows = [plain(Source), Source.history.all()]
    return {
        digest
        for found in rows
        for digest in found.exclude(copy_sha256="").values_list(
            "copy_sha256", flat=True
        )
    }


def sweep(named: Collection[str], *, at: datetime) -> list[str]:
    """Remove the files that nothing names and that are a day old; return their names.

    A copy that is kept again meanwhile is young, and stays.
    """
    return [
        path.name
        for path in sorted(_files())
        if path.name not in named and _is_old(path, at) and _removed(path, at)
    ]


def _removed(path: Path, at: datetime) -> bool:
    """Take a file out of the way, look at its age once more, and remove it."""
    away = _folder() / f"{LEAVING}{path.name}"
    path.replace(away)
    if not _is_old(away, at):
        away.replace(path)
        return False
    away.unlink()
    return True


def _files() -> Iterator[Path]:
    """Yield every file under the folder; none before the first is kept."""
    return (path for path in _folder().rglob("*") if path.is_file())


def _is_old(path: Path, at: datetime) -> bool:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC) <= at - YOUNG


def _folder() -> Path:
    return Path(settings.VAR) / "copies"


def _settle(folder: Path) -> None:
    """Have the disk remember the file's name too (fsync(2): of the folder)."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
