"""Documentation names what there is: settings, commands, kinds, files."""

import re
from pathlib import Path

import pytest

from registry.records.kinds import kinds

ROOT = Path(__file__).parent.parent
DOCS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def variables() -> list[str]:
    source = read("registry/settings.py") + read("registry/env.py")
    calls = r"(?:text|flag|integer|words|database|mail)\(\s*\"([A-Z_]+)\""
    return sorted(set(re.findall(calls, source)))


def commands() -> list[str]:
    found = ROOT.glob("*/management/commands/*.py")
    return sorted(path.stem for path in found if path.stem != "__init__")


@pytest.mark.parametrize("name", variables())
def test_every_setting_is_told(name):
    assert f"`{name}`" in read("docs/settings.md")


@pytest.mark.parametrize("name", commands())
def test_every_command_is_told(name):
    assert f"`manage.py {name}`" in read("docs/settings.md")


def test_every_kind_is_in_the_api_document():
    missing = [k.slug for k in kinds() if k.slug not in read("docs/api.md")]

    assert not missing


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_no_link_leads_nowhere(path):
    links = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text("utf-8"))

    assert not [link for link in links if not (path.parent / link).exists()]


def test_the_house_on_the_map_is_the_house():
    places = r"`((?:registry|policies|templates)/[\w/.]+)`"
    told = set(re.findall(places, read("README.md")))

    assert told
    assert not [place for place in told if not (ROOT / place).exists()]
