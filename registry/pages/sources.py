"""What rests on a source: each fact in words, with its value, quotation and place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from registry.citations.models import Citation, Source
from registry.history.labels import label
from registry.ledger.models import LEFT, Entry
from registry.ledger.read import form_of
from registry.pages.addresses import with_parameters
from registry.pages.evidence import Cited, drawer
from registry.pages.filters import PAGE, number
from registry.pages.lines import mentioned, stored
from registry.pages.reader import Reader
from registry.pages.refs import Ref, refs
from registry.pages.values import Showing, Value, dated
from registry.records.kinds import Kind, kind_by_slug, parts_of
from registry.records.models import Record
from registry.records.paths import name_of
from registry.search.directory import rows_of_keys

PER_PAGE = 20  # records


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the source, and the facts it bears on: (label, values)."""

    citation: Cited
    facts: list[tuple[str, list[Value]]]


@dataclass(frozen=True, slots=True)
class Resting:
    """A record, and the places in the source that its facts rest on."""

    ref: Ref
    places: list[Place]


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy we took of the document: when, and the SHA-256 of its bytes."""

    taken: list[Value]
    digest: str


def on_source(
    row: Record, told: Sequence[Entry], *, request: HttpRequest, reader: Reader
) -> dict[str, Any]:
    """Return what a source's page shows besides its own values; {} for other records.

    `told` is the source's history. A fixed number of queries; raise BadParameter for a
    page there is not.
    """
    if not isinstance(row, Source):
        return {}
    cited = Citation.objects.filter(source=row.pk)
    paths: dict[Any, set[str]] = {}
    for key, fields in cited.values_list("object_id", "fields"):
        paths.setdefault(key, set()).update(fields)
    seqs = [one.seq for one in rows_of_keys(paths).order_by("kind", "public_id")]
    last = max(1, -(-len(seqs) // PER_PAGE))
    here = number(request.GET.get(PAGE, "1"), last=last)
    forms = stored(seqs[(here - 1) * PER_PAGE : here * PER_PAGE])
    showing = Showing(reader.language, refs(mentioned(forms), reader.language))
    return {
        "on_source": True,
        "resting": [_resting(form, row, showing=showing) for form in forms],
        "resting_records": len(seqs),
        "resting_facts": sum(map(len, paths.values())),
        "copies": list(_copies(told, reader.language)),
        "pager": {
            "previous": here > 1 and with_parameters(request, page=here - 1),
            "next": here < last and with_parameters(request, page=here + 1),
        },
    }


def _resting(form: Mapping[str, Any], row: Source, *, showing: Showing) -> Resting:
    """Return a record's citations of the source, those of one place together."""
    kind = kind_by_slug()[form["kind"]]
    found: dict[tuple[str, ...], Place] = {}
    for cited in form["citations"]:
        if cited["source"] == row.public_id:
            [told] = drawer([cited], {row.public_id: row}, language=showing.language)
            key = told.locator, told.quote, told.stance, told.says, told.read
            found.setdefault(key, Place(told, [])).facts.extend(
                _fact(kind, form, path=path, showing=showing)
                for path in cited["fields"]
            )
    places = [Place(one.citation, _together(one.facts)) for one in found.values()]
    return Resting(showing.refs[form["id"]], places)


def _fact(
    kind: Kind, form: Mapping[str, Any], *, path: str, showing: Showing
) -> tuple[str, list[Value]]:
    """Return what a path of a form is called, and its value as shown."""
    first, *rest = path.split("/")
    if not rest:
        field = kind.record._meta.get_field(first)
        return label(kind, first), showing.values(field, form.get(first))
    rows: dict[str, Mapping[str, Any]] = {one["id"]: one for one in form[first]}
    row = rows.get(rest[0], {})
    field = parts_of(kind.record)[first]._meta.get_field(rest[1])
    return label(kind, name_of(path)), showing.values(field, row.get(rest[1]))


def _together(
    facts: Sequence[tuple[str, list[Value]]],
) -> list[tuple[str, list[Value]]]:
    """Return each label once, with all its values; one without a value says so."""
    found: dict[str, list[Value]] = {}
    for heading, values in facts:
        kept = found.setdefault(heading, [])
        kept.extend(value for value in values if value not in kept)
    return [(heading, kept or [Value(_("none"))]) for heading, kept in found.items()]


def _copies(told: Sequence[Entry], language: str) -> Iterator[Copy]:
    """Yield each copy the source ever named, the newest first."""
    seen = set()
    for entry in reversed(told):
        form = form_of(entry) if entry.type not in LEFT else {}
        digest = form.get("copy_sha256")
        if digest and digest not in seen:
            seen.add(digest)
            yield Copy(dated(form.get("retrieved"), language), digest)
