"""The exports that stand, as data."""

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from registry.api.parameters import Unreadable
from registry.api.snapshots import AFTER
from registry.exports.build import build
from tests.makers import a_source
from tests.registry.api.reading import BASE, body_of

pytestmark = pytest.mark.django_db
ADDRESS = f"{BASE}/snapshots"


@pytest.fixture(autouse=True)
def _var(settings: Any, tmp_path: Path) -> None:
    settings.VAR = tmp_path


def test_where_nothing_was_built_there_is_none() -> None:
    body = body_of(ADDRESS)

    assert (body["data"], body["links"]["latest"]) == ([], None)


def test_an_export_is_told_with_files_that_can_be_checked(client: Client) -> None:
    a_source()
    export = build()

    body = body_of(ADDRESS)

    (told,) = body["data"]
    assert (told["seq"], told["true_on"]) == (export.seq, export.true_on)
    assert told["root"] == body_of(BASE)["meta"]["root"]
    assert {file["name"] for file in told["files"]} == set(export.files)
    for file in told["files"]:
        sent = b"".join(client.get(file["url"]))  # a file is streamed
        assert len(sent) == file["bytes"]
        assert hashlib.sha256(sent).hexdigest() == file["sha256"]
    package = json.loads(b"".join(client.get(told["package"])))
    assert package["last_digest"] == told["last_digest"]


def test_the_newest_leads_and_says_so() -> None:
    a_source()
    build()
    a_source()
    build(on=date(2023, 5, 15))
    newest = build()

    body = body_of(ADDRESS)

    told = [(one["seq"], one["true_on"], one["is_latest"]) for one in body["data"]]
    assert told == [
        (2, newest.true_on, True),
        (2, "2023-05-15", False),
        (1, newest.true_on, False),
    ]
    assert body["links"]["latest"] == "/exports/latest/"


def test_following_next_reads_each_once() -> None:
    a_source()
    for day in (1, 2, 3):
        build(on=date(2023, 5, day))

    days, url = [], f"{ADDRESS}?limit=1"
    while url:
        body = body_of(url)
        days += [one["true_on"] for one in body["data"]]
        url = body["links"]["next"]

    assert days == ["2023-05-03", "2023-05-02", "2023-05-01"]


def test_an_export_that_was_built_changes_the_tag(client: Client) -> None:
    a_source()
    before = client.get(ADDRESS)["ETag"]
    assert client.get(ADDRESS, headers={"If-None-Match": before}).status_code == 304

    build()

    assert client.get(ADDRESS, headers={"If-None-Match": before}).status_code == 200


@pytest.mark.parametrize("text", ["57", "57.2023", "x.2023-05-15", "57.2023-05-15x"])
def test_a_cursor_that_was_never_given_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        AFTER.read(text)
    assert AFTER.read("57.2023-05-15") == (57, "2023-05-15")
