"""A new tier turns confirmations of records the set does not name."""

import pytest

from registry.changesets.consequences import consequences
from registry.changesets.merging import merged
from registry.changesets.refusals import Invalid
from registry.ledger import read
from registry.ledger.verify import verify
from tests.makers import (
    Act,
    a_licence,
    a_policy,
    a_source,
    commit,
    fresh,
    revise,
)
from tests.proposals import edit, kept
from tests.snapshots import revisions, snapshot

pytestmark = pytest.mark.django_db
OFFICIAL = {"publisher_kind": "regulator", "tier": 3}
PRESS = {"publisher_kind": "press", "tier": 7}


def test_what_a_new_tier_confirms_is_revised_in_the_same_set():
    source = a_source(**PRESS)
    licence = a_licence(source=source, status_events=[{}])
    event = licence.status_events.get()

    revise(source, **OFFICIAL)

    newest = read.newest(licence.public_id)
    assert read.form_of(newest)["status_events"][0]["confirmed"] is True
    assert newest.recorded_at == read.newest(source.public_id).recorded_at
    assert revisions(licence) == [(licence.seq, "+"), (newest.seq, "~")]
    assert revisions(event) == [(licence.seq, "+"), (newest.seq, "~")]
    assert not list(verify())


def test_what_it_no_longer_confirms_is_revised_too():
    source = a_source(**OFFICIAL)
    licence = a_licence(source=source, status_events=[{}])

    revise(source, **PRESS)

    assert not licence.status_events.get().confirmed
    assert fresh(licence).version == 2


def test_what_the_tier_does_not_turn_is_left_alone():
    source = a_source(**PRESS)
    policy, licence = a_policy(source=source), a_licence(source=source)
    official = a_licence(status_events=[{}])

    revise(source, **OFFICIAL)

    assert [fresh(record).version for record in (policy, licence, official)] == [
        1,
        1,
        1,
    ]


def test_other_edits_of_a_source_turn_nothing(editor, django_assert_num_queries):
    source = a_source(**PRESS)
    a_licence(source=source, status_events=[{}])
    steps = merged(kept(editor, edit(source, note="x")).changes.all())

    with django_assert_num_queries(0):
        assert consequences(steps) == []


def test_a_record_the_set_names_is_revised_once():
    source = a_source(**PRESS)
    licence = a_licence(source=source, status_events=[{}])

    entries = commit(edit(source, **OFFICIAL), edit(licence, note="x"), act=Act())

    assert [entry.public_id for entry in entries] == [
        source.public_id,
        licence.public_id,
    ]
    assert licence.status_events.get().confirmed


def test_a_tier_that_would_break_a_rule_elsewhere_is_refused_naming_the_record():
    source = a_source(**PRESS)
    event = {"status": "licensed", "effective": "2024"}
    a_licence(source=source, status_events=[event])  # without a holder
    before = snapshot()

    with pytest.raises(Invalid, match="LC-0001: Holder: The grant is confirmed"):
        revise(source, **OFFICIAL)

    assert snapshot() == before
