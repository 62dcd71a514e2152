"""Two records become one: who named the one names the other, and it can be parted."""

import pytest

from policies.models import Exchange, LegalEntity, Licence
from registry.changesets import drafts
from registry.changesets.merge_records import merge_records
from registry.changesets.models import ChangeSet
from registry.changesets.refusals import NotReviewable, Referenced
from registry.changesets.undo import undo
from registry.citations.models import Citation, Source
from registry.history.intervals import state_at
from registry.ledger import read
from registry.ledger.verify import verify
from registry.records.kinds import kinds
from registry.search.models import SearchRow
from tests.makers import (
    MAKERS,
    a_licence,
    a_policy,
    a_regulator,
    a_source,
    an_entity,
    an_exchange,
    fresh,
    live_state,
    revise,
    snapshot,
    withdraw,
)
from tests.proposals import NOON, agreed, edit, fresh_set
from tests.snapshots import revisions

pytestmark = pytest.mark.django_db

REASON = "They are one and the same."


def merging(gone, into, author):
    """Propose to merge, with a reason, and return the set."""
    made = merge_records(type(gone), gone.pk, into=into.pk, author=author, at=NOON)
    ChangeSet.objects.filter(pk=made.pk).update(reason=REASON)
    return fresh_set(made)


def form_of(record):
    return read.form_of(read.newest(record.public_id))


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
def test_a_merged_record_leaves_a_tombstone_that_leads_on(kind, editor, publisher):
    stays, gone = MAKERS[kind.slug](), MAKERS[kind.slug]()

    entry = agreed(merging(gone, stays, editor), publisher)[-1]

    assert entry.type == "merged"
    assert read.form_of(entry) == {
        "id": gone.public_id,
        "kind": kind.slug,
        "slug": gone.slug,
        "withdrawn": REASON,
        "merged_into": stays.public_id,
    }
    assert revisions(gone) == [(gone.seq, "+"), (entry.seq, "-")]
    assert not SearchRow.objects.filter(public_id=gone.public_id).exists()
    assert not list(verify())


def test_whoever_named_it_names_the_other(editor, publisher):
    stays, gone = an_entity(name_en="Stays Limited"), an_entity(name_en="Gone Limited")
    child = an_entity(name_en="Child", parent=gone)
    exchange = an_exchange(operators=[{"entity": gone, "valid_from": "2023"}])
    licence = a_licence(holder=gone)

    entries = agreed(merging(gone, stays, editor), publisher)

    assert [(entry.public_id, entry.type) for entry in entries[-1:]] == [
        (gone.public_id, "merged")
    ]
    assert {entry.public_id for entry in entries[:-1]} == {
        one.public_id for one in (stays, child, exchange, licence)
    }
    assert {entry.type for entry in entries[:-1]} == {"revised"}
    assert fresh(child).parent_id == fresh(licence).holder_id == stays.pk
    assert exchange.operators.get().entity_id == stays.pk
    assert form_of(licence)["holder"] == stays.public_id
    assert not list(verify())


def test_links_to_many_move_and_none_is_there_twice(editor, publisher):
    stays, gone = an_exchange(name_en="Stays"), an_exchange(name_en="Gone")
    one, both = a_licence(exchanges=[gone]), a_licence(exchanges=[stays, gone])

    agreed(merging(gone, stays, editor), publisher)

    for licence in (one, both):
        assert form_of(licence)["exchanges"] == [stays.public_id]
    assert not list(verify())


def test_citations_of_a_merged_source_move(editor, publisher):
    stays, gone = a_source(title="Stays"), a_source(title="Gone")
    regulator = a_regulator(source=gone)
    twice = a_regulator(name_en="Twice", source=gone)
    row = next(iter(live_state(twice)["citations"].values()))
    state = live_state(twice)
    citations = [{**row, "source": str(stays.pk), "id": "0" * 32}]
    kept = [{**one, "id": key} for key, one in state["citations"].items()]
    revise(twice, citations=[*kept, *citations])

    agreed(merging(gone, stays, editor), publisher)

    assert set(Citation.objects.values_list("source", flat=True)) == {stays.pk}
    assert len(form_of(regulator)["citations"]) == 1
    assert len(form_of(twice)["citations"]) == 1
    assert not list(verify())


def test_what_would_lead_to_itself_drops_out(editor, publisher):
    gone = an_entity(name_en="Gone")
    stays = an_entity(name_en="Stays", parent=gone)

    agreed(merging(gone, stays, editor), publisher)

    assert fresh(stays).parent_id is None
    assert not list(verify())


def test_rows_that_say_the_same_become_one(editor, publisher):
    stays, gone = an_entity(name_en="Stays"), an_entity(name_en="Gone")
    rows = [{"entity": stays, "valid_from": "2023"},
            {"entity": gone, "valid_from": "2023"},
            {"entity": gone, "valid_from": "2020"}]  # fmt: skip
    exchange = an_exchange(operators=rows)

    agreed(merging(gone, stays, editor), publisher)

    found = sorted(exchange.operators.values_list("valid_from", "entity"))
    assert found == [("2020", stays.pk), ("2023", stays.pk)]
    assert not list(verify())


