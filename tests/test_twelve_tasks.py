"""What readers come for, each in as few clicks as was promised (public site guide, 11).

A click is a link, a button or a fold; typing and then Enter is one entry. Each walk
begins at the home page unless a search engine would have led deeper.
"""

import json
from urllib.parse import urlsplit

import pytest
from django.test import Client

from policies.models import Exchange
from tests.linked_records import merged
from tests.makers import an_exchange, revise, withdraw

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,  # a minute
    pytest.mark.sqlite,  # what a page says does not depend on the database
    pytest.mark.django_db(transaction=True),  # what a browser sees is committed
    pytest.mark.usefixtures("hong_kong"),
]


class Walk:
    """A reader in a window, whose clicks and entries are counted."""

    def __init__(self, window, url):
        self.window, self.url = window, url
        self.clicks = self.entries = 0
        self.window.goto(f"{url}/en/")

    def see(self, path):
        """Stand on a page somebody else led to."""
        self.window.goto(f"{self.url}{path}")
        return self

    def click(self, text, within="body"):
        """Follow the first link that is called so."""
        links = self.window.locator(within).get_by_role("link", name=text, exact=True)
        link = links.first
        link.click()
        self.clicks += 1
        return self

    def enter(self, field, text):
        """Type into a field, and send its form by Enter."""
        place = self.window.locator(f"[name={field}]").first
        place.fill(text)
        place.press("Enter")
        self.window.wait_for_load_state()
        self.entries += 1
        return self

    def unfold(self, text):
        """Open the first fold that says so."""
        self.window.locator("summary").filter(has_text=text).first.click()
        self.clicks += 1
        return self

    @property
    def main(self):
        return self.window.locator("main").inner_text()


@pytest.fixture
def walk(chromium, hong_kong_server):
    window = chromium.new_page(viewport={"width": 1280, "height": 800})
    yield Walk(window, hong_kong_server.url)
    window.close()


def test_is_it_licensed_today_and_for_whom(walk):
    assert "HashKey Exchange" in walk.main  # on home already, and how it stands

    walk.enter("q", "HashKey")

    assert "retail and professional investors" in walk.main
    assert (walk.clicks, walk.entries) == (0, 1)


@pytest.mark.parametrize("asked", ["hashkey-hk.com", "https://hashkėy.com/login"])
def test_is_this_address_the_real_one(walk, asked):
    walk.enter("q", asked)

    assert "HashKey" in walk.main
    assert "not the same" in walk.main
    assert (walk.clicks, walk.entries) == (0, 1)


def test_who_applied_and_was_sent_away(walk):
    walk.click("Who has applied, and who was refused or withdrew?")

    assert all(
        word in walk.main for word in ("Meex", "Application returned", "withdrawn")
    )
    assert walk.clicks == 1


def test_which_rules_bind_a_platform_now_and_then(walk):
    walk.click("Rules", within="header")
    now = walk.main
    assert walk.clicks == 1

    walk.enter("true_on", "2023-05-15")

    assert "15 May 2023" in walk.main
    assert walk.main != now
    assert (walk.clicks, walk.entries) == (1, 1)


def test_what_differs_between_two_dates(walk):
    walk.click("Compare 31 May and 1 June 2023")

    assert {"Added", "Changed", "Ended"} <= {*walk.main.split()}
    assert "In force in Hong Kong since 1 Jun 2023" in walk.main
    assert walk.clicks == 1


def test_what_changed_last(walk):
    walk.click("Changes", within="header")
    newest = Client().get("/api/v1/changes?after=380&limit=3").json()

    assert walk.window.locator(".change-number").count() >= 3
    assert walk.clicks == 1
    assert [entry["seq"] for entry in newest["data"]] == [381, 382, 383]


def test_is_a_sort_of_coin_permitted(walk):
    walk.click("Is an algorithmic stablecoin allowed?")

    assert "Algorithmic" in walk.main
    assert "Prohibited" in walk.main
    assert walk.clicks == 1


def test_where_does_a_fact_come_from(walk):
    walk.see("/en/exchanges/hashkey").unfold("source")

    opened = walk.window.locator("details[open]").first
    assert opened.get_by_role("link").count() >= 1
    assert walk.clicks == 1


def test_cite_it_as_at_a_date(walk):
    path = lasting(walk.see("/en/exchanges/hashkey"))
    said = main_of(path)
    walk.click("Link that lasts")
    assert walk.clicks == 1

    revise(Exchange.objects.get(slug="hashkey"), name_en="Renamed", slug="renamed")

    assert main_of(path) == said


@pytest.mark.parametrize(
    "gone", [withdraw, lambda record: merged(record, an_exchange())]
)
def test_what_was_cited_is_there_when_the_record_has_gone(walk, gone):
    lantern = an_exchange(name_en="Lantern", slug="lantern")
    path = lasting(walk.see("/en/exchanges/lantern"))
    said = main_of(path)

    gone(lantern)

    assert main_of(path) == said


def lasting(walk):
    """Return the path of the citation's link."""
    link = walk.window.get_by_role("link", name="Link that lasts")
    return urlsplit(link.get_attribute("href")).path


def main_of(path):
    answer = Client().get(path)
    assert answer.status_code == 200, path
    html = answer.content.decode()
    return html.partition("<h1")[2].partition("<aside")[0]


def test_take_all_data_without_a_key(walk):
    seen, after = 0, 0
    while (
        page := Client().get(f"/api/v1/changes?after={after}&limit=500").json()["data"]
    ):
        seen, after = seen + len(page), page[-1]["seq"]
    walk.click("Data & API", within="header")

    assert seen == after > 300
    assert "curl" in walk.main
    assert walk.clicks == 1


def test_what_is_coming(walk):
    walk.click("Coming")

    calendar = Client().get("/coming.ics")
    assert walk.clicks == 1
    assert walk.window.locator("main time").count() >= 1
    assert calendar.content.startswith(b"BEGIN:VCALENDAR")


def test_a_program_gets_answer_date_and_source_in_one_request(walk):
    on = {"true_on": "2026-06-01"}  # a day for which the lists speak
    text = Client().get("/en/exchanges/hashkey.md", on).content.decode()
    body = json.loads(Client().get("/api/v1/exchanges/hashkey", on).content)

    first = "\n".join(text.splitlines()[:15])
    assert "licensed" in first.lower()
    assert "http" in first
    assert body["answer"]["tag"] == "licensed"
    assert body["answer"]["evidence"]["sources"] >= 1
    assert walk.clicks == 0
