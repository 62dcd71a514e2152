"""Which exports stand, and which of them leads."""

from datetime import date

import pytest

from registry import built
from registry.clock import hong_kong_day
from registry.exports.build import build
from registry.ledger.read import head
from registry.past.views import laid
from tests.makers import a_source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _var(settings, tmp_path):
    settings.VAR = tmp_path


def test_where_nothing_was_built_nothing_stands():
    assert (built.exports(), built.latest(), built.of_seq(1)) == ([], None, None)


def test_the_newest_of_the_day_it_was_recorded_leads():
    a_source()
    first = build()
    a_source()
    second, other = build(), build(on=date(2023, 5, 15))

    assert built.exports() == [second, other, first]
    assert built.latest() == built.of_seq(2) == second
    assert built.of_day(2, "2023-05-15") == other
    assert built.of_day(2, "2023-05-16") is None
    assert other.url == "/exports/2/on/2023-05-15/"
    assert not other.is_usual


def test_the_past_has_the_exports_of_then():
    a_source()
    first = build()
    a_source()
    build()

    with laid(1):
        assert built.exports() == [first]


def test_the_usual_day_is_that_of_the_last_entry():
    a_source()
    recorded = head().recorded_at
    assert recorded is not None

    assert build().true_on == hong_kong_day(recorded).isoformat()
