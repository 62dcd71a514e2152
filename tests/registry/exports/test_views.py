"""Exports are found, lead to one another, and are sent for ever the same."""

from datetime import date

import pytest
from django.test import Client

from registry.exports.build import build
from tests.makers import a_source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _var(settings, tmp_path):
    settings.VAR = tmp_path


@pytest.fixture
def export():
    a_source(title="First")
    return build()


def get(path, **headers):
    return read(Client().get(path, headers=headers))


def read(answer):
    """Return an answer with all it sends read, which closes the file behind it."""
    answer.sent = b"".join(answer) if answer.streaming else answer.content
    return answer


def test_the_index_names_what_is_built(export):
    found = get("/exports/").json()

    assert found["latest"] == export.url
    assert [one["url"] for one in found["exports"]] == [export.url]
    assert found["exports"][0]["root"] == export.package["root"]
    assert get("/exports/")["Access-Control-Allow-Origin"] == "*"


def test_without_exports_the_index_is_empty():
    assert get("/exports/").json() == {"latest": None, "exports": []}
    assert get("/exports/latest/").status_code == 404


@pytest.mark.parametrize("name", ["", "records.jsonl", "datapackage.json"])
def test_the_newest_and_that_of_a_change_lead_to_their_day(export, name):
    for start in ("/exports/latest/", f"/exports/{export.seq}/"):
        answer = get(start + name)
        assert (answer.status_code, answer["Location"]) == (302, export.url + name)


def test_every_file_is_sent_as_it_stands_and_tagged_by_its_digest(export):
    for name, file in export.files.items():
        answer = get(export.url + name)
        assert answer.status_code == 200
        assert answer["ETag"] == f'"{file["hash"].removeprefix("sha256:")}"'
        assert int(answer["Content-Length"]) == file["bytes"]
        assert "immutable" in answer["Cache-Control"]
        assert answer.sent == (export.folder / name).read_bytes()


def test_the_folder_itself_tells_what_it_holds(export):
    whole = (export.folder / "datapackage.json").read_bytes()

    assert get(export.url).sent == whole
    assert get(f"{export.url}datapackage.json").sent == whole


def test_who_holds_a_file_is_not_sent_it_again(export):
    url = f"{export.url}records.jsonl"
    tag = get(url)["ETag"]

    again = get(url, if_none_match=f"W/{tag}")

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)


def test_an_export_of_another_day_is_at_that_day(export):
    other = build(on=date(2023, 5, 15))

    assert get(other.url).status_code == 200
    assert get("/exports/latest/")["Location"] == export.url


@pytest.mark.parametrize(
    "path",
    [
        "/exports/9/",
        "/exports/1/on/2001-01-01/",
        "/exports/1/on/2001-01-01/records.jsonl",
        "/exports/latest/nothing.csv",
        "/exports/1/nothing.csv",
    ],
)
def test_what_is_not_built_is_told_beside_what_is(export, path):
    answer = get(path)

    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    found = answer.json()
    named = found.get("exports") or found["files"]
    assert export.url in named or "records.jsonl" in named


@pytest.mark.parametrize(
    "name", ["..%2f..%2f..%2f.lock", "%2e%2e", ".lock", "..\\.lock", "%00", "on"]
)
def test_no_way_leads_out_of_a_folder(export, name):
    for start in (export.url, "/exports/latest/", f"/exports/{export.seq}/"):
        assert get(start + name).status_code in (308, 404)


def test_a_folder_without_its_slash_leads_to_it(export):
    for path in ("/exports", "/exports/latest", "/exports/1", export.url[:-1]):
        answer = get(path)
        assert (answer.status_code, answer["Location"]) == (308, f"{path}/")


def test_exports_are_only_read(export):
    assert Client().post(export.url).status_code == 405
    assert read(Client().head(f"{export.url}records.jsonl")).status_code == 200
