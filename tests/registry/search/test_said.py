"""What is said of records of several kinds at once."""

from datetime import date

import pytest

from registry.records.kinds import catalogue, kind_of
from registry.search.models import SearchRow
from registry.search.said import said_of
from tests.makers import a_policy, a_regulator

DAY = date(2026, 9, 25)


@pytest.mark.django_db
def test_each_record_is_told_as_its_kind_tells_it() -> None:
    made = [a_regulator(), a_policy(), a_policy()]

    rows = SearchRow.objects.filter(public_id__in=[one.public_id for one in made])
    found = said_of(rows, DAY, language="en")

    assert found == {
        one.public_id: catalogue().said(kind_of(type(one)), [one.public_id], DAY, "en")[
            one.public_id
        ]
        for one in made
    }


def test_nothing_found_is_nothing_said() -> None:
    assert said_of([], DAY, language="en") == {}