def test_merging_is_undone_and_both_are_as_they_were(editor, publisher):
    stays = an_entity(name_en="Stays", former_names=[{"name": "Before"}])
    gone = an_entity(name_en="Gone", former_names=[{"name": "Once"}])
    exchange = an_exchange(operators=[{"entity": stays}, {"entity": gone}])
    licence = a_licence(holder=gone)
    records = (stays, gone, exchange, licence)
    before = [form_of(record) for record in records]
    (merged, *_rest) = agreed(merging(gone, stays, editor), publisher)
    together = [form_of(record) for record in records]
    assert together != before

    parted = agreed(
        undo(merged.change_set, author=editor, at=NOON).change_set, publisher
    )

    assert [form_of(record) for record in records] == before
    assert "restored" in {entry.type for entry in parted}
    again = undo(parted[0].change_set, author=editor, at=NOON).change_set
    ChangeSet.objects.filter(pk=again.pk).update(reason=REASON)
    agreed(fresh_set(again), publisher)
    assert [form_of(record) for record in records] == together
    assert read.newest(gone.public_id).type == "merged"
    assert not list(verify())


def test_both_histories_stay_and_the_past_is_known(editor, publisher):
    stays, gone = an_entity(name_en="Stays"), an_entity(name_en="Gone")
    licence = a_licence(holder=gone)

    entry = agreed(merging(gone, stays, editor), publisher)[-1]

    assert [e.type for e in read.versions(gone.public_id)] == ["published", "merged"]
    assert state_at(LegalEntity, gone.pk, seq=entry.seq - 1)["name_en"] == "Gone"
    assert state_at(LegalEntity, gone.pk, seq=entry.seq) is None
    for seq, holder in ((licence.seq, gone), (entry.seq, stays)):
        assert state_at(Licence, licence.pk, seq=seq)["holder"] == str(holder.pk)


def test_one_merged_into_another_leads_to_the_last(editor, publisher):
    first, second, third = (an_exchange(name_en=name) for name in "ABC")
    agreed(merging(first, second, editor), publisher)

    agreed(merging(second, third, editor), publisher)

    last = read.successor(read.newest(first.public_id))
    assert (last.public_id, last.type) == (third.public_id, "revised")
    assert {row["name"] for row in form_of(third)["names"]} == {"A", "B"}


def test_in_one_set_too(editor, publisher):
    first, second, third = (an_exchange(name_en=name) for name in "ABC")
    merging(first, second, editor)

    entries = agreed(merging(second, third, editor), publisher)

    told = {e.public_id: read.form_of(e).get("merged_into") for e in entries}
    assert told == {
        first.public_id: third.public_id,
        second.public_id: third.public_id,
        third.public_id: None,
    }
    assert not list(verify())


def test_what_the_draft_says_moves_too(editor, publisher):
    stays, gone = an_exchange(name_en="Stays"), an_exchange(name_en="Gone")
    licence, other = a_licence(exchanges=[stays]), a_licence(exchanges=[gone])
    drafts.keep(
        [edit(licence, exchanges=[gone]), edit(other, exchanges=[stays])],
        author=editor,
        at=NOON,
    )

    agreed(merging(gone, stays, editor), publisher)

    for one in (licence, other):
        assert form_of(one)["exchanges"] == [stays.public_id]
    assert not list(verify())


def test_nothing_is_published_at_once(editor):
    stays, gone = an_exchange(name_en="Stays"), an_exchange(name_en="Gone")
    before = snapshot()

    change_set = merging(gone, stays, editor)

    assert snapshot() == before
    assert (change_set.opened, change_set.state) == (True, "draft")


def test_who_names_it_meanwhile_stands_in_the_way(editor, publisher):
    stays, gone = an_exchange(name_en="Stays"), an_exchange(name_en="Gone")
    change_set = merging(gone, stays, editor)
    licence = a_licence(exchanges=[gone])

    with pytest.raises(Referenced, match=licence.public_id):
        agreed(change_set, publisher)


def test_it_does_not_lead_to_what_left_meanwhile(editor, publisher):
    stays, gone = a_policy(), a_policy()
    change_set = merging(gone, stays, editor)
    withdraw(stays)

    with pytest.raises(Referenced, match="has left the register"):
        agreed(change_set, publisher)


def test_only_two_records_that_are_there_merge(editor):
    exchange, gone = an_exchange(), an_exchange()
    withdraw(gone)

    for one, other in ((exchange, exchange), (gone, exchange), (exchange, gone)):
        with pytest.raises(NotReviewable):
            merge_records(Exchange, one.pk, into=other.pk, author=editor, at=NOON)


def test_no_more_is_touched_than_a_set_holds(editor, monkeypatch):
    stays, gone = a_source(title="Stays"), a_source(title="Gone")
    for _ in range(3):
        a_regulator(source=gone)
    monkeypatch.setattr("registry.changesets.drafts.MOST", 3)

    with pytest.raises(NotReviewable, match="more than 3 changes"):
        merge_records(Source, gone.pk, into=stays.pk, author=editor, at=NOON)
    assert not ChangeSet.objects.filter(author=editor).exists()
