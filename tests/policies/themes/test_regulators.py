"""What the page of an authority adds."""

from datetime import date

import pytest

from policies.themes.regulators import regulator_extras
from tests.makers import a_policy, a_regulator, an_alert, an_official_list

pytestmark = pytest.mark.django_db
ON = date(2024, 6, 30)


def test_what_it_issued_is_counted_and_leads_to_the_filtered_list() -> None:
    authority = a_regulator(name_en="Authority")
    a_policy(issuers=[authority])
    a_policy()
    an_alert(regulator=authority)

    (found,) = regulator_extras(authority.public_id, ON, answer={}, language="en")

    assert [
        (row.head.cells[0].listed, row.fields[0].cells[0].words[0].text)
        for row in found.rows
    ] == [("policies?issuers=authority", "1"), ("alerts?regulator=authority", "1")]


def test_its_lists_say_when_they_were_looked_in() -> None:
    authority = a_regulator()
    look = {"checked_on": "2024-06-01", "result": "2 names."}
    seen = an_official_list(regulator=authority, checks=[look])
    unseen = an_official_list(regulator=authority)
    an_official_list()

    (lists,) = regulator_extras(authority.public_id, ON, answer={}, language="en")
    by_list = {row.head.cells[0].record: row.fields for row in lists.rows}

    assert by_list.keys() == {seen.public_id, unseen.public_id}
    day, held = by_list[seen.public_id]
    assert day.cells[0].day == "2024-06-01"
    assert [words.text for words in day.cells[0].words] == ["overdue"]
    assert held.cells[0].words[0].text == "2 names."
    assert by_list[unseen.public_id][0].cells[0].words[0].text == "not yet"


def test_an_authority_of_which_nothing_is_on_record_adds_nothing() -> None:
    assert regulator_extras(a_regulator().public_id, ON, answer={}, language="en") == ()
