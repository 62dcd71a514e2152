"""Which feed an address asks for: of all changes, of a kind's list, of a record."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from registry.changesets.models import Cause
from registry.pages.addresses import reverse, without_language
from registry.pages.changes import filters_of
from registry.pages.feeds.feed import Feed
from registry.pages.feeds.narrowing import ByColumns, ByForm
from registry.pages.feeds.place import Place
from registry.pages.filters import STATUS, Filters
from registry.pages.frame import list_url, plural
from registry.pages.lists import chosen
from registry.pages.reader import Reader
from registry.pages.refs import Ref, refs
from registry.pages.twins.neutral import LANG, USUAL
from registry.records.kinds import Kind, catalogue, kind_by_slug
from registry.records.punctuation import with_colon
from registry.records.tags import tag
from registry.search.directory import rows_of_keys
from registry.search.filters import column, paths


def of_changes(request: HttpRequest, reader: Reader) -> Feed:
    """Return the feed of the changes that fit; a query where a record is named.

    Raise BadParameter as the page of changes does.
    """
    asked = filters_of(request.GET)
    about = asked.about
    names = [_of_record(asked.record, reader)] if asked.record else []
    names += [plural(kind_by_slug()[asked.kind])] if asked.kind else []
    names += [str(Cause(asked.cause).label)] if asked.cause else []
    given = {"record": asked.record, "kind": asked.kind, "cause": asked.cause}
    given = {name: value for name, value in given.items() if value}
    here = _place(request, "changes", given=given)
    return Feed(
        title=titled(names),
        key=_key("changes", about),
        source=ByColumns(about),
        page=_with(reverse("changes"), given),
        here=here,
        chain=here,
    )


def of_list(request: HttpRequest, reader: Reader, *, kind: Kind) -> Feed:
    """Return the feed of a kind's list, narrowed as the list is.

    Two queries where records are named, and those of all answers where a status is.
    Raise BadParameter as the list does.
    """
    filters = Filters(kind, request.GET)
    status = chosen(filters, STATUS, among=["", *catalogue().tags])
    wanted = _wanted(filters)
    given = {name: request.GET[name] for name in paths(kind) if name in wanted}
    given |= {STATUS: status} if status else {}
    by_path = {paths(kind)[name]: value for name, value in wanted.items()}
    here = _place(request, kind.slug, given=given)
    key = {"kind": kind.slug, **wanted, **({STATUS: status} if status else {})}
    is_whole = not (wanted or status)
    return Feed(
        title=titled(
            [plural(kind), *_said(kind, wanted, reader=reader), *_status(status)]
        ),
        key=_key("changes", key),
        source=ByColumns({"kind": kind.slug})
        if is_whole
        else ByForm(kind.slug, by_path, _having(kind, status, reader=reader)),
        page=_with(list_url(kind), given),
        here=here,
        chain=here,
    )


def of_record(request: HttpRequest, ref: Ref, *, is_live: bool) -> Feed:
    """Return the feed of a record's changes; no query.

    Its archives are those of all changes about its public id, which never moves.
    """
    about = {"public_id": ref.public_id}
    name = "record" if is_live else "history"
    return Feed(
        title=titled([ref.name.text]),
        key=_key("changes", about),
        source=ByColumns(about),
        page=reverse(name, args=[ref.kind, ref.slug]),
        here=_place(request, f"{ref.kind}/{ref.slug}", given={}),
        chain=_place(request, "changes", given={"record": ref.public_id}),
    )


def titled(names: Iterable[str]) -> str:
    """Return what a feed is called; all changes, where nothing is named."""
    told = " · ".join(names)
    what = with_colon(_("Changes"), told) if told else _("Changes")
    return f"{what} | {_('Virtual Asset Policy Register')}"


def _place(request: HttpRequest, path: str, *, given: Mapping[str, str]) -> Place:
    """Return a place behind the language asked for, or with none in front."""
    if (plain := without_language(request.path)) != request.path:
        return Place(f"{request.path.removesuffix(plain)}/{path}", given)
    lang = request.GET.get(LANG, USUAL)
    return Place(f"/{path}", {**given, **({LANG: lang} if lang != USUAL else {})})


def _with(path: str, given: Mapping[str, str]) -> str:
    query = QueryDict(mutable=True)
    query.update(dict(sorted(given.items())))
    return f"{path}?{query.urlencode()}" if given else path


def _key(name: str, given: Mapping[str, str]) -> str:
    return "&".join([name, *(f"{key}={given[key]}" for key in sorted(given))])


def _of_record(public_id: str, reader: Reader) -> str:
    found = refs([public_id], reader.language).get(public_id)
    return found.name.text if found else public_id


def _wanted(filters: Filters) -> dict[str, str]:
    """Return {parameter: code or public id} of what a list is narrowed to."""
    given = filters.values()
    links = {value for name, value in given.items() if _is_link(filters.kind, name)}
    ids = {row.record: row.public_id for row in rows_of_keys(links)} if links else {}
    return {name: ids.get(value, str(value)) for name, value in given.items()}


def _is_link(kind: Kind, name: str) -> bool:
    return bool(column(kind, name).is_relation)


def _said(kind: Kind, wanted: Mapping[str, str], *, reader: Reader) -> list[str]:
    """Return what the values are called."""
    links = [value for name, value in wanted.items() if _is_link(kind, name)]
    found = refs(links, reader.language) if links else {}
    told: list[str] = []
    for name, value in wanted.items():
        field: Any = column(kind, name)  # Any: of a model or a relation
        if field.is_relation:
            told.append(found[value].name.text)
        else:
            told.append(capfirst(str(dict(field.flatchoices).get(value, value))))
    return told


def _status(code: str) -> list[str]:
    found = tag(code)
    return [str(found.label)] if found else []


def _having(kind: Kind, status: str, *, reader: Reader) -> frozenset[str] | None:
    """Return the public ids whose answer today has a tag; None where none is asked."""
    if not status:
        return None
    ids = list(QuerySet(kind.record).values_list("public_id", flat=True))
    answers = catalogue().said(kind, ids, reader.on, reader.language)
    return frozenset(i for i, answer in answers.items() if answer["tag"] == status)
