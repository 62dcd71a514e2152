"""What an official list is, and when we last looked in it."""

from datetime import date

import pytest

from policies.answers.official_lists import list_answers
from tests.makers import a_source, an_official_list

pytestmark = pytest.mark.django_db


def sentence(record, on: str, language: str = "en") -> str:
    answers = list_answers(
        [record.public_id], on=date.fromisoformat(on), language=language
    )
    return answers[record.public_id]["sentence"]


@pytest.mark.parametrize(
    ("on", "more"),
    [
        ("2026-05-28", "No check on record by this day."),
        ("2026-06-05", "Last checked: 29 May 2026."),
        ("2026-06-06", "Last checked: 29 May 2026. The next check is overdue."),
    ],
)
def test_a_list_tells_when_it_was_last_checked(on: str, more: str):
    record = an_official_list(checks=[{"checked_on": "2026-05-29"}])

    authority = "Securities and Futures Commission"
    assert (
        sentence(record, on) == f"Licensed firms, as listed by the {authority}. {more}"
    )


def test_it_has_no_tag_and_is_confirmed_by_an_official_source_alone():
    official = an_official_list()
    other = an_official_list(source=a_source(publisher_kind="press"))

    ids = [official.public_id, other.public_id]
    found = list_answers(ids, on=date(2026, 6, 1), language="en")

    assert [found[one]["confirmed"] for one in ids] == [True, False]
    assert [found[one]["tag"] for one in ids] == [None, None]


def test_a_list_that_was_not_asked_for_is_not_answered():
    asked, _other = an_official_list(), an_official_list()

    found = list_answers([asked.public_id], on=date(2026, 6, 1), language="en")

    assert set(found) == {asked.public_id}
