"""Which feed an address asks for."""

import pytest
from django.test import Client

from tests.makers import a_licence, a_policy, a_regulator, an_exchange, revise
from tests.registry.pages.feeds.following import all_seqs, atom, link, seqs

pytestmark = pytest.mark.django_db


def test_changes_are_narrowed_as_on_their_page() -> None:
    made = a_policy(title_en="A circular")
    other = an_exchange(name_en="HashKey")
    made = revise(made, reference="26EC26", cause="law_changed")

    of_record = atom(f"/en/changes.atom?record={made.public_id.lower()}")

    assert len(seqs(of_record)) == 2
    assert of_record.feed.title.startswith("Changes: A circular | ")
    assert seqs(atom("/en/changes.atom?kind=exchanges")) == [other.seq]
    assert seqs(atom("/en/changes.atom?cause=law_changed")) == [made.seq]
    self = link(of_record.feed, "self")
    assert self.endswith(f"/en/changes.atom?record={made.public_id}")
    page = link(of_record.feed, "alternate")
    assert page.endswith(f"/en/changes?record={made.public_id}")


def test_a_list_is_narrowed_by_code_by_slug_and_by_public_id() -> None:
    sfc, hkma = a_regulator(), a_regulator(name_en="Monetary Authority")
    one = a_licence(regulator=sfc)
    a_licence(regulator=hkma)
    start = "/en/licences.atom?regulator"

    by_slug = atom(f"{start}={sfc.slug}")

    assert seqs(by_slug) == seqs(atom(f"{start}={sfc.public_id}")) == [one.seq]
    assert by_slug.feed.id == atom(f"{start}={sfc.public_id}").feed.id
    assert "Licences and applications · Securities" in by_slug.feed.title
    assert len(seqs(atom("/en/licences.atom?regime=vatp"))) == 2
    assert seqs(atom(f"{start}={sfc.slug}&regime=vatp")) == [one.seq]


def test_a_status_is_that_of_today_and_has_no_archive() -> None:
    a_policy(title_en="A notice", type="statement")
    path = "/en/policies"
    tags = {
        tag: seqs(atom(f"{path}.atom?status={tag}"))
        for tag in ("in-force", "statement", "uncertain")
    }

    assert sum(map(len, tags.values())) == 1
    refused = Client().get(f"{path}.atom?status=in-force&archive=1-50")
    assert refused.status_code == 400
    assert "Last-Modified" not in Client().get(f"{path}.atom?status=in-force")


@pytest.mark.parametrize(
    "query",
    ["changes.atom?kind=x", "changes.atom?record=x", "policies.atom?type=x",
     "policies.atom?issuers=nobody", "policies.atom?status=x"],
)  # fmt: skip
def test_a_filter_that_means_nothing_is_refused(query: str) -> None:
    assert Client().get(f"/en/{query}").status_code == 400


def test_what_means_nothing_here_is_left_aside() -> None:
    made = a_policy()

    found = atom("/en/policies.atom?utm_source=x&page=2")

    assert seqs(found) == [made.seq]
    assert link(found.feed, "self") == "http://testserver/en/policies.atom"


def test_a_feed_without_language_speaks_the_one_it_is_asked() -> None:
    made = a_policy()

    english = atom("/changes.atom")
    chinese = atom("/changes.atom?lang=zh-hant")

    assert (english.feed.language, chinese.feed.language) == ("en", "zh-Hant-HK")
    assert link(chinese.feed, "self").endswith("/changes.atom?lang=zh-hant")
    assert english.feed.id != chinese.feed.id
    assert english.feed.id == atom("/en/changes.atom").feed.id
    assert all_seqs("/changes.atom")[0] == made.seq
    assert Client().get("/changes.atom?lang=fr").status_code == 400
