"""Records and lists as JSON-LD in the words of schema.org."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from registry.clock import HONG_KONG
from registry.pages.addresses import without_times
from registry.pages.frame import list_url, plural
from registry.pages.licence import LICENCE_URL
from registry.pages.reader import Reader
from registry.pages.twins.formats import Format
from registry.pages.twins.subject import Subject, Whole
from registry.records.kinds import Kind, catalogue
from registry.records.linked import Node
from registry.records.names import ENDS

CONTEXT = "https://schema.org"


def of_record(subject: Subject) -> str:
    """Return a graph of the page, the record and the way to it; no query."""
    page = subject.whole(without_times(subject.ref.url))
    crumbs = f"{page}#breadcrumb"
    trail = [
        *_trail(subject.kind, subject.whole),
        (subject.ref.name.text, page),
    ]
    return _graph(_page(subject, crumbs), _record(subject, page), _way(trail, crumbs))


def of_list(
    kind: Kind,
    *,
    reader: Reader,
    total: int,
    twins: Sequence[tuple[Format, str]],
    whole: Whole,
) -> str:
    """Return a graph of a list as a data set, with where to take it; no query.

    `twins` are its forms with their addresses, `total` is how many records fit.
    """
    page = whole(without_times(list_url(kind)))
    at = reader.known.recorded_at if reader.known else reader.head.recorded_at
    changed = {"dateModified": at.astimezone(HONG_KONG).isoformat()} if at else {}
    name = _("%(kind)s, Hong Kong: Virtual Asset Policy Register")
    told = _("%(total)d on record on %(day)s.")
    data = {
        "@type": "Dataset",
        "@id": page,
        "url": page,
        "name": name % {"kind": plural(kind)},
        "description": told % {"total": total, "day": reader.day(reader.on)},
        "creator": _register(),
        "license": LICENCE_URL,
        "isAccessibleForFree": True,
        "inLanguage": reader.html_lang,
        "version": str(reader.seq),
        **changed,
        "distribution": [_download(form, whole(url)) for form, url in twins],
    }
    return _graph(data, _way(_trail(kind, whole), f"{page}#breadcrumb"))


def _download(form: Format, url: str) -> Node:
    return {
        "@type": "DataDownload",
        "name": form.label,
        "encodingFormat": form.media_type,
        "contentUrl": url,
    }


def _page(subject: Subject, crumbs: str) -> Node:
    entry = subject.entry
    return {
        "@type": "WebPage",
        "@id": subject.work.url,
        "url": subject.work.url,
        "name": subject.work.title,
        "about": {"@id": _identity(subject, subject.entry.public_id)},
        "publisher": _register(),
        "license": LICENCE_URL,
        "inLanguage": subject.reader.html_lang,
        "version": str(entry.version),
        "dateModified": entry.recorded_at.astimezone(HONG_KONG).isoformat(),
        "creditText": subject.work.sentence,
        "citation": [
            {"@id": _identity(subject, public_id), "name": source.title}
            for public_id, source in sorted(subject.sheet.sources.items())
        ],
        "breadcrumb": {"@id": crumbs},
    }


def _record(subject: Subject, page: str) -> Node:
    answer, own = subject.answer, subject.entry.public_id
    described = catalogue().linked(
        subject.form,
        answer=answer,
        on=subject.reader.on,
        link=lambda public_id: _named(subject, public_id),
    )
    day = _("Answer for %s.") % subject.reader.day(subject.reader.on)
    name = subject.ref.name.text
    others = _other_names(subject, described.pop("alternateName", []))
    return {
        **described,
        "@id": _identity(subject, own),
        "identifier": own,
        "name": name,
        **({"alternateName": others} if others else {}),
        "description": " ".join(filter(None, (answer["sentence"], day))),
        "url": page,
        "subjectOf": {"@id": subject.work.url},
    }


def _other_names(subject: Subject, others: Any) -> list[str]:
    """Return the names in other languages, then those that the kind knows."""
    stem, name = subject.kind.title[0], subject.ref.name.text
    held = [subject.form.get(f"{stem}{end}") for end in ENDS]
    more = [others] if isinstance(others, str) else others
    found = dict.fromkeys(text for text in (*held, *more) if text)
    return [text for text in found if text != name]


def _named(subject: Subject, public_id: str) -> Node:
    ref = subject.sheet.showing.refs.get(public_id)
    identity = {"@id": _identity(subject, public_id)}
    return {**identity, "name": ref.name.text} if ref else identity


def _identity(subject: Subject, public_id: str) -> str:
    return subject.whole(f"/id/{public_id}")


def _register() -> Node:
    return {"@type": "Organization", "name": _("Virtual Asset Policy Register")}


def _trail(kind: Kind, whole: Whole) -> list[tuple[str, str]]:
    return [(plural(kind), whole(without_times(list_url(kind))))]


def _way(trail: Sequence[tuple[str, str]], crumbs: str) -> Node:
    return {
        "@type": "BreadcrumbList",
        "@id": crumbs,
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": url}
            for place, (name, url) in enumerate(trail, start=1)
        ],
    }


def _graph(*nodes: Mapping[str, Any]) -> str:
    graph = {"@context": CONTEXT, "@graph": nodes}
    return json.dumps(graph, ensure_ascii=False, indent=2) + "\n"
