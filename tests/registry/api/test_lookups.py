"""What can be asked of a column, on every sort of column there is."""

import re

import pytest
from django.db import models
from django.http import QueryDict

from policies.entity.kind import ENTITY
from policies.event.kind import EVENT
from policies.exchange.kind import EXCHANGE
from policies.licence.kind import LICENCE
from policies.official_list.kind import OFFICIAL_LIST
from policies.policy.kind import POLICY
from registry.api.filters import columns, filtered
from registry.api.lookups import Column, Lookup, lookups
from registry.citations.kind import SOURCE
from registry.records.partial_date import bounds
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    a_source,
    an_entity,
    an_event,
    an_exchange,
    an_official_list,
    revise,
)

pytestmark = pytest.mark.django_db
DATES = [
    "2022",
    "2022-08",
    "2022-08-15",
    "2022-08~",
    "[2022-01..2022-08-10]",
    "[..2022]",
]


def asked(kind, query):
    rows, faults = filtered(kind, QueryDict(query))
    assert not faults, faults
    return [row.public_id for row in rows.order_by("public_id")]


def names(kind, column):
    return [one.parameter.name for one in lookups(columns(kind)[column])]


@pytest.mark.parametrize(
    ("kind", "column", "ends"),
    [
        (POLICY, "id", ["", "__in"]),
        (POLICY, "slug", ["", "__in"]),
        (POLICY, "type", ["__in"]),
        (POLICY, "force", ["__in", "__isnull"]),
        (POLICY, "announced", ["__gte", "__lte", "__isnull"]),
        (POLICY, "title_en", [""]),
        (POLICY, "reference", ["", "__isnull"]),
        (POLICY, "summary_en", ["__isnull"]),
        (POLICY, "binds", [""]),
        (POLICY, "topics", []),
        (POLICY, "issuers", ["__in", "__isnull"]),
        (LICENCE, "regulator", ["__in"]),
        (LICENCE, "holder", ["__in", "__isnull"]),
        (EXCHANGE, "entity", ["__in", "__isnull"]),
        (SOURCE, "tier", ["__in", "__gte", "__lte"]),
        (OFFICIAL_LIST, "days_between_checks", ["", "__gte", "__lte"]),
        (EVENT, "amount", ["", "__gte", "__lte", "__isnull"]),
    ],
)
def test_what_can_be_asked_follows_from_the_sort_of_column(kind, column, ends):
    assert names(kind, column) == [f"{column}{end}" for end in ends]


def test_a_yes_or_no_is_asked_as_such():
    field = models.BooleanField("sure", name="sure")
    (one,) = lookups(Column("sure", "sure", field))

    assert one.parameter.allowed() == ["true", "false"]
    assert one.fits("true") == models.Q(sure=True)


def test_no_answer_to_a_question_is_every_row():
    made = a_policy()
    one = next(lookups(columns(POLICY)["slug"]))

    assert isinstance(one, Lookup)
    assert list(one.filter(type(made).objects.all(), None)) == [made]


# Dates


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("__gte=2022-08", ["2022-08", "2022-08-15"]),
        ("__gte=2022-08-02", ["2022-08-15"]),
        ("__gte=2022", ["2022", "2022-08", "2022-08-15", "2022-08~",
                        "[2022-01..2022-08-10]"]),
        ("__lte=2022-08", ["2022-08", "2022-08-15", "[2022-01..2022-08-10]"]),
        ("__lte=2022-08-30", ["2022-08-15", "[2022-01..2022-08-10]"]),
        ("__lte=2022", DATES),
        ("__lte=2021", []),
    ],
)  # fmt: skip
def test_a_partial_date_fits_where_all_its_days_do(query, fits):
    made = {a_policy(announced=date).public_id: date for date in DATES}
    a_policy()

    found = [made[public_id] for public_id in asked(POLICY, f"announced{query}")]

    assert found == fits
    assert all(bounds(date) for date in found)


def test_a_span_of_dates_is_asked_by_both_ends():
    for date in ("2022-12-31", "2023", "2023-06", "2024-01-01"):
        a_policy(announced=date)

    query = "announced__gte=2023&announced__lte=2023"

    assert asked(POLICY, query) == ["PL-0002", "PL-0003"]


def test_to_ask_for_days_costs_one_query_each(django_assert_num_queries):
    a_policy(announced="2023")

    with django_assert_num_queries(3):
        asked(POLICY, "announced__gte=2023&announced__lte=2023")


