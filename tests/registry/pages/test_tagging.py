"""A page's tag changes with what the page depends on, and with nothing else."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from registry import clock
from registry.pages import reader, tagging
from tests.makers import a_regulator, revise

pytestmark = pytest.mark.django_db
EVENING = datetime(2026, 5, 31, 15, 59, 50, tzinfo=UTC)  # ten seconds before midnight
MIDNIGHT = datetime(2026, 5, 31, 16, 0, tzinfo=UTC)  # in Hong Kong the 1st


@pytest.fixture
def at(monkeypatch):
    def stop(instant):
        for module in (clock, reader, tagging):
            monkeypatch.setattr(module, "now", lambda: instant)

    stop(EVENING)
    return stop


def tag_of(path):
    return Client().get(path)["ETag"]


@pytest.mark.usefixtures("at")
def test_a_reader_who_has_the_page_is_told_so():
    sfc = a_regulator()
    path = f"/en/regulators/{sfc.slug}"
    first = Client().get(path)

    again = Client().get(path, headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]


@pytest.mark.usefixtures("at")
def test_a_publication_changes_the_tag():
    sfc = a_regulator()
    path = f"/en/regulators/{sfc.slug}"
    before = tag_of(path)

    revise(sfc, remit="Securities.")

    assert tag_of(path) != before


def test_midnight_in_hong_kong_changes_the_tag(at):
    a_regulator()
    before = tag_of("/en/")

    at(MIDNIGHT)

    assert tag_of("/en/") != before


@pytest.mark.usefixtures("at")
def test_each_address_has_its_own():
    a_regulator()
    paths = ["/en/", "/zh-hant/", "/en/?true_on=2023", "/en/regulators"]

    assert len({tag_of(path) for path in paths}) == len(paths)


@pytest.mark.usefixtures("at")
def test_no_page_is_fresh_beyond_midnight():
    a_regulator()

    assert (
        Client().get("/en/")["Cache-Control"] == "public, max-age=10, must-revalidate"
    )


@pytest.mark.usefixtures("at")
def test_what_is_no_page_has_no_tag():
    assert "ETag" not in Client().get("/en/nowhere")
