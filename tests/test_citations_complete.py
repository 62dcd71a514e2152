"""Every published value is cited by the name of its field, or is of our own making.

The forms are read as any reader of the API reads them, without the register's help.
"""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest

from registry.ledger.models import Entry

Form = dict[str, Any]  # a public form as JSON has it

pytestmark = pytest.mark.usefixtures("hong_kong")

NO_VALUES = {"id", "kind", "slug", "own", "citations"}
# what may be of our own making; sources and their claims tell of themselves
OWN = {
    "policies": "type weight binds topics note announced_raw effective_raw summary_en "
    "summary_zh_hant summary_zh_hans official_url_en official_url_zh_hant "
    "official_url_zh_hans requirements.locator requirements.subject "
    "requirements.comparator requirements.unit requirements.currency "
    "requirements.applies_to requirements.licence_type requirements.client_class "
    "requirements.asset_class requirements.varied_by requirements.note "
    "relations.to_policy relations.locator relations.asset_class "
    "relations.relation_raw",
    "regulators": "jurisdiction",
    "licences": "note status_events.position status_events.effective_raw "
    "status_events.announced_raw status_events.confirmed",
    "licence-types": "state_raw",
    "exchanges": "note names.kind",
    "entities": "note",
    "assets": "note",
    "alerts": "note",
    "official-lists": "shows regimes days_between_checks note checks.time "
    "checks.sha256 checks.source",
    "events": "type currency amount_raw note",
}


def forms() -> Iterator[Form]:
    """Yield the newest form of every record but sources."""
    entries = Entry.objects.exclude(kind="sources").order_by("seq")
    newest = dict(entries.values_list("public_id", "payload"))
    yield from map(json.loads, newest.values())


def filled(form: Form) -> Iterator[tuple[str, str]]:
    """Yield (path, name) of every value that is neither blank nor a key."""
    for name, value in form.items():
        if name in NO_VALUES or value in (None, "", []):
            continue
        if isinstance(value, list) and isinstance(value[0], dict):
            for row in value:
                for column, cell in row.items():
                    if column != "id" and cell not in (None, "", []):
                        yield f"{name}/{row['id']}/{column}", f"{name}.{column}"
        else:
            yield name, name


def cited(form: Form) -> set[str]:
    """Return every path that a supporting citation with a source names."""
    return {
        path
        for citation in form["citations"]
        if citation["stance"] == "supports" and citation["source"]
        for path in citation["fields"]
    }


def uncited(form: Form) -> list[str]:
    """Return the paths of values that need a citation and have none."""
    ours, named = set(OWN[form["kind"]].split()), cited(form)
    return [p for p, name in filled(form) if name not in ours and p not in named]


def test_every_value_is_cited_by_name():
    checked = [(form, path) for form in forms() for path, _name in filled(form)]

    assert len(checked) > 2000
    assert not {form["id"]: missing for form in forms() if (missing := uncited(form))}


def test_what_a_form_calls_its_own_is_of_our_own_making():
    for form in forms():
        names = dict(filled(form))
        ours = set(OWN[form["kind"]].split())

        assert not [path for path in form["own"] if names[path] not in ours], form["id"]


@pytest.mark.parametrize(
    "fields", [["*"], ["requirements"], ["requirements/*/value"], []]
)
def test_a_citation_of_a_whole_record_counts_for_nothing(fields: list[str]):
    whole = next(form for form in forms() if form["slug"] == "sfc-vatp-gl-2023")
    form = copy.deepcopy(whole)
    for citation in form["citations"]:
        citation["fields"] = fields

    found = uncited(form)

    assert not uncited(whole)
    assert "title_en" in found
    assert any(path.endswith("/value") for path in found)


def test_a_value_that_loses_its_one_citation_is_found():
    form = next(form for form in forms() if form["slug"] == "sfc")
    form["citations"] = [c for c in form["citations"] if "remit" not in c["fields"]]

    assert uncited(form) == ["remit"]


@pytest.mark.parametrize("stance", ["less_precise", "contradicts"])
def test_a_source_that_does_not_support_is_no_citation(stance: str):
    form = next(form for form in forms() if form["slug"] == "sfc")
    for citation in form["citations"]:
        if citation["fields"] == ["website"]:
            citation["stance"] = stance

    assert uncited(form) == ["website"]
