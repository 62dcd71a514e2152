"""Two versions of a record beside each other: what differs, value by value."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import ClassVar, NoReturn

from django.http import HttpResponse
from django.utils.translation import gettext as _

from registry.api import addresses, lookup, openapi, shapes
from registry.api.bodies import joined, text, told_with_review
from registry.api.form_schema import component
from registry.api.parameters import Parameter, Schema, Unreadable
from registry.api.problems import Fault, Problem, bad_parameters
from registry.api.refs import mentioned, refs
from registry.api.view import Asked, KindView
from registry.ledger import read as ledger
from registry.ledger.changed import between
from registry.ledger.models import LEFT, Entry

VERSION = r"(seq:)?([0-9]{1,18})"


@dataclass(frozen=True, slots=True)
class Version(Parameter):
    """A version by its number, or by a change number as of which it stood."""

    def read(self, text: str) -> tuple[bool, int]:
        """Return (whether the number is one of the register, the number)."""
        found = re.fullmatch(VERSION, text, re.ASCII)
        if not found:
            raise Unreadable(_("This is no version."))
        return bool(found[1]), int(found[2])

    def allowed(self) -> list[str]:
        """Return how a version is written."""
        return ["2", "seq:57"]

    def schema(self) -> Schema:
        """Return the JSON Schema of the text."""
        examples = self.allowed()
        return {"type": "string", "pattern": f"^{VERSION}$", "examples": examples}


FROM = Version(
    "from",
    "The earlier version: its number, or seq:57 for the one that stood once change 57"
    " was written. The one before the later, if left out.",
)
TO = Version("to", "The later version, written alike. The newest, if left out.")


class Diff(KindView):
    """What differs between two versions of a record."""

    parameters: ClassVar[tuple[Parameter, ...]] = (FROM, TO)

    def reply(self, asked: Asked, /, **path: str) -> HttpResponse:
        """Return the difference; three queries, up to six for a slug."""
        public_id = lookup.id_of(self.kind, path["key"])
        versions = lookup.versions(public_id, after=0, limit=None)
        if not versions:
            raise Problem("not-found", _("No record here has this public id or slug."))
        ends = _ends(versions, asked)
        forms = [json.loads(f) for f in _stored(ends)]
        data = text(asdict(between(self.slug, forms[0], new=forms[1])))
        told = dict(zip(("from", "to"), map(told_with_review, ends), strict=True))
        body = joined(
            data=data,
            refs=text(refs(mentioned(data))),
            meta=text({**asked.told_head(), **told}),
            links=text({"self": asked.url, **self._links(ends)}),
        )
        return self.answered(body)

    def described(self) -> Schema:
        """Return the OpenAPI operation."""
        version = component("Version")
        links = dict.fromkeys(("self", "record", "from", "to"), shapes.TEXT)
        return openapi.operation(
            self.name_of("get", "diff"),
            f"Compare two versions of one of the {self.plural}",
            tag=self.slug,
            parameters=[openapi.KEY, *openapi.in_query(self.parameters)],
            body=shapes.whole(
                data=shapes.whole(**shapes.CHANGED),
                refs=shapes.mapped(component("Ref")),
                meta=shapes.also("Head", **{"from": version, "to": version}),
                links=shapes.whole(**links),
            ),
            refusals=[404],
        )

    def _links(self, ends: Sequence[Entry]) -> dict[str, str]:
        own = ends[0].public_id
        old, new = (
            addresses.of_version(self.slug, own, number=entry.version) for entry in ends
        )
        record = addresses.of_record(self.slug, own)
        return {"record": record, "from": old, "to": new}


def _stored(ends: Sequence[Entry]) -> list[str]:
    """Return the stored forms of entries, in their order; one query."""
    found = ledger.payloads(entry.seq for entry in ends)
    return [found[entry.seq] for entry in ends]


def _ends(versions: Sequence[Entry], asked: Asked) -> tuple[Entry, Entry]:
    """Return the two versions asked for; raise Problem for one there is not.

    `versions` are all there are, oldest first. A first version is compared with itself
    where no other is named.
    """
    later = _one(TO, versions, asked=asked) or _held(versions)[-1]
    before = [e for e in _held(versions) if e.version < later.version]
    earlier = _one(FROM, versions, asked=asked) or [later, *before][-1]
    return earlier, later


def _one(which: Parameter, versions: Sequence[Entry], *, asked: Asked) -> Entry | None:
    """Return the version that a parameter names, None where it is left out."""
    if asked.values[which.name] is None:
        return None
    by_seq, number = asked.values[which.name]
    if by_seq:
        there = [e for e in versions if e.seq <= number <= asked.head.seq]
    else:
        there = [e for e in versions if e.version == number]
    if not there:
        _refuse(which, _("The record has no such version."), versions=versions)
    if there[-1].type in LEFT:
        left = _("With this version the record left the register: it holds no values.")
        _refuse(which, left, versions=versions)
    return there[-1]


def _refuse(which: Parameter, detail: str, *, versions: Sequence[Entry]) -> NoReturn:
    """Raise the Problem that tells which versions hold values."""
    allowed = [str(entry.version) for entry in _held(versions)]
    raise bad_parameters([Fault(which.name, detail, [*allowed, "seq:N"])])


def _held(versions: Sequence[Entry]) -> list[Entry]:
    """Return the versions with which the record did not leave."""
    return [entry for entry in versions if entry.type not in LEFT]
