"""No record leaves while another names it, and none names what has left."""

import pytest

from registry.changesets.propose import Proposed
from registry.changesets.references import referrers
from registry.changesets.refusals import Referenced
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    a_source,
    an_entity,
    an_exchange,
    commit,
    withdraw,
)
from tests.proposals import agreed, edit, kept

pytestmark = pytest.mark.django_db


def gone(record):
    return Proposed(type(record), record.pk, "-")


def test_columns_links_and_rows_of_parts_name_a_record():
    sfc, entity = a_regulator(), an_entity()
    exchange = an_exchange(operators=[{"entity": entity}])
    policy = a_policy(issuers=[sfc])
    licence = a_licence(regulator=sfc, exchanges=[exchange])

    assert referrers(type(sfc), [sfc.pk]) == {sfc.pk: {policy.pk, licence.pk}}
    assert referrers(type(entity), [entity.pk])[entity.pk] >= {exchange.pk}
    assert referrers(type(exchange), [exchange.pk]) == {exchange.pk: {licence.pk}}


def test_its_own_parts_do_not_hold_a_record_back():
    policy = a_policy(requirements=[{}])

    assert referrers(type(policy), [policy.pk]) == {}


def test_a_record_that_is_named_cannot_leave_and_the_refusal_says_by_whom():
    sfc = a_regulator()
    policy = a_policy(issuers=[sfc])

    with pytest.raises(Referenced, match=policy.public_id):
        withdraw(sfc)


def test_a_source_that_is_cited_cannot_leave():
    source = a_source()
    policy = a_policy(source=source)

    with pytest.raises(Referenced, match=policy.public_id):
        withdraw(source)


def test_both_leave_in_one_set():
    sfc = a_regulator()
    policy = a_policy(issuers=[sfc])

    entries = commit(gone(policy), gone(sfc))

    assert [entry.type for entry in entries] == ["withdrawn", "withdrawn"]


def test_it_leaves_in_the_set_that_takes_its_name_away():
    sfc, hkma = a_regulator(), a_regulator()
    policy = a_policy(issuers=[sfc])

    entries = commit(edit(policy, issuers=[hkma]), gone(sfc))

    assert [entry.type for entry in entries] == ["revised", "withdrawn"]


def test_a_set_that_waited_cannot_name_what_left_meanwhile(editor, publisher):
    sfc, policy = a_regulator(), a_policy()
    waiting = kept(editor, edit(policy, issuers=[sfc]))
    withdraw(sfc)

    with pytest.raises(Referenced, match="has left the register"):
        agreed(waiting, publisher)


def test_a_set_cannot_name_what_it_withdraws():
    sfc, policy = a_regulator(), a_policy()

    with pytest.raises(Referenced, match="has left the register"):
        commit(edit(policy, issuers=[sfc]), gone(sfc))
