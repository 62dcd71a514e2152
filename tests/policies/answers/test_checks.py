"""Official lists: when we looked, whether it is overdue, and for whom that counts."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from policies.answers.checks import Checks, looked_in
from policies.licence.vocabulary import Regime
from policies.official_list.models import ListRegime
from registry.records.looked import Looked, Seen
from registry.records.names import Text
from tests.makers import a_regulator, an_official_list

MAY_29 = date(2026, 5, 29)


def looked(shows: str = "licensed", day: date | None = MAY_29, *, days: int = 7):
    newest = Seen(day, "", "13 platforms", 13) if day else None
    return Looked(
        public_id="OL-0001",
        name=Text("List", "en"),
        url="",
        regulator=Text("SFC", "en"),
        shows=shows,
        regimes=("vatp",),
        days_allowed=days,
        seen=newest,
        newest=newest,
        overdue=False,
    )


def checks(on: date, *lists: Looked) -> Checks:
    return Checks(on, lists)


# Pure


@pytest.mark.parametrize(
    ("on", "stale"),
    [
        (date(2020, 1, 1), False),
        (MAY_29, False),
        (date(2026, 6, 5), False),
        (date(2026, 6, 6), True),
    ],
)
def test_a_licence_is_stale_from_the_first_day_that_is_not_allowed(on, stale):
    assert checks(on, looked()).stale("licensed") is stale


def test_an_application_needs_the_list_of_applicants_alone():
    old = looked("applicants", date(2024, 6, 3))
    found = checks(date(2026, 5, 30), looked(), old)

    assert found.needed("applied") == found.needed("deemed") == (old,)
    assert found.stale("applied")
    assert not found.stale("licensed")


def test_a_later_event_speaks_where_no_check_does():
    found = checks(date(2024, 9, 1), looked("applicants", date(2024, 6, 3)))

    assert found.stale("deemed")
    assert not found.stale("deemed", known_to=date(2024, 12, 18))
    assert found.speaks_for("deemed") == date(2024, 6, 3)
    assert found.speaks_for("deemed", known_to=date(2024, 12, 18)) == date(2024, 12, 18)


def test_an_older_event_makes_no_check_good():
    found = checks(date(2026, 9, 1), looked())

    assert found.stale("licensed", known_to=date(2020, 12, 15))
    assert found.speaks_for("licensed", known_to=date(2020, 12, 15)) == MAY_29


def test_what_has_ended_for_good_needs_no_list():
    found = checks(date(2026, 9, 1), looked(), looked("applicants"))

    assert not found.needed("revoked")
    assert not found.stale("returned")
    assert found.speaks_for("revoked") is None


def test_a_list_that_was_never_looked_in_makes_nothing_stale():
    found = checks(date(2026, 9, 1), looked(day=None))

    assert not found.stale("licensed")
    assert found.speaks_for("licensed") is None


def test_one_list_that_is_overdue_is_enough():
    found = checks(date(2026, 6, 6), looked(days=30), looked())

    assert found.stale("licensed")


def test_lists_bear_on_the_regimes_that_licences_name():
    assert dict(ListRegime.choices) == dict(Regime.choices)


# From the register


@pytest.mark.django_db
def test_the_check_shown_is_the_newest_by_the_day():
    rows = [
        {"checked_on": "2026-05-01", "result": "12 platforms.", "entries_count": 12},
        {"checked_on": "2026-05-29", "time": "09:30", "result": "First."},
        {"checked_on": "2026-05-29", "time": "17:00", "result": "13 platforms."},
    ]
    an_official_list(checks=rows, website="https://list.example/")

    (before,) = looked_in(date(2026, 4, 30), "en")
    (between,) = looked_in(date(2026, 5, 28), "en")
    (after,) = looked_in(date(2026, 6, 6), "en")

    assert before.seen is None
    assert between.seen == Seen(date(2026, 5, 1), "", "12 platforms.", 12)
    assert after.seen == after.newest == before.newest
    assert after.seen == Seen(MAY_29, "17:00", "13 platforms.", None)
    assert (before.overdue, between.overdue, after.overdue) == (False, False, True)
    assert after.speaks_for == MAY_29
    assert after.url == "https://list.example/"


@pytest.mark.django_db
def test_a_list_without_a_check_stands_there_too():
    an_official_list()

    (found,) = looked_in(MAY_29, "en")

    assert found.seen is found.newest is found.speaks_for is None
    assert not found.overdue


@pytest.mark.django_db
def test_lists_of_licensed_firms_come_first_in_the_readers_language():
    sfc = a_regulator(name_zh_hant="證監會")
    an_official_list(regulator=sfc, shows="alert", name_en="Alerts")
    an_official_list(regulator=sfc, shows="licensed", name_en="Licensed")

    first, second = looked_in(MAY_29, "zh-hant")

    assert (first.name.text, second.name.text) == ("Licensed", "Alerts")
    assert first.name.lang == "en"
    assert first.regulator.text == "證監會"


@pytest.mark.django_db
def test_any_number_of_lists_costs_two_queries():
    for number in range(3):
        an_official_list(name_en=f"List {number}", checks=[{}])

    with CaptureQueriesContext(
        connection,
    ) as queries:
        looked_in(MAY_29, "en")

    assert len(queries) == 2
