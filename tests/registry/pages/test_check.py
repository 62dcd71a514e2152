"""Search."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from registry.pages import hits
from tests.makers import a_policy, a_regulator, a_source, an_exchange, withdraw
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/en/check", "/en/search"])
def test_the_best_match_comes_first_with_its_answer(address: str) -> None:
    an_exchange(name_en="HashKey Exchange")
    a_policy(title_en="On HashKey Exchange and others")

    found = read(f"{address}?q=hashkey+exchange")

    assert found.links["HashKey Exchange"] == "/en/exchanges/hashkey-exchange"
    assert found.text.index("Answer for") < found.text.index("and others")


@pytest.mark.parametrize("words", ["金融管理局", "金融管理"])
@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
def test_a_question_in_chinese_finds_in_every_language(
    language: str, words: str
) -> None:
    a_regulator(name_en="Monetary Authority", name_zh_hant="金融管理局")

    found = read(f"/{language}/check?q={words}")

    assert f"/{language}/regulators/monetary-authority" in found.html


@pytest.mark.parametrize(
    ("language", "asked", "marked"),
    [
        ("zh-hant", "金融管理", "<mark>金融管理</mark>局"),
        ("zh-hant", "證監", "<mark>證監</mark>會"),
        ("zh-hant", "证监", "<mark>證監</mark>會"),
        ("zh-hans", "證監", "<mark>证监</mark>会"),
        ("en", "authorities", "Monetary <mark>Authority</mark>"),
    ],
)
def test_words_are_marked_in_the_script_of_the_record(
    language: str, asked: str, marked: str
) -> None:
    a_regulator(name_en="Monetary Authority", name_zh_hant="金融管理局")
    a_regulator(name_en="Commission", name_zh_hant="證監會")

    assert marked in read(f"/{language}/check?q={asked}").html


def test_the_text_that_holds_the_words_is_shown() -> None:
    a_regulator(name_en="Commission", remit="keeps watch over <platforms> & others")

    found = read("/en/check?q=watch+platform")

    assert "keeps <mark>watch</mark> over &lt;<mark>platforms</mark>&gt; &amp;" in (
        found.html
    )


def test_no_match_is_an_answer_that_says_what_it_means() -> None:
    an_exchange(name_en="Platform")

    found = read("/en/check?q=hashkey-pro.example")

    assert "No record" in found.text
    assert "Nothing here is called “hashkey-pro.example”." in found.text
    assert "Treat a platform as unlicensed" in found.text


@pytest.mark.usefixtures("hong_kong")
def test_no_match_names_the_lists_looked_in_and_what_to_do() -> None:
    found = read("/en/check?q=nobody+of+this+name")

    assert "List of licensed virtual asset trading platforms" in found.text
    assert "29 May 2026" in found.text
    assert found.links["Hong Kong Police Force"] == "https://www.police.gov.hk"
    assert found.links["Securities and Futures Commission"].startswith("https://www.sf")
    assert (
        "/en/official-lists/" in found.links["Register of Licensed Stablecoin Issuers"]
    )


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("HashKеy", "written with other characters"),  # Cyrillic
        ("Hashkay", "differs by a letter"),
        ("hashkey-wallet.example", "is no address we have on record"),
        ("help@hashkey-wallet.example", "is no address we have on record"),
    ],
)
def test_what_passes_for_a_name_on_record_is_told(asked: str, words: str) -> None:
    an_exchange(name_en="HashKey Exchange")

    found = read(f"/en/check?q={asked}")

    assert "No record" in found.text
    assert "Close to what is on record, and not the same" in found.text
    assert words in found.text
    assert found.links["HashKey Exchange"] == "/en/exchanges/hashkey-exchange"


@pytest.mark.parametrize("asked", ["HashKey Exchange", "hashkey", "HashKey rules"])
def test_the_name_itself_passes_for_nothing(asked: str) -> None:
    an_exchange(name_en="HashKey Exchange")
    an_exchange(name_en="HashKay Exchange")

    assert "not the same" not in read(f"/en/check?q={asked}").text


def test_no_warning_passes_a_verdict() -> None:
    an_exchange(name_en="HashKey Exchange")

    text = read("/en/check?q=hashkey-wallet.example").text.lower()

    assert not any(word in text for word in ("fake", "safe", "scam", "fraud"))


def test_an_address_on_record_finds_its_record() -> None:
    a_regulator(name_en="Commission", website="https://www.commission.example")

    for asked in ("commission.example", "https://lists.commission.example/en?a=1"):
        found = read(f"/en/check?q={asked.replace('?', '%3F')}")

        assert found.links["Commission"] == "/en/regulators/commission"
        assert "No record" not in found.text


def test_a_misspelt_title_is_asked_back() -> None:
    a_policy(title_en="Stablecoins Ordinance")

    found = read("/en/check?q=stabelcoins+ordinance")

    assert "Did you mean…" in found.text
    assert "/en/policies/stablecoins-ordinance" in found.links.values()


def test_a_kind_of_many_leads_to_its_list() -> None:
    for number in range(11):
        a_policy(title_en=f"Circular {number}")

    found = read("/en/check?q=circular")

    assert "Policies 10" in found.text
    assert found.links["All that fit: Policies"] == "/en/policies?q=circular"
    assert found.html.count('class="record-name"') == 7


def test_what_the_first_page_leaves_out_is_on_the_next() -> None:
    for number in range(11):
        a_policy(title_en=f"Circular {number}")

    first, then = read("/en/search?q=circular"), read("/en/search?q=circular&page=2")

    assert first.links["Next page"] == "/en/search?page=2&q=circular"
    assert then.links["Previous page"] == "/en/search?page=1&q=circular"
    assert then.html.count('class="record-name"') == 4
    assert "Next page" not in then.links
    assert not any(words in then.text for words in ("Answer for", "No record"))
    assert "left aside" not in then.text


@pytest.mark.usefixtures("hong_kong")
def test_further_pages_keep_the_question_and_the_times_asked() -> None:
    asked = "known_at=seq%3A300&q=virtual+asset&true_on=2023-05-15"

    found = read(f"/zh-hant/search?{asked}&page=2")

    kept = asked.replace("&q=", "&page=1&q=")
    assert found.links["上一頁"] == f"/zh-hant/search?{kept}"


@pytest.mark.parametrize("asked", ["q=x&page=2", "page=0", "q=x&page=two"])
def test_a_page_there_is_not_is_refused_as_lists_do(asked: str, client: Client) -> None:
    found = client.get(f"/en/search?{asked}")

    assert found.status_code == 400
    assert "Give a page from 1 to 1." in found.content.decode()


def test_the_last_page_says_where_it_ends_and_names_every_kind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hits, "FIRST", 8)
    monkeypatch.setattr(hits, "DEEPEST", 10)
    for number in range(11):
        a_policy(title_en=f"Circular {number}")
    a_regulator(name_en="Office", remit="has a great deal to say on any one circular")

    found = read("/en/search?q=circular&page=2")

    assert "The first 10 are shown." in found.text
    assert "The first 10" not in read("/en/search?q=circular").text
    assert found.links["All that fit: Regulators"] == "/en/regulators?q=circular"


def test_a_question_is_shown_again_and_escaped() -> None:
    found = read('/en/check?q="><script>')

    assert "<script>" not in found.html
    assert 'value="&quot;&gt;&lt;script&gt;"' in found.html


def test_signs_that_cannot_be_shown_are_left_out() -> None:
    an_exchange(name_en="HashKey Exchange")

    found = read("/en/check?q=hash%C2%9Fkey%00+%E2%80%8Bexchange")

    assert 'value="hashkey exchange"' in found.html
    assert "Nothing here is called" not in found.text


def test_without_a_question_there_is_no_answer() -> None:
    found = read("/en/check")

    assert "No record" not in found.text
    assert 'name="q"' in found.html


def test_a_very_long_question_is_cut() -> None:
    assert f'value="{"x" * 200}"' in read(f"/en/check?q={'x' * 5000}").html


def test_parameters_that_mean_nothing_are_named() -> None:
    assert "left aside: utm_source." in read("/en/check?q=x&utm_source=y").text


@pytest.mark.usefixtures("hong_kong")
@pytest.mark.parametrize("asked", ["hashkey", "hashkey-pro.example", "虚拟资产"])
def test_the_past_is_searched_and_answered_as_it_was_known(asked: str) -> None:
    found = read(f"/en/check?q={asked}&known_at=seq:300&true_on=2023-05-15")

    assert "HashKey Exchange" in found.text or "<mark>虛擬資產</mark>" in found.html


@pytest.mark.usefixtures("hong_kong")
def test_a_page_of_many_results_stays_small(client: Client) -> None:
    whole = client.get("/zh-hant/check?q=虛擬資產").content

    assert len(whole) < 90_000


@pytest.mark.usefixtures("hong_kong")
@pytest.mark.parametrize(
    "asked", ["hashkey", "hashkey-pro.example", "虚拟资产", "stabelcoin"]
)
def test_a_search_costs_few_queries(
    asked: str, django_assert_max_num_queries: DjangoAssertNumQueries, client: Client
) -> None:
    with django_assert_max_num_queries(60):
        client.get(f"/en/check?q={asked}&true_on={date(2026, 6, 1)}")


@pytest.mark.usefixtures("hong_kong")
def test_a_further_page_costs_no_more_than_the_first(
    django_assert_max_num_queries: DjangoAssertNumQueries, client: Client
) -> None:
    for number in (2, 3):
        with django_assert_max_num_queries(60):
            found = client.get(f"/en/search?q=virtual+asset&page={number}")
        assert found.status_code == 200


def test_whose_name_only_sources_hold_has_no_record() -> None:
    a_source(title="Post on a withdrawal", publisher="Binance Square")

    found = read("/en/check?q=binance")

    assert "No record" in found.text
    assert found.text.index("No record") < found.text.index("Post on a withdrawal")
    assert "No record" not in read("/en/check?q=post+on+a+withdrawal").text


def test_what_passes_for_a_name_does_not_open_with_that_records_answer() -> None:
    an_exchange(name_en="HashKey")

    found = read("/en/check?q=hashkeyy")

    assert "No record" in found.text
    assert found.text.index("No record") < found.text.index("HashKey")


def test_machines_keep_the_page_that_asks_and_no_page_of_results() -> None:
    assert "noindex" not in read("/en/check").html
    assert '<meta name="robots" content="noindex">' in read("/en/check?q=hkma").html


def test_an_identifier_leads_to_what_is_told_of_a_record_that_left() -> None:
    withdraw(gone := an_exchange(name_en="Example"))
    asked = f"/zh-hant/check?q={gone.public_id.lower()}"
    assert Client().get(asked)["Location"] == "/zh-hant/exchanges/example"
    assert "Example" in read(f"{asked}&known_at=seq:{gone.seq}").text
