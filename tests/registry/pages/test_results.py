"""Results: which are shown, in which order, and how much of each."""

from collections.abc import Iterator
from datetime import date

import pytest

from registry.pages.reader import Reader
from registry.pages.results import MOST, answer, chosen, groups, panel_of, results
from registry.search.find import Found, find
from registry.search.models import SearchRow
from tests.makers import a_policy, a_regulator

READER = Reader("en", date(2024, 6, 1), date(2024, 6, 1))


def rows(*kinds: str) -> Iterator[SearchRow]:
    for number, kind in enumerate(kinds):
        yield SearchRow(public_id=f"X-{number}", kind=kind)


def test_the_best_is_shown_and_so_many_of_each_kind_behind_it() -> None:
    found = list(rows(*["policies"] * (MOST + 3), "events"))

    shown = chosen(found)

    assert [row.kind for row in shown].count("policies") == MOST + 1
    assert shown[-1].kind == "events"
    assert chosen([]) == []


@pytest.mark.django_db
def test_a_result_has_its_words_marked_where_they_are() -> None:
    a_regulator(name_en="Commission", name_zh_hant="證監會", remit="looks after funds")
    found = find("commission funds")

    (result,) = results(found.rows, found.query, reader=READER).values()

    assert [one.text for one in result.name if one.is_hit] == ["Commission"]
    assert [one.text for one in result.text if one.is_hit] == ["funds"]
    assert (result.name_lang, result.text_lang) == ("", "")


@pytest.mark.django_db
def test_a_text_that_adds_nothing_to_the_name_is_left_out() -> None:
    a_policy(title_en="Circular on custody", summary_en="Custody, once more")
    found = find("custody")

    (result,) = results(found.rows, found.query, reader=READER).values()

    assert result.text == ()


@pytest.mark.django_db
def test_kinds_follow_the_better_results_and_count_all() -> None:
    a_policy(title_en="Custody")
    a_regulator(name_en="Office of custody and more")
    found = find("custody")
    shown = list(results(found.rows, found.query, reader=READER).values())

    (told,) = groups(shown, found, asked="custody")
    (unseen,) = groups(shown[:1], found, asked="custody")

    assert (told.label, told.total, told.rest) == ("Regulators", 1, "")
    assert (unseen.results, unseen.rest) == ([], "/en/regulators?q=custody")
    assert groups([], Found({}, [], None), asked="custody") == []


@pytest.mark.django_db
def test_the_best_has_the_answer_of_its_page_and_leads_to_its_facts() -> None:
    a_policy(title_en="Custody")
    found = find("custody")
    (result,) = results(found.rows, found.query, reader=READER).values()

    whole = answer(found.rows[0], READER)
    shown = panel_of(found.rows[0], result, answer=whole, reader=READER)

    urls = [value.url for fact in shown.facts for value in fact.values]
    assert "/en/policies/custody#facts" in urls
    assert shown.day == "Answer for 1 Jun 2024."
