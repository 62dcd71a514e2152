"""A draft on the live tables for as long as one page takes, and nothing of it after."""

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from policies.models import Event, Exchange, LegalEntity, Licence, Policy, Regulator
from registry.changesets import drafts
from registry.changesets.propose import Proposed, new_record
from registry.changesets.refusals import Conflict
from registry.history.gate import touched
from registry.records.models import STAND_IN
from registry.search import find
from registry.search.models import SearchRow
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    an_entity,
    an_event,
    an_exchange,
    evidence,
    fresh,
    revise,
    state_of,
    withdraw,
)
from tests.proposals import NOON, drafted, edit, seen_by
from tests.snapshots import snapshot

pytestmark = pytest.mark.django_db


def keep(author, *changes):
    return drafts.keep(changes, author=author, at=NOON)


def new(model, **fields):
    return new_record(model, uuid4(), state=state_of(model, fields))


def links(*records):
    """Return the patch that adds these links."""
    return {str(getattr(record, "pk", record)): [None, True] for record in records}


# What a page sees


def test_a_draft_is_seen_by_its_editor_and_leaves_no_trace(editor):
    policy, sfc = a_policy(requirements=[{"value": "98"}]), a_regulator()
    row = policy.requirements.get()
    keep(editor, edit(policy, title_en="Mine", issuers=[sfc],
                      requirements=[{"id": row.pk, "value": "99"}, {}]))  # fmt: skip
    before = snapshot(), list(SearchRow.objects.values())

    def look():
        found = Policy.objects.get(pk=policy.pk)
        values = sorted(str(row.value) for row in found.requirements.all())
        return found.title_en, list(found.issuers.all()), values

    assert seen_by(editor, look) == ("Mine", [sfc], ["99.000000", "None"])
    assert (snapshot(), list(SearchRow.objects.values())) == before


def test_nobody_owes_what_was_only_laid_out(editor):
    changed = edit(a_policy(requirements=[{}]), note="x")
    keep(editor, changed, new(Regulator, name_en="N", type="bureau"))

    assert seen_by(editor, touched) == set()


def test_rows_and_links_are_taken_away(editor):
    sfc = a_regulator()
    policy = a_policy(issuers=[sfc], requirements=[{}])
    keep(editor, edit(policy, issuers=[], requirements=[]))

    def look():
        found = Policy.objects.get()
        return found.issuers.count(), found.requirements.count()

    assert seen_by(editor, look) == (0, 0)


def test_what_is_withdrawn_is_not_there(editor):
    exchange = an_exchange(name_en="Gone Platform")
    keep(editor, Proposed(Exchange, exchange.pk, "-"))

    def look():
        return Exchange.objects.exists(), find.matches("gone", "exchanges").exists()

    assert seen_by(editor, look) == (False, False)
    assert find.matches("gone", "exchanges").exists()


# New records


def test_a_new_record_stands_under_names_that_only_stand_in(editor):
    change = new(Exchange, name_en="New Platform")
    keep(editor, change)

    found = seen_by(editor, lambda: Exchange.objects.get(pk=change.record))

    assert found.public_id.startswith(STAND_IN)
    assert found.slug.startswith(STAND_IN)
    assert (found.seq, found.version) == (None, 0)


def test_a_slug_that_was_typed_is_seen(editor):
    change = new(Exchange, name_en="New", slug="new-platform")
    keep(editor, change)

    assert seen_by(editor, lambda: Exchange.objects.get().slug) == "new-platform"


def test_many_new_records_without_slugs_stand_beside_each_other(editor):
    keep(editor, *(new(Exchange, name_en=f"Platform {n}") for n in range(5)))

    assert seen_by(editor, Exchange.objects.count) == 5


def test_new_records_may_name_each_other_in_any_order(editor):
    sfc = new(Regulator, name_en="SFC", type="bureau")
    policy = new(Policy, title_en="Rules", type="circular", stage="issued")
    policy.patch["issuers"] = links(sfc.record)
    keep(editor, policy, sfc)

    def look():
        return str(Policy.objects.get().issuers.get())

    assert seen_by(editor, look) == "SFC"


def test_a_new_record_is_found_by_its_name_in_three_scripts(editor):
    keep(editor, new(Exchange, name_en="New Platform", name_zh_hant="新平台"))

    for asked in ("platform", "新平台", "新平"):
        assert seen_by(editor, find.matches(asked, "exchanges").exists), asked
        assert not find.matches(asked, "exchanges").exists()


def test_a_record_is_found_by_the_name_the_draft_gives_it(editor):
    exchange = an_exchange(name_en="Before")
    keep(editor, edit(exchange, name_en="After"))

    assert seen_by(editor, find.matches("after", "exchanges").exists)
    assert not seen_by(editor, find.matches("before", "exchanges").exists)