# Records


def test_any_of_several_records_is_enough():
    firms = [an_entity(name_en=f"Firm {n}") for n in range(3)]
    for firm in firms:
        a_licence(holder=firm)

    found = asked(LICENCE, f"holder__in=LE-0001,{firms[2].slug}")

    assert found == ["LC-0001", "LC-0003"]


def test_a_record_that_names_several_of_them_is_found_once():
    issuers = [a_regulator(name_en=f"Authority {n}") for n in range(2)]
    a_policy(issuers=issuers)

    assert asked(POLICY, "issuers__in=RG-0001,RG-0002") == ["PL-0001"]
    assert asked(POLICY, "issuers__isnull=false") == ["PL-0001"]


def test_records_are_asked_for_by_their_own_ids_and_slugs():
    for n in range(3):
        an_entity(name_en=f"Firm {n}", slug=f"firm-{n}")

    assert asked(ENTITY, "id__in=LE-0001,LE-0003,LE-0009") == ["LE-0001", "LE-0003"]
    assert asked(ENTITY, "slug__in=firm-1,firm-2") == ["LE-0002", "LE-0003"]
    assert asked(ENTITY, "id=LE-0002&slug=firm-1") == ["LE-0002"]


# Blanks


def test_what_is_not_on_record_can_be_asked_for():
    firm = an_entity(parent=an_entity(), lei="529900T8BM49AURSDO55")
    an_exchange(operators=[{"entity": firm}, {"entity": firm}])
    an_exchange(opened="2020")

    assert asked(ENTITY, "parent__isnull=true") == ["LE-0001"]
    assert asked(ENTITY, "lei__isnull=false") == ["LE-0002"]
    assert asked(EXCHANGE, "entity__isnull=true") == ["EX-0002"]
    assert asked(EXCHANGE, "entity__isnull=false") == ["EX-0001"]
    assert asked(EXCHANGE, "opened__isnull=true") == ["EX-0001"]


def test_a_blank_text_is_nothing():
    made = a_policy(force="in_force")
    a_policy()

    assert asked(POLICY, "force__isnull=true") == ["PL-0002"]
    revise(made, force="")
    assert asked(POLICY, "force__isnull=true") == ["PL-0001", "PL-0002"]


# Codes, numbers, texts


def test_codes_and_numbers():
    sources = [a_source(publisher_kind=one) for one in ("press", "gazette", "company")]
    press, gazette, company = (source.public_id for source in sources)
    assert asked(SOURCE, "publisher_kind__in=press,gazette") == [press, gazette]
    assert asked(SOURCE, "tier__gte=2&tier__lte=5") == [company]
    assert asked(SOURCE, "tier__in=1,7") == [press, gazette]

    an_official_list(days_between_checks=7)
    an_event(amount="1000000.50")
    assert asked(OFFICIAL_LIST, "days_between_checks__lte=6") == []
    assert asked(OFFICIAL_LIST, "days_between_checks=7") == ["OL-0001"]
    assert asked(EVENT, "amount__gte=1000000.50") == ["EV-0001"]
    assert asked(EVENT, "amount__gte=1000000.51") == []


def test_a_code_is_one_of_those_a_record_lists():
    a_policy(binds=["va_broker", "etf_manager"])
    a_policy(binds=["etf_manager"])

    assert asked(POLICY, "binds=va_broker") == ["PL-0001"]
    assert asked(POLICY, "binds=etf_manager") == ["PL-0001", "PL-0002"]


def test_a_text_is_asked_for_letter_for_letter():
    an_entity(ce_number="BPL992")

    assert asked(ENTITY, "ce_number=BPL992") == ["LE-0001"]
    assert asked(ENTITY, "ce_number=bpl992") == []


@pytest.mark.parametrize(
    "query",
    [
        "announced__gte=soon", "announced__gte=2023-02-30", "type__in=circular,x",
        "type__in=circular,", "force__isnull=1", "issuers__in=nobody",
        "id__in=a b", "title_en=" + "x" * 401,
    ],
)  # fmt: skip
def test_a_bad_value_is_refused_with_what_is_allowed(query):
    _rows, faults = filtered(POLICY, QueryDict(query))

    (fault,) = faults
    assert fault.parameter == re.match("[a-z_]+", query)[0]
    assert fault.detail
    assert fault.allowed
