"""Search rows of a publication, written in its transaction."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from registry.changesets.merging import Step, by_model
from registry.changesets.models import Op
from registry.changesets.replay import Numbers
from registry.changesets.settle import Forms
from registry.records.form import public_form
from registry.records.kinds import Kind, kind_of
from registry.records.names import in_languages
from registry.records.state import State, states
from registry.search import index as search_index


def index(
    steps: Collection[Step], given: Mapping[UUID, Numbers], *, forms: Forms
) -> None:
    """Write the directory and search rows of these records, drop the withdrawn."""
    kept = [step for step in steps if step.op != Op.WITHDRAW]
    search_index.write(
        document(
            kind_of(step.model),
            forms.of[step.record],
            record=step.record,
            seq=given[step.record].seq or 0,  # 0: only drafted
        )
        for step in kept
    )
    search_index.drop(s.record for s in steps if s.op == Op.WITHDRAW)


def index_as_laid_out(steps: Collection[Step], given: Mapping[UUID, Numbers]) -> None:
    """Write these rows as a draft that is laid out has the records.

    A query a kind, and one for each sort of part that it is found by.
    """
    forms: dict[UUID, dict[str, Any]] = {}
    for model, group in by_model(s for s in steps if s.op != Op.WITHDRAW).items():
        kind, keys = kind_of(model), [step.record for step in group]
        parts = {name.partition(".")[0] for name in kind.search if "." in name}
        for key, state in states(model, keys, parts=parts).items():
            forms[key] = _form(kind, given[key], state=state)
    index(steps, given, forms=Forms(forms))


class _Keys(dict[str, str]):
    """The names of records where none is told: their keys."""

    def __missing__(self, key: str) -> str:
        return key


def _form(kind: Kind, numbers: Numbers, *, state: State) -> dict[str, Any]:
    slug = {"slug": numbers.slug}
    return public_form(
        kind, numbers.public_id, state=state, settled=slug, names=_Keys()
    )


def document(
    kind: Kind, form: Mapping[str, Any], *, record: UUID, seq: int
) -> search_index.Document:
    """Return what the search holds of a record with this public form."""
    return search_index.Document(
        record=record,
        public_id=form["id"],
        kind=kind.slug,
        slug=form["slug"],
        names=_names(kind, form),
        heading=_texts(kind, form, weight="heading"),
        body=_texts(kind, form, weight="body"),
        seq=seq,
    )


def _names(kind: Kind, form: Mapping[str, Any]) -> dict[str, str]:
    title = kind.title[0]
    if f"{title}_en" in form:
        return {
            "en": form[f"{title}_en"] or "",
            "zh_hant": form[f"{title}_zh_hant"] or "",
            "zh_hans": form[f"{title}_zh_hans"] or "",
        }
    plain = (
        form.get(title) if not kind.record._meta.get_field(title).is_relation else ""
    )
    return {"en": plain or "", "zh_hant": "", "zh_hans": ""}


def _texts(kind: Kind, form: Mapping[str, Any], *, weight: str) -> str:
    """Return the texts of this weight, one a line; a stem means its languages."""
    wanted = [name for name, given in kind.search.items() if given == weight]
    return "\n".join(text for name in wanted for text in _values(form, name))


def _values(form: Mapping[str, Any], name: str) -> list[str]:
    part, _dot, field = name.partition(".")
    if field:
        return [text for row in form[part] for text in _values(row, field)]
    keys = [part, *in_languages(part)]
    found = [form[key] for key in keys if form.get(key)]
    return [" ".join(value) if isinstance(value, list) else value for value in found]
