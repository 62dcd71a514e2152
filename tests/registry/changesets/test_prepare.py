"""Submission and publication ask the same, and asking writes nothing."""

import pytest

from registry.changesets.prepare import prepare
from registry.changesets.propose import Proposed
from registry.changesets.refusals import Conflict, Invalid, Referenced
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    a_source,
    an_entity,
    an_exchange,
    revise,
)
from tests.proposals import edit, kept
from tests.snapshots import snapshot

pytestmark = pytest.mark.django_db


def test_the_steps_are_those_that_still_change_something(editor):
    one, other = an_exchange(), an_exchange()
    change_set = kept(editor, edit(one, note="x"), edit(other, note="x"))
    revise(other, note="x")
    before = snapshot()

    steps, tiers = prepare(change_set)

    assert [(step.record, step.patch) for step in steps] == [
        (one.pk, {"note": ["", "x"]})
    ]
    assert steps[0].state["name_en"] == one.name_en
    assert tiers
    assert snapshot() == before


def test_what_a_new_tier_turns_is_a_step_of_its_own(editor):
    press = a_source(publisher_kind="press", tier=7)
    licence = a_licence(source=press, status_events=[{}])
    change_set = kept(editor, edit(press, publisher_kind="regulator", tier=3))

    steps, tiers = prepare(change_set)

    assert {step.record for step in steps} == {press.pk, licence.pk}
    assert tiers[str(press.pk)] == 3


@pytest.mark.parametrize("reason", ["", "          ", "too short"])
def test_a_set_says_why(reason, editor):
    change_set = kept(editor, edit(an_exchange(), note="x"))
    change_set.reason = reason

    with pytest.raises(Invalid, match="Say why, in at least 10 characters"):
        prepare(change_set)


def test_a_value_changed_meanwhile_conflicts(editor):
    exchange = an_exchange()
    change_set = kept(editor, edit(exchange, note="mine"))
    revise(exchange, note="theirs")

    with pytest.raises(Conflict, match="Note"):
        prepare(change_set)


def test_a_value_no_source_supports_is_invalid(editor):
    exchange = an_exchange()
    bare = Proposed(type(exchange), exchange.pk, "~", {"name_zh_hant": ["", "平台"]})

    with pytest.raises(Invalid, match="No citation names this value"):
        prepare(kept(editor, bare))


def test_records_that_cannot_stand_beside_each_other_are_invalid(editor):
    statute, holder = a_policy(), an_entity()
    first = a_licence(holder=holder, statute=statute)
    second = a_licence(holder=holder, regulator=first.regulator)

    with pytest.raises(Invalid):
        prepare(kept(editor, edit(second, statute=statute)))


def test_a_record_others_name_does_not_leave(editor):
    sfc = a_regulator()
    a_policy(issuers=[sfc])

    with pytest.raises(Referenced, match="Still named by"):
        prepare(kept(editor, Proposed(type(sfc), sfc.pk, "-")))
