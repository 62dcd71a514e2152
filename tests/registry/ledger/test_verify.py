"""Whatever is altered behind the register's back is found and named."""

from contextlib import contextmanager

import pytest
from django.db import connection

from registry.history import triggers
from registry.ledger.models import Entry, Head
from registry.ledger.verify import verify
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    a_source,
    an_exchange,
    restore,
    revise,
    withdraw,
)

pytestmark = pytest.mark.django_db
LINK = """
INSERT INTO policies_policy_issuers (policy_id, regulator_id)
SELECT p.id, r.id FROM policies_policy p, policies_regulator r
"""
BOTH = """
UPDATE policies_policy SET note = 'forged';
UPDATE policies_historicalpolicy SET note = 'forged' WHERE version = 3
"""


@pytest.fixture
def policy():
    """Return a policy of three versions, with a part, a link and a past."""
    found = a_policy(issuers=[a_regulator()], requirements=[{"value": "98"}])
    revise(found, note="second")
    return revise(found, note="third", issuers=[])


@contextmanager
def unguarded():
    """Write behind the register's back."""
    triggers.remove()
    with connection.cursor() as cursor:
        yield cursor.execute
    triggers.install()


def faults():
    return "\n".join(verify())


def test_what_was_only_published_is_whole(policy):
    licence = a_licence(source=a_source(publisher_kind="press"), status_events=[{}])
    revise(licence, note="x")
    withdraw(an_exchange())
    withdraw(policy)
    restore(policy)

    assert list(verify()) == []


def test_an_empty_register_is_whole():
    assert list(verify()) == []


ALTERED = {
    "a payload": (
        "UPDATE registry_entry SET payload = '{}' WHERE seq = 3",
        "no. 3: the payload is not the one published",
    ),
    "a salt": (
        "UPDATE registry_entry SET salt = '00' WHERE seq = 3",
        "no. 3: the payload is not the one published",
    ),
    "a reason": (
        "UPDATE registry_entry SET reason = 'a better one' WHERE seq = 3",
        "no. 3: the entry is not the one published",
    ),
    "an instant": (
        "UPDATE registry_entry SET recorded_at = '2020-01-01 00:00:00' WHERE seq = 3",
        "no. 3: the entry is not the one published",
    ),
    "payload, digest and leaf": (
        "UPDATE registry_entry SET leaf = 'forged' WHERE seq = 3",
        "the head's root is not that of the ledger",
    ),
    "an entry taken out": (
        "DELETE FROM registry_entry WHERE seq = 3",
        "no. 4: no. 3 is missing before it",
    ),
    "the last entry taken off": (
        "DELETE FROM registry_entry WHERE seq = 5",
        "the head says no. 5, the ledger holds 4 entries",
    ),
    "the head's number": (
        "UPDATE registry_head SET seq = 9",
        "the head says no. 9, the ledger holds 5 entries",
    ),
    "the log's name": (
        "UPDATE registry_head SET log_id = 'another'",
        "no. 1: the entry is not the one published",
    ),
    "a live row": (
        "UPDATE policies_policy SET note = 'forged'",
        "the live row differs from its revision",
    ),
    "a live part": (
        "UPDATE policies_requirement SET value = 50",
        "the live row differs from its revision",
    ),
    "a live link": (
        LINK,
        "the live row differs from its revision",
    ),
    "a bound": (
        "UPDATE policies_requirement SET to_latest = '2020-01-01'",
        "the live row differs from its revision",
    ),
    "a citation": (
        "UPDATE registry_citation SET quote = 'forged'",
        "the live row differs from its revision",
    ),
    "a current revision": (
        "UPDATE policies_historicalpolicy SET note = 'forged' WHERE version = 3",
        "the live row differs from its revision",
    ),
    "a live row taken out": (
        "DELETE FROM policies_requirement",
        "a current revision without a live row",
    ),
    "a current revision taken out": (
        "DELETE FROM policies_historicalpolicy WHERE version = 3",
        "a live row without a current revision",
    ),
    "row and revision alike": (
        BOTH,
        "PL-0001: the live row is not what no. 5 says",
    ),
    "a past revision taken out": (
        "DELETE FROM policies_historicalpolicy WHERE version = 2",
        "version 2 lacks a revision or an entry",
    ),
    "a past revision that goes on": (
        "UPDATE policies_historicalpolicy SET seq_to = 5 WHERE version = 1",
        "what held up to no. 5 does not meet the next",
    ),
}


@pytest.mark.usefixtures("policy")
@pytest.mark.parametrize("what", ALTERED)
def test_what_is_altered_is_found(what):
    statements, told = ALTERED[what]

    with unguarded() as execute:
        for statement in statements.split(";"):
            execute(statement)

    assert told in faults()


@pytest.mark.usefixtures("policy")
def test_an_entry_put_in_is_found():
    with unguarded():
        extra = Entry.objects.last()
        extra.seq, extra.version = extra.seq + 1, extra.version + 1
        extra.save(force_insert=True)

    assert "no. 6: the entry is not the one published" in faults()
    assert "the head says no. 5, the ledger holds 6 entries" in faults()


def test_two_links_in_another_order_are_the_same_links():
    sfc, hkma = a_regulator(), a_regulator()
    policy = a_policy(issuers=[sfc, hkma])

    revise(policy, issuers=[hkma, sfc])

    assert list(verify()) == []
    assert Head.objects.get().seq == policy.seq
