"""The files of pictures."""

import csv
import io
import xml.etree.ElementTree as ET

import pytest
from django.http import HttpResponse
from django.test import Client

from registry.ledger.read import head
from registry.pages.pictures.standing_alone import policy
from tests.makers import a_policy, an_event

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _rule() -> None:
    a_policy(
        title_en="The guidelines",
        title_zh_hant="該指引",
        force="in_force",
        announced="2023-05-23",
        effective="2023-06-01",
    )


def ask(address: str, *, status: int = 200) -> HttpResponse:
    response = Client().get(address)
    assert response.status_code == status, response.content
    return response  # type: ignore[return-value]  # the test client's own kind of it


def rows(response: HttpResponse) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_a_drawing_is_an_image_under_a_policy_of_its_own() -> None:
    response = ask("/charts/in-force.svg")

    assert response["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert response["Content-Security-Policy"] == policy()
    assert ET.fromstring(response.content).tag.endswith("svg")  # noqa: S314 - ours


def test_it_tells_its_source_and_its_day() -> None:
    text = ask("/charts/in-force.svg?true_on=2024-01-01").content.decode()

    assert f"change no. {head().seq}" in text
    assert "As at 1 Jan 2024" in text


def test_the_same_data_come_as_a_table() -> None:
    response = ask("/charts/in-force.csv?true_on=2024-01-01")

    assert rows(response) == [
        ["Rule", "Status", "Since"],
        ["The guidelines", "In force", "1 Jun 2023"],
    ]
    assert "in-force-2024-01-01.csv" in response["Content-Disposition"]


def test_both_times_are_answered() -> None:
    seq = head().seq
    an_event(title_en="A later event", date_from="2023-07-01")

    now = ask("/charts/timeline.csv?from=2023").content.decode()
    then = ask(f"/charts/timeline.csv?from=2023&known_at=seq:{seq}").content.decode()

    assert "A later event" in now
    assert "A later event" not in then
    ask("/charts/in-force.svg?true_on=2020", status=404)


def test_it_speaks_the_language_asked_for() -> None:
    response = ask("/charts/in-force.svg?lang=zh-hant")

    assert response["Content-Language"] == "zh-Hant-HK"
    assert "該指引" in response.content.decode()


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("lang=fr", "lang"),
        ("record=nobody", "record"),
        ("from=soon", "from"),
        ("from=2024&to=2023", "to"),
        ("true_on=2024-13", "true_on"),
    ],
)
def test_what_means_nothing_is_refused_by_name(query: str, name: str) -> None:
    assert name in ask(f"/charts/timeline.svg?{query}", status=400).content.decode()


@pytest.mark.parametrize(
    "path", ["nothing.svg", "permissions.svg", "permissions.csv?record=EX-9999"]
)
def test_a_picture_of_nothing_is_not_found(path: str) -> None:
    ask(f"/charts/{path}", status=404)
