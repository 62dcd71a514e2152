"""Disjoint edits merge, edits of one value conflict by name, no-ops drop out."""

import pytest

from policies.models import Exchange
from registry.changesets.merging import by_model, merged
from registry.changesets.models import State
from registry.changesets.propose import Proposed
from registry.changesets.publish import publish
from registry.changesets.refusals import Conflict
from registry.ledger import read
from tests.makers import (
    a_policy,
    a_regulator,
    an_exchange,
    fresh,
    live_state,
    revise,
    withdraw,
)
from tests.proposals import agreed, approved, at_noon, edit, kept
from tests.snapshots import revisions, snapshot

pytestmark = pytest.mark.django_db


def test_disjoint_edits_of_one_record_both_count(editor, publisher):
    exchange = an_exchange()
    mine, yours = edit(exchange, note="mine"), edit(exchange, name_zh_hant="平台")

    agreed(kept(editor, mine), publisher)
    agreed(kept(editor, yours), publisher)

    both = fresh(exchange)
    assert (both.note, both.name_zh_hant, both.version) == ("mine", "平台", 3)


def test_disjoint_edits_of_one_part_both_count(editor, publisher):
    policy = a_policy(requirements=[{"value": "98", "unit": "%"}])
    key = str(policy.requirements.get().pk)
    mine = edit(policy, requirements=[{"id": key, "value": "95"}])
    yours = edit(policy, requirements=[{"id": key, "note": "of client assets"}])

    agreed(kept(editor, mine), publisher)
    agreed(kept(editor, yours), publisher)

    both = live_state(policy)["requirements"][key]
    assert (both["value"], both["note"]) == ("95", "of client assets")


def test_links_added_by_two_editors_are_both_there(editor, publisher):
    policy, one, other = a_policy(), a_regulator(), a_regulator()
    mine, yours = edit(policy, issuers=[one]), edit(policy, issuers=[other])

    agreed(kept(editor, mine), publisher)
    agreed(kept(editor, yours), publisher)

    assert set(policy.issuers.all()) == {one, other}


def test_edits_of_one_value_conflict_by_name_and_nothing_is_written(editor, publisher):
    exchange = an_exchange()
    mine, yours = (kept(editor, edit(exchange, note=note)) for note in ("a", "b"))
    agreed(mine, publisher)
    before = snapshot()

    with pytest.raises(Conflict, match=r"compare and choose: EX-0001 .*: Note$") as no:
        agreed(yours, publisher)

    assert [place.rpartition(": ")[2] for place in no.value.fields] == ["Note"]
    assert snapshot() == before


def test_a_conflict_in_a_part_is_named_to_the_value(editor, publisher):
    policy = a_policy(requirements=[{"value": "98"}])
    key = policy.requirements.get().pk
    mine, yours = (
        kept(editor, edit(policy, requirements=[{"id": key, "value": value}]))
        for value in ("95", "90")
    )
    agreed(mine, publisher)

    with pytest.raises(Conflict, match=r"PL-0001 A circular: Requirement: Value$"):
        agreed(yours, publisher)


def test_every_conflict_of_a_set_is_named(editor, publisher):
    one, other = an_exchange(), an_exchange()
    yours = kept(editor, edit(one, note="b", opened="2020"), edit(other, note="b"))
    revise(one, note="a", opened="2021")
    revise(other, note="a")

    with pytest.raises(Conflict) as refused:
        agreed(yours, publisher)

    assert len(refused.value.fields) == 3


def test_the_same_edit_twice_is_one_change(editor, publisher):
    exchange = an_exchange()
    mine, yours = (
        approved(kept(editor, edit(exchange, note="a")), publisher) for _ in range(2)
    )
    agreed(mine, publisher)
    head = read.head()

    assert publish(yours, actor=publisher, clock=at_noon) == []

    yours.refresh_from_db()
    assert (read.head(), yours.state) == (head, State.PUBLISHED)
    assert revisions(exchange)[-1] == (head.seq, "~")


def test_what_changes_nothing_drops_out_of_the_set(publisher):
    changed, same = an_exchange(), an_exchange()

    entries = agreed(kept(publisher, edit(same), edit(changed, note="x")), publisher)

    assert [entry.public_id for entry in entries] == [changed.public_id]
    assert revisions(same) == [(same.seq, "+")]


@pytest.mark.parametrize(
    "values", [{"slug": ""}, {"note": None}, {"opened": "2020"}, {"slug": "platform"}]
)
def test_what_is_written_otherwise_is_no_change(values):
    exchange = an_exchange(opened="2020")
    head = read.head()

    revise(exchange, **values)

    assert read.head() == head


def test_a_number_written_otherwise_is_no_change():
    policy = a_policy(requirements=[{"value": "98"}])
    key, head = policy.requirements.get().pk, read.head()

    revise(policy, requirements=[{"id": key, "value": "98.00"}])

    assert read.head() == head


def test_what_was_withdrawn_meanwhile_conflicts(editor, publisher):
    exchange = an_exchange()
    change_set = kept(editor, edit(exchange, note="x"))
    withdraw(exchange)

    with pytest.raises(Conflict, match="withdrawn meanwhile"):
        agreed(change_set, publisher)


def test_what_was_added_meanwhile_conflicts(editor, publisher):
    exchange = an_exchange()
    again = Proposed(Exchange, exchange.pk, "+", {"name_en": [None, "Platform"]})

    with pytest.raises(Conflict, match="added meanwhile"):
        agreed(kept(editor, again), publisher)


def test_steps_keep_the_order_of_the_set_and_are_grouped_by_model(editor):
    exchange, policy, other = an_exchange(), a_policy(), an_exchange()
    change_set = kept(
        editor, *(edit(record, note="x") for record in (exchange, policy, other))
    )

    steps = merged(change_set.changes.all())

    assert [step.record for step in steps] == [exchange.pk, policy.pk, other.pk]
    assert [len(group) for group in by_model(steps).values()] == [2, 1]


def test_the_merge_costs_the_same_however_many_changes(
    editor, django_assert_num_queries
):
    one = kept(editor, edit(an_exchange(), note="x"))
    many = kept(editor, *(edit(an_exchange(), note="x") for _ in range(5)))

    for change_set in (one, many):
        with django_assert_num_queries(1 + 1 + 5):  # changes, rows, five sorts of part
            merged(change_set.changes.all())
