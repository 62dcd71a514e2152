"""Which feeds a page announces."""

import pytest
from django.test import Client

from registry.pages.feeds.formats import FEEDS
from tests.html_page import taken_apart
from tests.makers import a_policy, revise, withdraw

pytestmark = pytest.mark.django_db
TYPES = {form.media_type for form in FEEDS}


def feeds(url: str) -> list[str]:
    """Return the addresses of the feeds that a page announces; each answers."""
    page = taken_apart(Client().get(url).content.decode())
    links = [one for one in page.head("alternate") if one.get("type") in TYPES]
    found = [one["href"] for one in links]
    assert all(one["title"] for one in links)
    assert all(Client().get(one).status_code == 200 for one in found)
    return found


@pytest.mark.parametrize(
    "page", ["", "changes", "data", "feeds", "check?q=sfc", "changes/1", "timeline"]
)
def test_pages_announce_all_changes(page: str) -> None:
    a_policy()

    found = feeds(f"/zh-hant/{page}")

    assert found == ["/zh-hant/changes.atom", "/zh-hant/changes.feed.json"]


def test_a_record_and_its_versions_announce_its_own() -> None:
    made = revise(a_policy(title_en="A circular"), announced="2023")
    own = "/en/policies/a-circular"

    for page in ("", "/history", "/v/1", "/compare?from=1&to=2", "?true_on=2023"):
        assert feeds(f"{own}{page}") == [f"{own}.atom", f"{own}.feed.json"]
    dated = f"/en/at/{made.seq}/on/2023-05-15/policies/a-circular"
    assert feeds(dated)[0] == f"{own}.atom"


def test_a_filtered_list_announces_what_it_is_filtered_to() -> None:
    a_policy()

    found = feeds("/en/policies?type=circular&status=in-force&page=1&true_on=2023")
    changes = feeds("/en/changes?kind=policies&cause=&before=1")

    assert found[0] == "/en/policies.atom?status=in-force&type=circular"
    assert changes[1] == "/en/changes.feed.json?kind=policies"


def test_a_page_of_what_is_not_there_announces_none() -> None:
    made = a_policy(title_en="A circular")
    withdraw(made)

    assert feeds("/en/policies/a-circular") == feeds("/en/nothing") == []
