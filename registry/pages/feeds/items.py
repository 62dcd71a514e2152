"""One entry of the ledger as an entry of a feed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.utils.text import capfirst

from registry.ledger.models import LEFT, Entry, EntryType
from registry.ledger.read import form_of, previous
from registry.pages.addresses import reverse
from registry.pages.frame import plural
from registry.pages.reader import Reader
from registry.pages.refs import of_form
from registry.pages.telling import Told, tell
from registry.records.kinds import kind_by_slug
from registry.records.names import Text
from registry.records.punctuation import with_colon


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a feed; its addresses are paths.

    `name` is that of the record, as it is called or, where it left, as it last was.
    `labels` are (sort, code, words) of what one may sort it by.
    """

    told: Told
    identity: str
    name: Text
    labels: Sequence[tuple[str, str, str]]

    @property
    def title(self) -> str:
        """Return which record, and what happened to it."""
        return with_colon(self.name.text, self.told.title)

    @property
    def at(self) -> datetime:
        """Return when it was recorded."""
        return self.told.entry.recorded_at

    @property
    def record_url(self) -> str:
        """Return the permanent address of the record."""
        return reverse("id", args=[self.told.entry.public_id])

    @property
    def data_url(self) -> str:
        """Return the address of this change in the API."""
        return f"/api/v1/changes?after={self.told.entry.seq - 1}&limit=1"


def items(entries: Sequence[Entry], reader: Reader) -> list[Item]:
    """Return entries as items, in their order; the queries of `tell`.

    One more where records left, and those of `of_form` for each of them.
    """
    told = tell(entries, reader)
    gone = _last_names([one.entry for one in told if one.ref is None], reader)
    return [
        Item(
            told=one,
            identity=identity(reader.head.log_id, str(one.entry.seq)),
            name=one.ref.name if one.ref else gone[one.entry.seq],
            labels=_labels(one),
        )
        for one in told
    ]


def identity(log_id: str, name: str) -> str:
    """Return a name for good of something in this log, wherever the log is served.

    The same in each language: a URN (RFC 9562, version 5) and no address.
    """
    return uuid5(UUID(log_id), name).urn


def _labels(told: Told) -> list[tuple[str, str, str]]:
    entry = told.entry
    kind = plural(kind_by_slug()[entry.kind])
    words = capfirst(str(EntryType(entry.type).label))
    return [
        ("kind", entry.kind, kind),
        ("type", entry.type, words),
        ("cause", entry.cause, told.cause),
    ]


def _last_names(left: Iterable[Entry], reader: Reader) -> Mapping[int, Text]:
    """Return {seq: what a record was called by its entry or, as it left, before}."""
    found = list(left)
    olds = previous([entry for entry in found if entry.type in LEFT])
    named = {entry.seq: olds.get(entry.seq, entry) for entry in found}
    return {
        seq: of_form(form_of(entry), reader.language).name
        for seq, entry in named.items()
    }
