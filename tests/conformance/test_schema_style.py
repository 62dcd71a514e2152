"""Two linters find neither a fault nor a weakness in the committed OpenAPI document."""

import json

import pytest

from tests.conformance.outside import HERE, NODE, ROOT, run

DOCUMENT = ROOT / "docs" / "openapi.json"

pytestmark = [pytest.mark.conformance, pytest.mark.sqlite]  # a file, no database


def by_redocly(document):
    """Return [severity, rule, message, place] of all that Redocly finds."""
    rules = ("--config", HERE / "redocly.yaml", "--format", "json")
    done = run(NODE / "redocly", "lint", *rules, document)
    return [
        [found["severity"], found["ruleId"], found["message"], found["location"]]
        for found in json.loads(done.stdout)["problems"]
    ]


def by_spectral(document):
    """Return [severity, rule, message, place] of all that Spectral finds."""
    rules = ("--ruleset", HERE / "spectral.yaml", "--format", "json", "--quiet")
    done = run(NODE / "spectral", "lint", *rules, document)
    return [
        [found["severity"], found["code"], found["message"], found["path"]]
        for found in json.loads(done.stdout)
    ]


LINTERS = pytest.mark.parametrize("linter", [by_redocly, by_spectral])


@LINTERS
def test_the_document_is_without_a_warning(linter):
    assert linter(DOCUMENT) == []


@LINTERS
def test_the_linter_finds_a_weakness(linter, tmp_path):
    document = json.loads(DOCUMENT.read_text("utf-8"))
    document["info"].pop("license")  # only Redocly minds
    document["tags"].clear()  # only Spectral minds
    weak = tmp_path / "weak.json"
    weak.write_text(json.dumps(document), encoding="utf-8")

    assert linter(weak)
