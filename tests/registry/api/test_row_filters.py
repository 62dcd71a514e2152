"""Filters of lists of rows."""

import pytest
from django.db.models import QuerySet

from policies.policy.models import Requirement
from registry.api.row_filters import OfFlag, OfWord, listing, of_columns
from registry.citations.models import Citation
from tests.makers import a_policy

pytestmark = pytest.mark.django_db


def test_columns_that_name_records_or_bear_codes_are_filters() -> None:
    assert {one.name for one in of_columns(Requirement)} == {
        *("comparator", "currency", "applies_to", "licence_type", "client_class"),
        *("asset_class", "varied_by"),
    }
    assert {one.name for one in of_columns(Citation)} == {"source", "stance", "read"}


def test_a_list_holds_a_text_as_a_whole() -> None:
    a_policy(requirements=[{"applies_to": ["vatp_operator", "va_broker"]}])
    rows: QuerySet[Requirement] = QuerySet(Requirement)

    assert listing(rows, "applies_to", pattern="va_broker").count() == 1
    assert listing(rows, "applies_to", pattern="broker").count() == 0
    assert listing(rows, "applies_to", pattern="v.*or").count() == 1


def test_a_filter_describes_itself() -> None:
    (word,) = (one for one in of_columns(Requirement) if one.name == "applies_to")

    assert isinstance(word, OfWord)
    assert "va_broker" in word.allowed()
    assert OfFlag("confirmed", "Whether.").schema()["enum"] == ["true", "false"]
