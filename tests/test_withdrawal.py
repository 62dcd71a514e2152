"""What is withdrawn leaves a tombstone and its history, and may come back."""

import pytest

from policies.models import Policy, Regulator
from registry.changesets.propose import Proposed
from registry.changesets.refusals import Referenced
from registry.ledger import read
from registry.ledger.verify import verify
from registry.records.rows import plain
from registry.search.models import SearchRow
from tests.makers import (
    a_policy,
    a_regulator,
    a_source,
    an_alert,
    an_exchange,
    commit,
    restore,
    withdraw,
)
from tests.snapshots import revisions, snapshot

pytestmark = pytest.mark.django_db


def test_to_withdraw_leaves_a_tombstone_and_the_history():
    policy = a_policy(requirements=[{}], issuers=[a_regulator()])
    requirement = policy.requirements.get()

    entry = withdraw(policy, reason="Entered by mistake, twice.")

    assert (entry.type, read.form_of(entry)) == (
        "withdrawn",
        {
            "id": policy.public_id,
            "kind": "policies",
            "slug": policy.slug,
            "withdrawn": "Entered by mistake, twice.",
        },
    )
    assert revisions(policy) == [(policy.seq, "+"), (entry.seq, "-")]
    assert revisions(requirement) == [(policy.seq, "+"), (entry.seq, "-")]
    assert not plain(Policy).exists()
    assert not SearchRow.objects.filter(public_id=policy.public_id).exists()


def test_what_is_restored_keeps_its_id_and_slug_and_counts_on():
    policy = a_policy(requirements=[{"value": "98"}])
    withdraw(policy)

    restored = restore(policy)

    assert (restored.public_id, restored.slug) == (policy.public_id, policy.slug)
    assert (read.newest(policy.public_id).type, restored.version) == ("restored", 3)
    assert restored.requirements.get().value == 98
    assert [sign for _seq, sign in revisions(policy)] == ["+", "-", "+"]
    assert not list(verify())


def test_a_record_others_name_is_not_withdrawn():
    sfc = a_regulator()
    policy, other = a_policy(issuers=[sfc]), a_policy(issuers=[sfc])
    before = snapshot()

    both = f"{policy.public_id}, {other.public_id}"
    with pytest.raises(Referenced, match=f"Still named by {both}: change those first"):
        withdraw(sfc)

    assert snapshot() == before


def test_what_is_withdrawn_together_does_not_stand_in_its_own_way():
    sfc = a_regulator()
    policy = a_policy(issuers=[sfc])

    gone = Proposed(Regulator, sfc.pk, "-"), Proposed(Policy, policy.pk, "-")
    entries = commit(*gone)

    assert [entry.type for entry in entries] == ["withdrawn", "withdrawn"]
    assert not list(verify())


@pytest.mark.parametrize(
    ("named", "by"),
    [
        (a_regulator, lambda sfc: a_policy(issuers=[sfc])),
        (a_regulator, lambda sfc: an_alert(regulator=sfc)),
        (a_source, lambda source: an_exchange(source=source)),
        (a_policy, lambda old: a_policy(relations=[{"to_policy": old}])),
    ],
)
def test_whatever_names_it_is_named(named, by):
    record = named()
    other = by(record)

    with pytest.raises(Referenced, match=f"named by {other.public_id}: change those"):
        withdraw(record)


def test_a_public_id_and_a_slug_are_never_given_again():
    first = an_exchange()
    withdraw(first)

    second = an_exchange()

    assert (first.public_id, second.public_id) == ("EX-0001", "EX-0002")
    assert (first.slug, second.slug) == ("platform", "platform-ex-0002")
