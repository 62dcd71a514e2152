"""The page of a record."""

import pytest
from django.test import Client

from registry.records.kinds import kinds
from tests.makers import (
    MAKERS,
    a_licence,
    a_policy,
    a_regulator,
    a_source,
    an_exchange,
    restore,
    revise,
    withdraw,
)
from tests.query_counts import agreed, cost
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db
SLUGS = [kind.slug for kind in kinds()]


@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
@pytest.mark.parametrize("slug", SLUGS)
def test_every_kind_has_a_page_in_every_language(slug: str, language: str) -> None:
    made = MAKERS[slug]()

    found = read(f"/{language}/{slug}/{made.slug}")

    assert made.public_id in found.text
    assert found.html.count("<h1") == 1


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_costs_what_was_agreed_however_long_its_history(
    client: Client, slug: str
) -> None:
    made = revise(MAKERS[slug](), slug="first")
    few = cost(client, f"/en/{slug}/first")
    for number in range(3):
        made = revise(made, slug=f"renamed-{number}")

    many = cost(client, f"/en/{slug}/{made.slug}")

    assert {few, many} == {agreed(f"page {slug} record")}


def test_each_value_stands_with_its_source_one_click_below() -> None:
    gazette = a_source(title="The Gazette", publisher_kind="gazette")
    a_policy(title_en="A circular", reference="26EC26", source=gazette)

    found = read("/en/policies/a-circular")

    assert "26EC26" in found.text
    assert "1 source, official" in found.text
    assert found.links["The Gazette"] == "/en/sources/the-gazette"
    assert "Our own, not from a source" in found.text


def test_contradictions_stay_visible() -> None:
    against = a_source(title="The paper", publisher_kind="press")
    fields = ["announced"]
    a_policy(
        title_en="A circular",
        announced="2023-02-22",
        citations=[
            {
                "source": against,
                "fields": fields,
                "stance": "contradicts",
                "says": "April",
            }
        ],
    )

    found = read("/en/policies/a-circular")

    assert "Sources disagree" in found.text
    assert "says: April" in found.text


def test_the_answer_stands_first_with_its_day() -> None:
    a_policy(title_en="A circular", force="in_force", effective="2023-06-01")

    found = read("/en/policies/a-circular?true_on=2023-07")

    assert found.text.index("In force") < found.text.index("Facts and sources")
    assert "Answer for 31 Jul 2023." in found.text


def test_a_foreign_run_carries_its_language() -> None:
    a_regulator(name_en="Monetary Authority", name_zh_hant="金融管理局", remit="banks")

    english = read("/en/regulators/monetary-authority")
    chinese = read("/zh-hant/regulators/monetary-authority")

    assert english.languages["金融管理局"] == "zh-Hant-HK"
    assert chinese.languages["Monetary Authority"] == "en"
    assert chinese.languages["banks"] == "en"


def test_a_missing_chinese_title_is_marked_and_never_translated() -> None:
    a_policy(title_en="A circular")

    found = read("/zh-hant/policies/a-circular")

    assert '<h1 lang="en">A circular</h1>' in found.html


def test_simplified_is_converted_and_says_so() -> None:
    a_regulator(name_en="Monetary Authority", name_zh_hant="金融管理局")

    found = read("/zh-hans/regulators/monetary-authority")

    assert "金融管理局" in found.text
    assert 'class="own-mark"' in found.html


def test_a_status_that_only_the_press_knows_is_marked() -> None:
    press = a_source(title="The paper", publisher_kind="press")
    platform = an_exchange(name_en="Platform")
    events = [{"status": "licensed", "effective": "2024-10-03"}]
    made = a_licence(exchanges=[platform], status_events=events, source=press)

    found = read(f"/en/licences/{made.slug}")

    assert "reported, not confirmed" in found.text
    assert "tone-ok" not in found.html


def test_what_an_editor_wrote_is_escaped() -> None:
    a_policy(title_en="<script>alert(1)</script>", slug="first", note="<b>x</b>")

    found = read("/en/policies/first")

    assert "<script" not in found.html
    assert "<b>x</b>" not in found.html


def test_an_identifier_leads_to_the_document(client: Client) -> None:
    made = a_policy(title_en="A circular")

    response = client.get(f"/id/{made.public_id}")

    assert response.status_code == 303
    assert response["Location"] == "/en/policies/a-circular"


def test_an_identifier_among_its_kind_leads_to_the_document(client: Client) -> None:
    made = a_policy(title_en="A circular")

    response = client.get(f"/en/policies/{made.public_id}?true_on=2023-05-15")

    assert response.status_code == 301
    assert response["Location"] == "/en/policies/a-circular?true_on=2023-05-15"
    read(f"/en/exchanges/{made.public_id}", status=404)
    read("/en/policies/PL-9999", status=404)


