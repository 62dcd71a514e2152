"""Names that mean the same: a query for one looks for all of its group.

The groups are data, not code: the setting `REGISTRY_SEARCH_TERMS` is the path of a CSV
file, each row one group of equivalent terms. Without the setting there are none.
"""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.conf import settings

from registry.search.analyser import words

Key = tuple[str, ...]  # the parts of a term's words
Terms = Mapping[Key, tuple[str, ...]]  # a term → all of its group, itself among them


def terms() -> Terms:
    """Return the terms of this register, read from disk once."""
    path = getattr(settings, "REGISTRY_SEARCH_TERMS", "")
    return read(Path(path)) if path else {}


@cache
def read(path: Path) -> Terms:
    """Return the groups of a file; a term in two groups has the terms of both."""
    found: dict[Key, tuple[str, ...]] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            group = [cell.strip() for cell in row if key(cell)]
            for term in group:
                known = found.get(key(term), ())
                found[key(term)] = tuple(dict.fromkeys([*known, *group]))
    return found


def key(term: str) -> Key:
    """Return the parts of a term's words: the same for its spellings in 繁 and 简."""
    return tuple(part for word in words(term) for part in word.parts)
