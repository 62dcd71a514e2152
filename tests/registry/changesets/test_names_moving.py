"""Names of a record that merges move to the other, with what they rest on."""

import pytest

from registry.changesets.merge_records import merge_records
from registry.ledger import read
from registry.records.kinds import kinds, parts_of
from tests.makers import an_entity, an_exchange
from tests.proposals import NOON, agreed

pytestmark = pytest.mark.django_db


def merging(gone, into, author):
    """Propose to merge, with a reason, and return the set."""
    made = merge_records(type(gone), gone.pk, into=into.pk, author=author, at=NOON)
    made.reason = "They are one and the same."
    made.save()
    return made


def form_of(record):
    return read.form_of(read.newest(record.public_id))


def test_a_part_that_holds_former_names_names_its_columns():
    declared = {
        part.__name__: part.FORMER_NAME
        for kind in kinds()
        for part in parts_of(kind.record).values()
        if part.FORMER_NAME
    }

    assert declared == {
        "EntityName": ("name", {}),
        "ExchangeName": ("name", {"kind": "former"}),
    }


def test_names_become_former_names_with_their_evidence(editor, publisher):
    stays = an_entity(name_en="Stays Limited")
    gone = an_entity(
        name_en="Gone Limited",
        name_zh_hant="舊名有限公司",
        former_names=[{"name": "Once Limited", "valid_to": "2020"}],
    )

    agreed(merging(gone, stays, editor), publisher)

    names = {row["name"]: row for row in form_of(stays)["former_names"]}
    assert set(names) == {"Gone Limited", "舊名有限公司", "Once Limited"}
    assert names["Once Limited"]["valid_to"] == "2020"
    cited = {path for row in form_of(stays)["citations"] for path in row["fields"]}
    for row in names.values():
        assert f"former_names/{row['id']}/name" in cited
    assert f"former_names/{names['Once Limited']['id']}/valid_to" in cited


def test_a_further_name_says_what_it_is(editor, publisher):
    stays, gone = an_exchange(name_en="Stays"), an_exchange(name_en="Gone")

    agreed(merging(gone, stays, editor), publisher)

    ((name, kind),) = stays.names.values_list("name", "kind")
    assert (name, kind) == ("Gone", "former")


def test_a_name_it_bears_or_bore_does_not_move(editor, publisher):
    stays = an_exchange(name_en="Same", names=[{"name": "Old  name", "kind": "also"}])
    gone = an_exchange(name_en="SAME", names=[{"name": "Old Name", "kind": "former"}])

    entries = agreed(merging(gone, stays, editor), publisher)

    assert [entry.public_id for entry in entries] == [gone.public_id]
    assert stays.names.count() == 1
