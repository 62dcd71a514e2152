"""What a walk over every public address asks for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from registry.records.kinds import Kind, kinds
from registry.search.filters import paths


@dataclass(frozen=True, slots=True)
class Asked:
    """What a walk asks for: words nobody published, and keys of records by kind."""

    words: list[str]
    keys: dict[str, list[str]]  # public ids and slugs, published or not
    head: int

    def queries(self, names: Iterable[str]) -> Iterator[str]:
        """Yield a query for each name, of the first word."""
        yield from (urlencode({name: self.words[0]}) for name in names)

    def searches(self) -> Iterator[str]:
        """Yield a search for each word."""
        yield from (urlencode({"q": word}) for word in self.words)

    def choices(self, kind: Kind) -> Iterator[str]:
        """Yield a query for each filter of a kind and each key of what it names."""
        for name, path in paths(kind).items():
            for key in self._keys_for(kind, path):
                yield urlencode({name: key})

    def _keys_for(self, kind: Kind, path: str) -> list[str]:
        model: Any = kind.record
        for part in path.split("__"):
            model = model._meta.get_field(part).related_model or model
        return next((self.keys[k.slug] for k in kinds() if k.record is model), [])
