"""What is cited: one record as the register held it at one number, for good."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from registry.clock import hong_kong_day
from registry.ledger.models import Entry
from registry.pages.addresses import at_times, reverse
from registry.pages.reader import Reader
from registry.pages.refs import Ref
from registry.past.known import in_path
from registry.records.names import Text


@dataclass(frozen=True, slots=True)
class Work:
    """A version of a record, as works are cited.

    The register is its author and is not named again as what contains it, else some
    styles print it twice. `issued` is the Hong Kong day on which the version was
    recorded; `url` is whole and never changes its meaning. A page that is kept for
    long says neither of which day its answer is, `day` in words, nor when it was read.
    """

    key: str
    register: str
    name: Text
    public_id: str
    version: int
    seq: int
    issued: date
    url: str
    language: str
    day: str = ""
    accessed: date | None = None

    @property
    def title(self) -> str:
        """Return the name with what fixes the version."""
        return _("%(name)s (%(id)s, version %(version)d)") % {
            "name": self.name.text,
            "id": self.public_id,
            "version": self.version,
        }

    @property
    def sentence(self) -> str:
        """Return the citation in plain words, without the address."""
        fixed = _("%(register)s, “%(name)s” (%(id)s, version %(version)d)") % {
            "register": self.register,
            "name": self.name.text,
            "id": self.public_id,
            "version": self.version,
        }
        if not self.day:
            return _("%(what)s, change %(seq)d.") % {"what": fixed, "seq": self.seq}
        told = {"what": fixed, "day": self.day, "seq": self.seq}
        return _("%(what)s, as at %(day)s, change %(seq)d.") % told

    def csl(self) -> dict[str, Any]:
        """Return it as an item of CSL-JSON (schema 1.0.2)."""
        accessed = {"accessed": _parts(self.accessed)} if self.accessed else {}
        return {
            "id": self.key,
            "type": "webpage",
            "author": [{"literal": self.register}],
            "title": self.title,
            "issued": _parts(self.issued),
            **accessed,
            "URL": self.url,
            "language": self.language,
        }


def lasting(ref: Ref, reader: Reader) -> str:
    """Return the path at which a record says for good what it says to this reader."""
    with at_times(in_path(reader.seq, reader.on)):
        return reverse("record", args=[ref.kind, ref.slug])


def work_of(ref: Ref, entry: Entry, *, url: str, reader: Reader) -> Work:
    """Return what is cited of a record as `entry` left it; no query.

    `url` is its whole address and lasts; the answer is that of the reader's day.
    """
    return replace(
        of_version(ref, entry, url=url, reader=reader),
        key=f"{entry.public_id}-{reader.seq}",
        seq=reader.seq,
        day=reader.day(reader.on),
        accessed=reader.today,
    )


def of_version(ref: Ref, entry: Entry, *, url: str, reader: Reader) -> Work:
    """Return what is cited of a version, whenever it is read; no query."""
    return Work(
        key=f"{entry.public_id}-v{entry.version}",
        register=_("Virtual Asset Policy Register"),
        name=ref.name,
        public_id=entry.public_id,
        version=entry.version,
        seq=entry.seq,
        issued=hong_kong_day(entry.recorded_at),
        url=url,
        language=reader.html_lang,
    )


def _parts(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}