@pytest.mark.parametrize("public_id", ["PL-9999", "XX-0001", "nothing"])
def test_an_identifier_never_given_is_not_found(public_id: str) -> None:
    read(f"/id/{public_id}", status=404)


def test_an_old_slug_leads_to_the_new_one(client: Client) -> None:
    revise(a_policy(title_en="A circular"), slug="renamed")

    response = client.get("/en/policies/a-circular/history")

    assert response.status_code == 301
    assert response["Location"] == "/en/policies/renamed/history"


@pytest.mark.parametrize(("address", "status"), [("policies/p", 301), ("id", 303)])
def test_the_day_asked_for_is_led_on(client: Client, address: str, status: int) -> None:
    made = revise(a_policy(title_en="P"), slug="renamed")
    path = f"/id/{made.public_id}" if address == "id" else f"/en/{address}"

    response = client.get(f"{path}?true_on=2023-05-15")

    assert response.status_code == status
    assert response["Location"] == "/en/policies/renamed?true_on=2023-05-15"


@pytest.mark.parametrize("address", ["/en/policies/a-circular", "/id/PL-0001"])
def test_a_withdrawn_record_says_why_it_left(address: str) -> None:
    withdraw(a_policy(title_en="A circular"), reason="It was entered twice.")

    found = read(address, status=410)

    assert "It was entered twice." in found.text


@pytest.mark.parametrize("slug", SLUGS)
def test_a_withdrawn_record_keeps_its_history(client: Client, slug: str) -> None:
    made = MAKERS[slug]()
    withdraw(made, reason="It was entered twice.")

    found = read(f"/en/{slug}/{made.slug}/history")

    assert found.text.index("Withdrawn") < found.text.index("Record created")
    assert client.post(f"/en/{slug}/{made.slug}/history").status_code == 405


def test_an_old_address_of_a_withdrawn_record_tells_its_history_too() -> None:
    withdraw(revise(a_policy(title_en="A circular"), slug="renamed"))

    assert "Record created" in read("/en/policies/a-circular/history").text


def test_a_restored_record_is_back() -> None:
    made = a_policy(title_en="A circular")
    withdraw(made)
    restore(made)

    assert read("/en/policies/a-circular").status == 200


def test_the_history_tells_every_change_newest_first() -> None:
    made = a_policy(title_en="A circular", announced="2023-04")
    revise(made, announced="2023-02-22")

    found = read("/en/policies/a-circular/history")

    assert "<del>Apr 2023</del> " in found.html
    assert ">becomes</span> <ins>22 Feb 2023</ins>" in found.html
    assert found.text.index("Announced") < found.text.index("Record created")


def test_a_sources_claims_stand_with_our_verdict() -> None:
    claims = [{"statement": "It was April.", "verdict": "wrong", "corrected": "22 Feb"}]
    a_source(title="The paper", claims=claims)

    found = read("/en/sources/the-paper")

    assert "It was April." in found.text
    assert "Wrong" in found.text
    assert "22 Feb" in found.text


def test_an_address_of_a_publisher_is_linked_and_a_reprint_is_not() -> None:
    a_source(
        title="The circular",
        url="https://regulator.example/circular",
        read_via=["https://reprints.example/copy"],
    )

    found = read("/en/sources/the-circular")

    assert found.links["regulator.example/circular"].startswith("https://")
    assert "reprints.example" in found.text
    assert 'href="https://reprints.example' not in found.html


def test_the_address_of_a_secondary_source_lends_no_weight() -> None:
    a_source(title="The paper", publisher_kind="press", url="https://paper.example/x")

    assert 'rel="nofollow"' in read("/en/sources/the-paper").html


@pytest.mark.parametrize(
    ("kind", "verdict", "linked"),
    [
        ("press", "wrong", False),
        ("company", "wrong", False),
        ("press", "correct", True),
        ("regulator", "wrong", True),
        ("other", "correct", False),
    ],
)
def test_an_address_that_misleads_is_shown_and_not_linked(
    kind: str, verdict: str, linked: bool
) -> None:
    a_source(
        title="The page",
        publisher_kind=kind,
        url="https://false.example/licence",
        claims=[{"statement": "It is licensed.", "verdict": verdict}],
    )

    found = read("/en/sources/the-page")

    assert "false.example/licence" in found.text
    assert ('href="https://false.example' in found.html) is linked
    assert ("address not linked" in found.text) is not linked
