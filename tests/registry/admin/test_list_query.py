"""Which names of a query a list knows."""

import pytest
from django.http import QueryDict

from registry.admin.list_query import names_of, understood

FILTERS = {"type", "regulator"}


@pytest.mark.parametrize(
    "query",
    ["", "q=x&p=2&o=-1", "_popup=1&_to_field=id", "type__exact=company", "type=company",
     "regulator__id__exact=1", "type__in=a", "regulator__isnull=1", "_facets=1"],
)  # fmt: skip
def test_what_a_list_knows_is_left_as_it_is(query):
    asked = QueryDict(query)

    assert understood(asked, FILTERS) == (asked, [])


@pytest.mark.parametrize(
    ("query", "ignored"),
    [
        ("colour=red", ["colour"]),
        ("colour=red&type=company&colour=blue", ["colour"]),
        ("type__regex=(", ["type__regex"]),
        ("public_id__regex=(", ["public_id__regex"]),
        ("history__history_user__password=x", ["history__history_user__password"]),
    ],
)
def test_what_it_does_not_know_is_named_and_left_out(query, ignored):
    known, names = understood(QueryDict(query), FILTERS)

    assert names == ignored
    assert not known.keys() & set(ignored)
    with pytest.raises(AttributeError, match="immutable"):
        known["more"] = "x"


def test_filters_are_named_by_field_by_pair_or_by_class():
    class Own:
        parameter_name = "own"

    assert names_of(["type", ("regulator", object), Own]) == {
        "type",
        "regulator",
        "own",
    }
