"""Records and versions in other forms."""

import pytest
from django.test import Client

from tests.linked_records import merged
from tests.makers import a_policy, revise, withdraw
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db
FORMS = ["jsonld", "csv", "md", "bib", "ris", "csl.json"]


@pytest.mark.parametrize("suffix", FORMS)
def test_every_form_names_the_record_in_every_language(suffix: str) -> None:
    made = a_policy(title_en="A rule")

    for start in ("/en", "/zh-hant", "/zh-hans", ""):
        assert made.public_id in read(f"{start}/policies/a-rule.{suffix}").html


@pytest.mark.parametrize("suffix", ["bib", "ris", "csl.json"])
def test_a_version_is_cited_for_good(client: Client, suffix: str) -> None:
    made = a_policy(title_en="A rule")

    response = client.get(f"/en/policies/a-rule/v/1.{suffix}")

    assert f"{made.public_id}-v1" in response.content.decode()
    assert "http://testserver/en/policies/a-rule/v/1" in response.content.decode()
    assert "immutable" in response["Cache-Control"]


@pytest.mark.parametrize(
    "path", ["nothing.md", "nothing/v/1.bib", "a-rule/v/9.bib", "a-rule.rss"]
)
def test_what_is_not_there_is_404(path: str) -> None:
    a_policy(title_en="A rule")

    read(f"/en/policies/{path}", status=404)


def test_an_unknown_language_is_refused() -> None:
    a_policy(title_en="A rule")

    assert "lang" in read("/policies/a-rule.md?lang=fr", status=400).text


@pytest.mark.parametrize("start", ["/en", ""])
def test_an_old_slug_leads_to_the_same_form(client: Client, start: str) -> None:
    revise(a_policy(title_en="A rule"), slug="renamed")

    response = client.get(f"{start}/policies/a-rule.csl.json?true_on=2023")

    assert response.status_code == 301
    assert response["Location"] == f"{start}/policies/renamed.csl.json?true_on=2023"


def test_a_merged_record_leads_to_the_other(client: Client) -> None:
    stays, gone = a_policy(title_en="Stays"), a_policy(title_en="Gone")
    merged(gone, stays)

    response = client.get("/en/policies/gone.md")

    assert (response.status_code, response["Location"]) == (
        308,
        "/en/policies/stays.md",
    )


def test_a_withdrawn_record_is_told_as_gone() -> None:
    withdraw(a_policy(title_en="A rule"), reason="Entered twice.")

    assert "Entered twice." in read("/en/policies/a-rule.md", status=410).text
