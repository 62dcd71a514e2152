"""Pictures on pages."""

from datetime import UTC, date, datetime

import pytest

from registry.ledger.read import head
from registry.pages.addresses import at_times
from registry.pages.pictures.showing import (
    asked_of,
    at_home,
    of_list,
    of_record,
    shown,
)
from registry.pages.reader import Reader
from registry.past.known import Known
from tests.makers import a_policy
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db
ON, TODAY = date(2024, 1, 1), date(2024, 6, 30)


def reader(on: date = TODAY, asked: str = "", known: Known | None = None) -> Reader:
    typed = f"seq:{known.seq}" if known else ""
    return Reader("en", on, TODAY, asked, known, typed, head())


def a_rule(title: str = "The guidelines") -> None:
    a_policy(title_en=title, force="in_force", announced="2023", effective="2023-06-01")


def test_nothing_is_shown_where_there_is_nothing() -> None:
    assert shown("in-force", reader()) is None
    assert at_home(reader()) == []


def test_a_picture_names_its_files_its_source_and_its_day() -> None:
    a_rule()

    (found,) = of_list("policies", reader())

    assert found.svg_url == "/charts/in-force.svg?lang=en"
    assert found.csv_url == "/charts/in-force.csv?lang=en"
    assert found.source.endswith(f"change no. {head().seq}")
    assert found.day == "As at 30 Jun 2024"


def test_files_of_a_dated_page_have_its_times() -> None:
    a_rule()

    found = shown("in-force", reader(ON, "2024-01-01"))

    assert found is not None
    assert found.svg_url.endswith(
        f"?known_at=seq%3A{head().seq}&lang=en&true_on=2024-01-01"
    )


def test_files_show_what_was_asked_for() -> None:
    a_rule()
    asked = asked_of(
        reader(), actor="government-and-others", first=date(2023, 1, 1), last=ON
    )

    found = shown("timeline", reader(), asked=asked)

    assert found is not None
    assert (
        "actor=government-and-others&from=2023-01-01&lang=en&to=2024-01-01"
        in found.svg_url
    )


def test_rows_lead_to_records_at_the_times_of_the_page() -> None:
    a_rule()

    with at_times("at/7/on/2024-01-01/"):
        (found,) = at_home(reader())

    assert found.rows[0][0].text == "The guidelines"
    assert found.rows[0][0].url == ("/en/at/7/on/2024-01-01/policies/the-guidelines")


def test_links_to_other_days_keep_what_was_known() -> None:
    a_rule()

    known = Known(head().seq, datetime(2024, 1, 2, tzinfo=UTC))

    plain, dated = (shown("in-force", reader(known=k)) for k in (None, known))

    assert plain is not None
    assert plain.before is not None
    assert plain.before.url == "?true_on=2023-06-01"
    assert dated is not None
    assert dated.before is not None
    assert dated.before.url == f"?known_at=seq%3A{head().seq}&true_on=2023-06-01"
    assert plain.after is None


def test_a_record_has_the_pictures_of_its_kind_at_the_width_of_its_column() -> None:
    law = a_policy(title_en="The law")
    row = {"relation": "amends", "to_policy": law}
    a_policy(title_en="The amendment", relations=[row])

    (found,) = of_record("policies", law.public_id, reader=reader())

    assert (found.name, found.sheet.width, found.leads) == ("relations", 796, False)
    assert of_record("sources", law.public_id, reader=reader()) == []


def test_a_page_shows_drawing_table_files_source_and_date() -> None:
    a_rule()

    home = read("/en/?true_on=2024-01-01")

    assert home.html.count('role="img"') == 2  # wide and narrow
    assert 'aria-labelledby="in-force-t in-force-d"' in home.html
    assert "1 rule is in force" in home.text
    assert "Show as a table" in home.text
    assert "As at 1 Jan 2024" in home.text
    assert home.links["SVG"].startswith("/charts/in-force.svg?")
    assert home.links["CSV"].startswith("/charts/in-force.csv?")
    assert "style=" not in home.html


def test_every_id_of_a_page_is_its_only_one() -> None:
    a_rule()
    ids = [part.split('"')[0] for part in read("/en/").html.split(' id="')[1:]]

    assert len(ids) == len(set(ids))


def test_a_page_changes_when_the_data_change() -> None:
    a_rule()
    before = read("/en/policies").html
    a_rule("Another")

    assert "1 rule is in force" in before
    assert "2 rules are in force" in read("/en/policies").html
