"""The tables of webhooks: what the database refuses, and that no secret is a column."""

import pytest
from django.db import IntegrityError, transaction

from registry.webhooks import signing
from registry.webhooks.models import Delivery, Endpoint
from tests.registry.webhooks.receiver import SEED, an_endpoint

pytestmark = pytest.mark.django_db
URL = "https://receiver.example/"


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"after": -1}, "registry_endpoint_after_not_negative"),
        ({"after": 5, "upto": 5}, "registry_endpoint_batch_follows"),
    ],
)
def test_a_cursor_is_a_place_in_the_ledger(values, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        an_endpoint(URL, **values)


def test_two_endpoints_bear_two_names():
    an_endpoint(URL)

    with pytest.raises(IntegrityError), transaction.atomic():
        an_endpoint(URL)


def test_no_row_holds_the_secret():
    found = an_endpoint(URL)

    row = str(Endpoint.objects.filter(pk=found.pk).values().get())
    assert signing.secret(SEED) not in row
    assert signing.secret(SEED).removeprefix("whsec_") not in row


def test_rows_are_told_by_name_and_outcome():
    found = an_endpoint(URL)

    assert str(found) == "Archive"
    assert str(Delivery(endpoint=found, outcome="busy")) == f"{found.pk}: busy"
