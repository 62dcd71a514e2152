"""The words of the register: every code a body may hold, in three languages."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, ClassVar

from django.http import HttpResponse
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from registry.api import openapi, shapes
from registry.api.bodies import joined, text
from registry.api.parameters import Schema
from registry.api.parts import CITED, sorts
from registry.api.view import Asked, PublicView
from registry.changesets.models import Cause
from registry.citations.models import Citation
from registry.ledger.models import EntryType
from registry.records.fields import LinesField
from registry.records.kinds import catalogue, kinds
from registry.records.models import Tracked
from registry.records.names import HTML_LANG
from registry.records.state import fields_of

Labels = Mapping[Any, Any]  # code → its label, lazy
ANSWERS, CHANGES = "answers", "changes"  # whose codes are of no record


class Vocabularies(PublicView):
    """Each member that bears codes, and what the codes are called."""

    depends_on: ClassVar[tuple[str, ...]] = ()  # the release alone

    def reply(self, asked: Asked, /, **path: str) -> HttpResponse:
        """Return all of them; no query."""
        body = joined(data=_rendered(), links=text({"self": asked.url}))
        return self.answered(body)

    def described(self) -> Schema:
        """Return the OpenAPI operation."""
        labels = dict.fromkeys(_names(), shapes.TEXT)
        value = shapes.whole(value={"type": ["string", "integer"]}, **labels)
        vocabulary = shapes.whole(
            of=shapes.TEXT
            | {"description": "A kind, or citations, answers, changes: whose member."},
            field=shapes.TEXT
            | {"description": "The member: `force`, `requirements.comparator`."},
            is_list=shapes.FLAG
            | {"description": "Whether the member holds a list of these codes."},
            **labels,
            values=shapes.listed(value),
        )
        return openapi.operation(
            "get_vocabularies",
            "Get every code of the register and what it is called",
            tag="register",
            body=shapes.whole(
                data=shapes.listed(vocabulary), links=shapes.whole(self=shapes.TEXT)
            ),
        )


@cache
def _rendered() -> str:
    return text(list(vocabularies()))


def vocabularies() -> Iterator[dict[str, Any]]:
    """Yield every vocabulary: of kinds, their parts, citations, answers and changes."""
    for kind in kinds():
        yield from _of_model(kind.slug, model=kind.record)
        for sort in sorts():
            if sort.kind is kind:
                yield from _of_model(kind.slug, f"{sort.member}.", model=sort.model)
    yield from _of_model(CITED, model=Citation)
    tags = {code: tag.label for code, tag in catalogue().tags.items()}
    yield _vocabulary(ANSWERS, "tag", label=_("Status"), labels=tags)
    types, causes = dict(EntryType.choices), dict(Cause.choices)
    yield _vocabulary(CHANGES, "type", label=_("Type"), labels=types)
    yield _vocabulary(CHANGES, "cause", label=_("Cause"), labels=causes)


def _of_model(
    of: str, before: str = "", *, model: type[Tracked]
) -> Iterator[dict[str, Any]]:
    for field in fields_of(model):
        is_list = isinstance(field, LinesField)
        labels: Labels = field.words if is_list else dict(field.flatchoices)
        if labels:
            name, label = f"{before}{field.name}", field.verbose_name
            found = _vocabulary(of, name, label=label, labels=labels)
            yield found | {"is_list": is_list}


def _vocabulary(of: str, field: str, *, label: Any, labels: Labels) -> dict[str, Any]:
    values = [{"value": code, **_spoken(name)} for code, name in labels.items()]
    return {
        "of": of,
        "field": field,
        "is_list": False,
        **_spoken(label),
        "values": values,
    }


def _spoken(label: Any) -> dict[str, str]:
    """Return {member: a label in its language}."""
    found = {}
    for name, language in zip(_names(), HTML_LANG, strict=True):
        with translation.override(language):
            found[name] = str(capfirst(str(label)))
    return found


def _names() -> Iterable[str]:
    return [f"label_{language.replace('-', '_')}" for language in HTML_LANG]
