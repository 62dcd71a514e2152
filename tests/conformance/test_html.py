"""The Nu HTML checker finds no error in any sort of page, in any language."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from registry.records.names import HTML_LANG
from tests.crawl import crawl

CHECKER = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"
FEWEST = 100  # pages of a language
UNKNOWN = "<!doctype html><html lang=en><title>One</title><blink>old</blink>"

pytestmark = [
    pytest.mark.conformance,
    pytest.mark.sqlite,  # what a page is made of does not depend on the database
]


def errors(folder):
    """Return [file, line, message] of each error in the pages of a folder."""
    told = subprocess.run(
        [
            shutil.which("java") or "java",
            "-jar",
            CHECKER,
            "--format",
            "json",
            "--exit-zero-always",
            folder,
        ],
        capture_output=True,
        check=True,
    ).stderr
    return [
        [Path(one.get("url", "")).name, one.get("lastLine"), one["message"]]
        for one in json.loads(told)["messages"]
        if one["type"] != "info"
    ]


@pytest.mark.usefixtures("hong_kong")
@pytest.mark.parametrize("language", HTML_LANG)
def test_every_sort_of_page_is_valid(language, tmp_path):
    paths = {}
    for number, one in enumerate(crawl(f"/{language}/", whole=False)):
        if one.is_page and one.body:  # no redirection
            paths[f"{number}.html"] = one.path
            (tmp_path / f"{number}.html").write_bytes(one.body)

    found = [(paths.get(name), *rest) for name, *rest in errors(tmp_path)]

    assert found == []
    assert len(paths) > FEWEST


def test_the_checker_finds_an_error(tmp_path):
    (tmp_path / "old.html").write_text(UNKNOWN)

    assert {name for name, _line, _message in errors(tmp_path)} == {"old.html"}