def test_a_status_that_the_draft_proves_is_confirmed(editor):
    licence = a_licence(holder=an_entity())
    keep(editor, edit(licence, status_events=[{"status": "granted"}]))
    assert evidence().tier <= 3

    def look():
        return Licence.objects.get().status_events.get().confirmed

    assert seen_by(editor, look) is True


# What others did meanwhile


def test_the_editor_sees_what_was_typed_where_others_wrote_too(editor):
    exchange = an_exchange()
    keep(editor, edit(exchange, note="mine"))
    revise(exchange, note="theirs", name_zh_hant="平台")

    def look():
        return Exchange.objects.values_list("note", "name_zh_hant").get()

    assert seen_by(editor, look) == ("mine", "平台")


def test_what_others_gave_too_is_laid_out_once(editor):
    policy, sfc, key = a_policy(), a_regulator(), uuid4()
    given = {"issuers": [sfc], "requirements": [{"id": key, "value": "98"}]}
    keep(editor, edit(policy, **given))
    revise(policy, **given)

    def look():
        found = Policy.objects.get()
        return found.issuers.get(), found.requirements.get().pk

    assert seen_by(editor, look) == (sfc, key)


def test_a_row_others_removed_is_not_edited(editor):
    policy = a_policy(requirements=[{"value": "98"}])
    row = policy.requirements.get()
    keep(editor, edit(policy, requirements=[{"id": row.pk, "value": "99"}]))
    revise(policy, requirements=[])

    def look():
        return Policy.objects.get().requirements.count()

    assert seen_by(editor, look) == 0


def test_a_row_removed_and_given_again_is_laid_out(editor):
    policy = a_policy(requirements=[{"value": "98"}])
    key = policy.requirements.get().pk
    keep(editor, edit(policy, requirements=[]))
    row = {"subject": "back", "rule": "Keep.", "value": "99"}
    back = {"requirements": {str(key): [None, row]}}
    keep(editor, Proposed(Policy, policy.pk, "~", back))

    assert seen_by(editor, lambda: Policy.objects.get().requirements.get().pk) == key


@pytest.mark.parametrize("op", ["~", "-"])
def test_a_record_that_left_meanwhile_is_passed_over(op, editor):
    exchange, other = an_exchange(), an_exchange()
    patch = {"note": ["", "x"]} if op == "~" else {}
    keep(editor, Proposed(Exchange, exchange.pk, op, patch), edit(other, note="x"))
    withdraw(exchange)

    def look():
        return list(Exchange.objects.values_list("pk", "note"))

    assert seen_by(editor, look) == [(other.pk, "x")]
    assert len(drafted(editor)) == 2  # nothing is lost


# What no longer fits


def refused(editor):
    """Return what stands against laying a draft out; nothing of it stays."""
    before = snapshot()
    with pytest.raises(Conflict) as found:
        seen_by(editor, lambda: None)
    assert snapshot() == before
    return str(found.value)


def test_a_slug_given_to_another_meanwhile(editor):
    keep(editor, new(Exchange, name_en="Mine", slug="platform"))
    an_exchange(slug="platform")

    assert "Another record has this slug" in refused(editor)


def test_a_record_named_that_left_meanwhile(editor):
    policy, sfc = a_policy(), a_regulator()
    keep(editor, edit(policy, issuers=[sfc]))
    withdraw(sfc)

    assert "has left the register" in refused(editor)


def test_a_record_withdrawn_that_others_name_meanwhile(editor):
    policy, sfc = a_policy(), a_regulator()
    keep(editor, Proposed(Regulator, sfc.pk, "-"))
    revise(policy, issuers=[sfc])

    assert f"Still named by {policy.public_id}" in refused(editor)


def test_a_value_no_field_takes_is_no_accident(editor):
    event = an_event()
    keep(editor, Proposed(Event, event.pk, "~", {"amount": [None, "many"]}))

    assert "a value that no field takes" in refused(editor)


@pytest.mark.postgresql  # SQLite holds a text of any length
def test_nor_is_a_text_too_long(editor):
    exchange = an_exchange()
    keep(editor, Proposed(Exchange, exchange.pk, "~", {"name_en": ["", "x" * 999]}))

    assert "a value that no field takes" in refused(editor)


# What it costs


def queries(editor):
    with CaptureQueriesContext(connection) as found:
        seen_by(editor, lambda: None)
    return len(found)


def test_the_queries_are_as_many_however_many_records_are_drafted(editor):
    exchanges = [an_exchange() for _ in range(4)]
    keep(editor, edit(exchanges[0], name_en="Platform 0"))
    one = queries(editor)

    keep(editor, *(edit(e, name_en=f"Platform {n}") for n, e in enumerate(exchanges)))

    assert queries(editor) <= one + 3  # each is a row more to index


def test_the_live_row_is_what_it_was(editor):
    exchange = an_exchange()
    keep(editor, edit(exchange, note="x"))

    seen_by(editor, lambda: None)

    assert fresh(exchange).note == ""
    assert isinstance(exchange.pk, UUID)
    assert not LegalEntity.objects.exists()
