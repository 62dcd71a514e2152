"""How to take all data."""

import re
import shlex

import pytest
from django.test import Client

from registry.exports.build import build
from registry.pages.twins.formats import DATA
from registry.records.kinds import kinds
from tests.makers import a_policy
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db


def commands(html: str) -> list[str]:
    found = re.findall(r"<code>(curl .*?)</code>", html, flags=re.DOTALL)
    return [line for one in found for line in one.replace("&amp;", "&").splitlines()]


@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
def test_every_list_is_there_in_every_form(language: str) -> None:
    found = read(f"/{language}/data")

    for kind in kinds():
        for form in DATA:
            assert f'href="/{language}/{kind.slug}.{form.suffix}"' in found.html


@pytest.mark.parametrize("address", ["data", "at/1/on/2023-05-15/data"])
def test_every_command_answers_when_pasted(client: Client, address: str) -> None:
    a_policy(title_en="A rule")
    found = commands(read(f"/en/{address}").html)

    assert len(found) == 3
    for command in found:
        words = shlex.split(command)
        path = words[-1].removeprefix("http://testserver")
        headers = {"accept": "text/csv"} if "-H" in words else {}
        assert client.get(path, headers=headers).status_code == 200


def test_the_loop_follows_the_header_of_the_api(client: Client) -> None:
    a_policy(title_en="A rule")
    page = read("/en/data").html.replace("&lt;", "<").replace("&gt;", ">")
    pattern = re.search(r"sed -n 's/(.*)/\\1/p'", page)
    assert pattern is not None
    told = client.get("/api/v1/changes?after=0&limit=1")["Link"]

    wanted = pattern[1].replace(r"\(", "(").replace(r"\)", ")")
    found = re.match(wanted, f"Link: {told}")

    assert found is not None
    assert client.get(found[1]).status_code == 200


@pytest.mark.parametrize("path", ["/zh-hant/api", "/en/at/1/on/2026-01-01/api"])
def test_the_way_to_the_api_leads_to_its_description(client: Client, path: str) -> None:
    response = client.get(path)

    assert (response.status_code, response["Location"]) == (308, "/api/v1/docs")


def test_every_file_of_the_newest_export_is_told(settings, tmp_path, client) -> None:
    settings.VAR = tmp_path
    a_policy(title_en="A rule")
    export = build()

    page = read("/zh-hant/data")

    for name, file in export.files.items():
        assert f'href="{export.url}{name}"' in page.html
        assert file["hash"].removeprefix("sha256:") in page.html
    for command in commands(page.html)[:2]:
        path = shlex.split(command)[-1].removeprefix("http://testserver")
        answer = client.get(path, follow=True)
        assert (answer.status_code, bool(b"".join(answer))) == (200, True)


def test_a_page_of_the_past_offers_no_later_export(settings, tmp_path) -> None:
    settings.VAR = tmp_path
    a_policy(title_en="A rule")
    build()

    assert "/exports/2/" in read("/en/data").html
    assert "/exports/2/" not in read("/en/data?known_at=seq:1").html
