"""Both times at once: what was so on a day, as the register said it at a moment.

A correction and a later event make three states of the register; each is asked for
three days. Pages and the API agree, and what was said is never said otherwise later.
"""

import hashlib
from itertools import product

import pytest
from django.test import Client

from registry.ledger import read
from registry.records.tags import tag
from tests.makers import (
    a_licence,
    a_regulator,
    a_source,
    an_entity,
    an_exchange,
    revise,
)

pytestmark = [pytest.mark.django_db, pytest.mark.face]

DAYS = ("2024-01-20", "2024-03-01", "2024-07-01")
# what was so on these days, as it was first recorded, corrected, and gone on with
SAID = {
    "first": ("licensed", "licensed", "licensed"),
    "corrected": ("none", "licensed", "licensed"),
    "gone on": ("none", "licensed", "revoked"),
}


def event(key, day, status="licensed"):
    return {"id": key, "status": status, "effective": day}


class Story:
    """An exchange's licence, recorded, corrected and revoked."""

    def __init__(self):
        self.exchange, sfc = an_exchange(), a_regulator()
        granted, ended = "00000000-0000-4000-8000-00000000000{}".format, 2
        first = event(granted(1), "2024-01-10")
        given = {"regulator": sfc, "exchanges": [self.exchange], "holder": an_entity()}
        self.licence = a_licence(**given, status_events=[first])
        self.seqs = {"first": read.head().seq}
        later = event(granted(1), "2024-02-01")
        self.licence = revise(self.licence, status_events=[later])
        self.seqs["corrected"] = read.head().seq
        end = event(granted(ended), "2024-06-01", "revoked") | {"position": 2}
        self.licence = revise(self.licence, status_events=[later, end])
        self.seqs["gone on"] = read.head().seq

    def records(self):
        return [
            ("exchanges", self.exchange.public_id, self.exchange.slug),
            ("licences", self.licence.public_id, self.licence.slug),
        ]


@pytest.fixture
def story():
    return Story()


def from_api(path):
    answer = Client().get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.content
    return answer.json()


def page(path):
    answer = Client().get(f"/en/{path}")
    assert answer.status_code == 200, path
    return answer.content.decode()


@pytest.mark.long
def test_page_and_api_agree_in_all_nine(story):
    found = {
        when: tuple(
            from_api(
                f"exchanges/{story.exchange.public_id}?true_on={day}&known_at=seq:{seq}"
            )["answer"]["tag"]
            for day in DAYS
        )
        for when, seq in story.seqs.items()
    }
    assert found == SAID

    for (kind, public_id, slug), seq, day in product(
        story.records(), story.seqs.values(), DAYS
    ):
        times = f"true_on={day}&known_at=seq:{seq}"
        answer = from_api(f"{kind}/{public_id}?{times}")["answer"]
        said, label = answer["sentence"], str(tag(answer["tag"]).label)
        listed = from_api(f"{kind}?{times}")["answers"][public_id]["sentence"]
        first = said.split(". ")[0]
        assert listed == said
        assert first in page(f"{kind}/{slug}?{times}")
        assert first in page(f"at/{seq}/on/{day}/{kind}/{slug}")
        assert f">{label}</" in page(f"{kind}?{times}").partition("<table")[2]
        assert first in page(f"check?q={slug}&{times}") or kind == "licences"


def test_an_answer_of_the_past_does_not_change_after_ten_later_edits(story):
    sfc = story.licence.regulator
    urls = [
        url
        for (kind, public_id, slug), (seq, day) in product(
            story.records(), product(story.seqs.values(), DAYS)
        )
        for url in (
            f"/api/v1/{kind}/{public_id}?true_on={day}&known_at=seq:{seq}",
            f"/en/at/{seq}/on/{day}/{kind}/{slug}",
        )
    ]
    before = {url: digest(url) for url in urls}

    for number in range(5):
        story.exchange = revise(story.exchange, name_en=f"Renamed {number}")
        sfc = revise(sfc, remit=f"Remit {number}.")

    assert {url: digest(url) for url in urls} == before


def digest(url):
    """Return a digest of what an address says of the past.

    How far the log goes by now stands beside it, and goes on.
    """
    answer = Client().get(url)
    assert answer.status_code == 200, url
    if url.startswith("/api/"):
        body = answer.json()
        del body["meta"]["head_seq"]
        return body
    text = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    told = text.partition('class="banner')[0] + text.partition("<h1")[2]
    return hashlib.sha256(told.encode()).hexdigest()


def test_links_of_a_dated_page_stay_at_its_times(story):
    seq = story.seqs["first"]

    html = page(f"exchanges/{story.exchange.slug}?true_on=2024-03&known_at=seq:{seq}")

    times = f"/en/at/{seq}/on/2024-03-31/"
    assert f'href="{times}licences/{story.licence.slug}"' in html
    assert f'href="{times}exchanges"' in html
    assert '<meta name="robots" content="noindex">' in html
    plain = f"http://testserver/en/exchanges/{story.exchange.slug}"
    assert f'<link rel="canonical" href="{plain}">' in html
    now = f'href="/en/exchanges/{story.exchange.slug}"'
    assert now in html


def test_a_page_says_which_past_is_read(story):
    seq = story.seqs["first"]

    html = page(f"at/{seq}/on/2024-03-01/exchanges/{story.exchange.slug}")

    assert "You are viewing 1 Mar 2024" in html
    assert f"as of change no. {seq}" in html
    assert "2 changes have been recorded since" in html


@pytest.mark.parametrize(
    "query", ["known_at=soon", "known_at=2001", "known_at=seq:99", "true_on=soon"]
)
def test_a_time_that_means_nothing_is_asked_anew(story, query):
    name, _, value = query.partition("=")

    answer = Client().get(f"/en/exchanges/{story.exchange.slug}?{query}")

    assert answer.status_code == 400
    assert f'name="{name}" value="{value}"' in answer.content.decode()


def test_an_address_of_times_that_are_none_is_asked_anew(story):
    answers = [
        Client().get(f"/en/at/{at}/on/{on}/exchanges/{story.exchange.slug}")
        for at, on in ((99, "2024-03-01"), (0, "2024-03-01"), (1, "2024-02-30"))
    ]

    assert [answer.status_code for answer in answers] == [400, 400, 400]


def test_a_register_without_entries_has_no_past():
    assert Client().get("/en/?known_at=seq:1").status_code == 400
    a_source()
    assert Client().get("/en/?known_at=seq:1").status_code == 200
