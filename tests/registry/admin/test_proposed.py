"""What a change set does to each record: before, after, and what refers to it."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from policies.models import Exchange
from registry.admin.proposed import proposed
from registry.changesets import drafts
from registry.changesets.merge_records import merge_records
from registry.changesets.propose import Proposed, new_record
from registry.changesets.refusals import Refused
from registry.changesets.remarks import remark
from registry.changesets.undo import undo
from tests.makers import (
    a_licence,
    a_regulator,
    an_entity,
    an_exchange,
    revise,
    snapshot,
    state_of,
    withdraw,
)
from tests.proposals import NOON, agreed, edit, fresh_set, kept

pytestmark = pytest.mark.django_db

GRANTED = {"position": 1, "status": "licensed", "effective": "2024-01-31"}


def told_of(change_set, user, language="en"):
    return proposed(fresh_set(change_set), user, language=language)


def test_a_draft_is_told_from_what_stands_to_what_it_says(editor, auditor):
    exchange = an_exchange(note="First.")
    change_set, before = kept(editor, edit(exchange, note="Second.")), snapshot()

    (told,) = told_of(change_set, auditor)

    (line,) = told.lines
    assert (told.public_id, told.name.text) == ("EX-0001", "Platform")
    assert (line.told.old, line.told.new) == ("First.", "Second.")
    assert ("removed", ' "note": "First.",') in told.json
    assert ("added", ' "note": "Second.",') in told.json
    assert snapshot() == before


def test_a_new_record_has_no_id_and_each_of_its_values(editor):
    exchange = an_exchange()
    state = state_of(Exchange, {"name_en": "Drafted", "name_zh_hant": "新平台"})
    change_set = kept(editor, new_record(Exchange, uuid4(), state=state))

    (told,) = told_of(change_set, editor, "zh-hant")

    assert (told.public_id, told.name.text) == ("", "新平台")
    assert told.name.text != exchange.name_en
    assert {"Name"} <= {line.label for line in told.lines}
    assert told.uncited == 0


def test_what_the_public_will_read_is_told_before_and_after(editor):
    licence = a_licence(holder=an_entity(), exchanges=[an_exchange()])
    change_set = kept(editor, edit(licence, status_events=[GRANTED]))

    (told,) = told_of(change_set, editor)

    assert told.answered
    assert told.before.tag != told.after.tag
    assert told.before.sentence != told.after.sentence


def test_what_names_the_record_is_told_the_first_by_id(editor):
    sfc = a_regulator()
    licences = [a_licence(regulator=sfc) for _number in range(10)]
    change_set = kept(editor, edit(sfc, remit="Platforms."))

    (told,) = told_of(change_set, editor)

    assert told.use_count == len(licences)
    assert len(told.uses) == 8
    for licence, use in zip(licences, told.uses, strict=False):
        assert f"/admin/policies/licence/{licence.pk}/change/" in use


def test_records_of_the_same_set_are_no_uses(editor):
    sfc = a_regulator()
    licence = a_licence(regulator=sfc)
    change_set = kept(editor, edit(sfc, remit="x"), edit(licence, note="x"))

    assert [told.use_count for told in told_of(change_set, editor)] == [0, 0]


def test_a_withdrawn_record_has_its_name_and_no_lines(editor, publisher):
    exchange = an_exchange(name_en="Leaving")
    change_set = kept(editor, Proposed(Exchange, exchange.pk, "-"))

    (drafted,) = told_of(change_set, editor)
    agreed(change_set, publisher)
    (published,) = told_of(change_set, editor)

    for told in (drafted, published):
        assert (told.public_id, told.name.text) == ("EX-0001", "Leaving")
        assert (told.lines, told.risk, told.into) == ([], "high", None)
        assert {kind for kind, _line in told.json} == {"removed"}


def test_a_merged_record_says_into_which(editor, publisher):
    stays, gone = an_entity(name_en="Stays"), an_entity(name_en="Gone")
    licence = a_licence(holder=gone)
    change_set = merge_records(
        type(gone), gone.pk, into=stays.pk, author=editor, at=NOON,
        reason="They are one company, says the gazette.",
    )  # fmt: skip

    for _when in ("drafted", "published"):
        found = {told.change.record: told for told in told_of(change_set, editor)}
        assert found[gone.pk].into.text == "Stays"
        assert found[gone.pk].name.text == "Gone"
        holder = next(one for one in found[licence.pk].lines if one.path == "holder")
        assert holder.told.old.startswith("Gone")
        assert holder.told.new.startswith("Stays")
        if fresh_set(change_set).state == "draft":
            agreed(change_set, publisher)


def test_a_published_set_tells_what_it_did_whatever_came_after(editor, publisher):
    exchange = an_exchange(note="First.")
    change_set = kept(editor, edit(exchange, note="Second."))
    agreed(change_set, publisher)
    revise(exchange, note="Third.")

    (told,) = told_of(change_set, editor)

    (line,) = told.lines
    assert (line.told.old, line.told.new) == ("First.", "Second.")


def test_a_published_set_that_changed_nothing_has_no_lines(editor, publisher):
    exchange = an_exchange(slug="one")
    change_set = kept(editor, edit(exchange, slug="two"))
    revise(exchange, slug="two")
    fresh = fresh_set(change_set)
    fresh.state, fresh.published_alone = "published", True
    fresh.save()
    revise(exchange, slug="three")

    (told,) = told_of(change_set, publisher)

    assert (told.lines, told.json, told.name.text) == ([], [], "Platform")


def test_a_set_that_undoes_tells_the_way_back(editor, publisher):
    exchange = an_exchange(note="First.")
    change_set = kept(editor, edit(exchange, note="Second."))
    agreed(change_set, publisher)

    undone = undo(fresh_set(change_set), author=editor, at=NOON)

    (told,) = told_of(undone.change_set, editor)
    (line,) = [one for one in told.lines if one.path == "note"]
    assert (line.told.old, line.told.new) == ("Second.", "First.")


def test_a_restored_record_is_told_as_new(editor, publisher):
    exchange = an_exchange(name_en="Back")
    change_set = kept(editor, Proposed(Exchange, exchange.pk, "-"))
    agreed(change_set, publisher)

    undone = undo(fresh_set(change_set), author=editor, at=NOON)

    (told,) = told_of(undone.change_set, editor)
    assert (told.name.text, told.change.op) == ("Back", "+")
    assert any(line.label == "Name" for line in told.lines)


def test_a_record_that_left_meanwhile_does_not_fit(editor):
    stays, left = an_exchange(), an_exchange(name_en="Left", name_zh_hant="去")
    change_set = kept(editor, *(edit(one, note="Ours.") for one in (stays, left)))
    withdraw(left)

    told = told_of(change_set, editor, language="zh-hant")

    assert [one.fits for one in told] == [True, False]
    assert (told[1].name.text, told[1].public_id) == ("去", left.public_id)


def test_what_names_a_record_that_left_is_refused(editor):
    holder = an_entity()
    change_set = kept(editor, edit(a_licence(), holder=holder))
    withdraw(holder)

    with pytest.raises(Refused, match="has left the register"):
        told_of(change_set, editor)


def test_a_remark_is_at_its_record_and_value(editor):
    exchanges = [an_exchange(), an_exchange()]
    change_set = kept(editor, *(edit(one, note="Ours.") for one in exchanges))
    remark(change_set, editor, at=NOON, text="Why?", place=(exchanges[1].pk, "note"))

    found = told_of(change_set, editor)

    assert [
        [r.text for line in told.lines for r in line.remarks] for told in found
    ] == [
        [],
        ["Why?"],
    ]


def test_twenty_records_cost_what_two_do(editor, django_assert_num_queries):
    exchanges = [an_exchange() for _number in range(20)]
    few = kept(editor, *(edit(one, note="Ours.") for one in exchanges[:2]))
    many = kept(editor, *(edit(one, note="Ours.") for one in exchanges))

    told_of(few, editor)
    count = _queries(few, editor)

    with django_assert_num_queries(count):
        assert len(told_of(many, editor)) == 20
    assert drafts.open_set(editor) is None


def _queries(change_set, user):
    with CaptureQueriesContext(connection) as queries:
        told_of(change_set, user)
    return len(queries)
