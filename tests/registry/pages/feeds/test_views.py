"""The feeds as they are sent."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.utils.http import http_date

from policies.models import Policy
from registry.ledger.models import Entry
from registry.ledger.read import head
from registry.pages.feeds.formats import FEEDS
from registry.pages.feeds.spans import span_of
from registry.pages.versions import FOR_GOOD
from tests.linked_records import merged
from tests.makers import a_policy, an_exchange, revise, withdraw
from tests.registry.pages.feeds.following import all_seqs, atom, link, seqs

pytestmark = pytest.mark.django_db
FORMS = [form.suffix for form in FEEDS]


@pytest.mark.usefixtures("hong_kong")
@pytest.mark.parametrize(
    ("query", "about"),
    [
        ("changes.atom", {}),
        ("policies.atom", {"kind": "policies"}),
        ("changes.atom?kind=sources", {"kind": "sources"}),
        ("changes.atom?cause=new_evidence", {"cause": "new_evidence"}),
    ],
)
def test_the_way_back_tells_every_change_once_newest_first(query, about) -> None:
    expected = Entry.objects.filter(**about).order_by("-seq")

    found = all_seqs(f"/en/{query}")

    assert found == list(expected.values_list("seq", flat=True))


@pytest.mark.usefixtures("hong_kong")
def test_so_does_the_way_back_in_json() -> None:
    found, url = [], "/changes.feed.json"
    while url:
        feed = Client().get(url).json()
        found += [item["_register"]["seq"] for item in feed["items"]]
        url = feed.get("next_url", "")

    assert found == list(range(head().seq, 0, -1))


@pytest.mark.usefixtures("hong_kong")
def test_no_publication_moves_or_changes_an_archive() -> None:
    oldest = QuerySet(Policy).order_by("seq")[0]
    url = f"/en/changes.atom?archive={span_of(oldest.seq or 0)}"
    before = Client().get(url)

    oldest = revise(oldest, title_en="The new name")

    after = Client().get(url)
    assert after.content == before.content
    assert after["ETag"] == before["ETag"]
    assert after["Cache-Control"] == FOR_GOOD
    assert link(atom(url).feed, "current") == "http://testserver/en/changes.atom"
    assert seqs(atom("/en/changes.atom"))[0] == oldest.seq


def test_a_slug_that_changes_leads_on_and_keeps_the_feed() -> None:
    made = a_policy(title_en="A circular", slug="one")
    first = atom("/en/policies/one.atom").feed.id

    revise(made, slug="two")

    moved = Client().get("/policies/one.atom?lang=zh-hant")
    assert (moved.status_code, moved["Location"]) == (
        *(301, "/policies/two.atom?lang=zh-hant"),
    )
    found = atom("/en/policies/two.atom")
    assert found.feed.id == first
    assert len(found.entries) == 2


def test_a_record_that_left_tells_so_at_its_address() -> None:
    gone, twice = an_exchange(name_en="Gone"), an_exchange(name_en="Twice")
    withdraw(gone)
    merged(twice, an_exchange(name_en="Once"))

    left = atom("/en/exchanges/gone.atom")

    assert left.entries[0].title == "Gone: withdrawn from the register"
    assert link(left.feed, "alternate").endswith("/en/exchanges/gone/history")
    assert "merged into" in atom("/en/exchanges/twice.atom").entries[0].title


@pytest.mark.parametrize("suffix", FORMS)
@pytest.mark.parametrize("path", ["changes", "policies", "policies/a-circular"])
def test_whoever_holds_a_feed_is_told_so(path: str, suffix: str) -> None:
    a_policy(title_en="A circular")
    url = f"/en/{path}.{suffix}"
    first = Client().get(url)
    later = http_date((datetime.now(UTC) + timedelta(seconds=2)).timestamp())

    by_tag = Client().get(url, headers={"If-None-Match": first["ETag"]})
    by_date = Client().get(url, headers={"If-Modified-Since": first["Last-Modified"]})
    by_both = Client().get(
        url, headers={"If-None-Match": '"other"', "If-Modified-Since": later}
    )

    assert not first["ETag"].startswith("W/")
    assert (by_tag.status_code, by_date.status_code) == (304, 304)
    assert by_tag["ETag"] == by_date["ETag"] == first["ETag"]
    assert by_both.status_code == 200
    assert first["Access-Control-Allow-Origin"] == "*"
    assert first["Cache-Control"].endswith("must-revalidate")


def test_a_publication_changes_the_tag() -> None:
    made = a_policy()
    before = Client().get("/en/changes.atom")["ETag"]

    revise(made, announced="2023")

    found = Client().get("/en/changes.atom", headers={"If-None-Match": before})
    assert found.status_code == 200
    assert seqs(atom("/en/changes.atom"))[0] == head().seq


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("true_on=2023", "no other time than now"),
        ("known_at=seq:1", "no other time than now"),
        ("archive=1-49", "Give a run of 50 change numbers, like 1-50."),
        ("archive=x", "Give a run of 50 change numbers"),
    ],
)
def test_what_no_feed_answers_is_refused_with_the_reason(query, why) -> None:
    a_policy()

    found = Client().get(f"/en/changes.atom?{query}")

    assert found.status_code == 400
    assert why in found.content.decode()


@pytest.mark.parametrize(
    "path",
    ["changes.atom?archive=1-50", "policies/nothing.atom", "policies/a-circular.rss"],
)
def test_what_is_not_there_is_404(path: str) -> None:
    a_policy(title_en="A circular")

    assert Client().get(f"/en/{path}").status_code == 404


def test_changes_as_json_are_those_of_the_api() -> None:
    found = Client().get("/changes.json?after=3")

    assert (found.status_code, found["Location"]) == (308, "/api/v1/changes?after=3")


@pytest.mark.parametrize("path", ["/en/policies", "/en/policies/a-circular"])
def test_a_page_is_sent_as_a_feed_where_that_is_asked_for(path: str) -> None:
    a_policy(title_en="A circular")

    for form in FEEDS:
        found = Client().get(path, headers={"Accept": form.media_type})

        expected = Client().get(f"{path}.{form.suffix}")
        assert found.content == expected.content
        assert found["Content-Location"] == f"{path}.{form.suffix}"
        assert f"<{path}.{form.suffix}>" in Client().get(path)["Link"]


def test_a_permanent_address_is_no_feed() -> None:
    made = a_policy(title_en="A circular")
    path = f"/en/at/{made.seq}/on/2023-05-15/policies/a-circular"

    found = Client().get(path, headers={"Accept": FEEDS[0].media_type})

    assert found.status_code == 400


def test_a_feed_is_only_read() -> None:
    assert Client().post("/en/changes.atom").status_code == 405
