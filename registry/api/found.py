"""What a search found, as bodies tell it: who, what is said of it, what is close."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from registry.api import addresses, openapi, shapes
from registry.api.parameters import NOT_BLANK, Parameter, Schema, Unreadable
from registry.api.problems import Fault
from registry.api.view import Asked
from registry.records.kinds import Said
from registry.search.asking import LONGEST, cleaned
from registry.search.directory import names
from registry.search.models import SearchRow
from registry.search.near import Close
from registry.search.said import said_of

NOBODY: Mapping[str, Said] = MappingProxyType({})
SAID: tuple[Literal["tag", "sentence", "confirmed"], ...]
SAID = ("tag", "sentence", "confirmed")
ONE: Schema = shapes.whole(
    id=shapes.TEXT,
    kind=shapes.TEXT,
    name=shapes.TEXT,
    name_lang=shapes.TEXT,
    tag=shapes.BLANK_TEXT,
    sentence=shapes.TEXT,
    confirmed=shapes.FLAG,
)
WHY: Schema = {
    "enum": ["characters", "spelling", "ending", "within", None],
    "description": "In what way it passes for the name; null: it only resembles it.",
}
CLOSE: Schema = {"allOf": [ONE, shapes.whole(line=shapes.TEXT, why=WHY)]}
LOOK_ALIKES: Schema = shapes.listed(CLOSE) | {
    "description": "Records with a name or address that the words pass for."
}
NAMES: Schema = shapes.listed(CLOSE) | {"description": "Records with a name like it."}


@dataclass(frozen=True, slots=True)
class Words(Parameter):
    """A question in words."""

    def read(self, text: str) -> str:
        """Return it without what cannot be shown."""
        words = cleaned(text)
        if not words or len(text) > LONGEST:
            raise Unreadable(_("These are no words to look for."))
        return words

    def allowed(self) -> list[str]:
        """Return what may be given, in words."""
        return [_("words, up to %(most)s characters") % {"most": LONGEST}]

    def schema(self) -> Schema:
        """Return the JSON Schema of the words."""
        return {"type": "string", "pattern": NOT_BLANK, "maxLength": LONGEST}


QUESTION = Words(
    "q", "A name, an address or words, in English, 繁體 or 简体, as in the search."
)


def asking(parameters: Iterable[Parameter]) -> list[Schema]:
    """Return parameters as OpenAPI has them, the question required."""
    described = openapi.in_query(parameters)
    return [
        one | {"required": True} if one["name"] == QUESTION.name else one
        for one in described
    ]


def links(asked: Asked) -> dict[str, str]:
    """Return where the answer is, and the page that people ask."""
    html = addresses.of_page(asked.language, "check", times=asked.times)
    question = urlencode({QUESTION.name: asked.values[QUESTION.name]})
    return {"self": asked.url, "html": f"{html}?{question}"}


def required(values: Mapping[str, Any], faults: Sequence[Fault]) -> list[Fault]:
    """Return the faults, and that no question was asked where none was."""
    told = {fault.parameter for fault in faults}
    if values[QUESTION.name] is not None or QUESTION.name in told:
        return [*faults]
    missing = Fault(QUESTION.name, _("Say what to look for."), QUESTION.allowed())
    return [*faults, missing]


def told(
    rows: Iterable[SearchRow], asked: Asked, *, answered: Mapping[str, Said] = NOBODY
) -> dict[str, dict[str, Any]]:
    """Return {public id: what it is called and what is said of it on the day}.

    The queries of names, and for each kind those of what is said; those that are
    `answered` are not asked for again.
    """
    found = {row.public_id: row for row in rows}
    named = names(found.values(), asked.language)
    others = (row for own, row in found.items() if own not in answered)
    said = {**answered, **said_of(others, asked.on, language=asked.language)}
    return {
        own: {
            "id": own,
            "kind": row.kind,
            "name": named[row.record].text,
            "name_lang": named[row.record].lang,
            **{name: said[own][name] for name in SAID},
        }
        for own, row in found.items()
    }


def close(some: Iterable[Close], told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what comes close, each with the name or address of it that does."""
    return [
        {**told[one.row.public_id], "line": one.line, "why": one.why} for one in some
    ]
