"""What rules vary for a class of assets."""

from datetime import date

import pytest

from policies.themes.varied import varied
from tests.makers import a_policy

pytestmark = pytest.mark.django_db


def test_a_policy_that_varies_another_for_a_class_is_named_once_it_is_there() -> None:
    guidelines = a_policy(title_en="Guidelines")
    row = {
        "relation": "varies_for",
        "to_policy": guidelines,
        "asset_class": "relevant_stablecoin",
        "date": "2026-05-27",
    }
    circular = a_policy(
        force="in_force", announced="2026-05-27", effective="2026-05-27",
        relations=[row],
    )  # fmt: skip

    found = varied(["relevant_stablecoin"], date(2026, 5, 27), language="en")

    assert found is not None
    by, does = found.rows[0].fields
    assert by.cells[0].record == circular.public_id
    assert by.cells[0].since == "2026-05-27"
    assert does.cells[0].record == guidelines.public_id
    assert varied(["relevant_stablecoin"], date(2026, 5, 26), language="en") is None
    assert varied(["cbdc"], date(2026, 5, 27), language="en") is None
