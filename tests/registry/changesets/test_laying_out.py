"""A draft on the live tables for as long as one page takes, and nothing of it after."""

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from policies.models import Event, Exchange, LegalEntity, Licence, Policy, Regulator
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
from tests.proposals import (
    drafted,
    edit,
    kept_open,
    opened,
    patch_of,
    saved,
    seen_by,
    typed,
)
from tests.snapshots import snapshot

pytestmark = pytest.mark.django_db


def new(model, **fields):
    return new_record(model, uuid4(), state=state_of(model, fields))


def links(*records):
    """Return the patch that adds these links."""
    return {str(getattr(record, "pk", record)): [None, True] for record in records}


# What a page sees


def test_a_draft_is_seen_by_its_editor_and_leaves_no_trace(editor):
    policy, sfc = a_policy(requirements=[{"value": "98"}]), a_regulator()
    row = policy.requirements.get()
    kept_open(editor, edit(policy, title_en="Mine", issuers=[sfc],
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
    kept_open(editor, changed, new(Regulator, name_en="N", type="bureau"))

    assert seen_by(editor, touched) == set()


def test_rows_and_links_are_taken_away(editor):
    sfc = a_regulator()
    policy = a_policy(issuers=[sfc], requirements=[{}])
    kept_open(editor, edit(policy, issuers=[], requirements=[]))

    def look():
        found = Policy.objects.get()
        return found.issuers.count(), found.requirements.count()

    assert seen_by(editor, look) == (0, 0)


def test_what_is_withdrawn_is_not_there(editor):
    exchange = an_exchange(name_en="Gone Platform")
    kept_open(editor, Proposed(Exchange, exchange.pk, "-"))

    def look():
        return Exchange.objects.exists(), find.matches("gone", "exchanges").exists()

    assert seen_by(editor, look) == (False, False)
    assert find.matches("gone", "exchanges").exists()


# New records


def test_a_new_record_stands_under_names_that_only_stand_in(editor):
    change = new(Exchange, name_en="New Platform")
    kept_open(editor, change)

    found = seen_by(editor, lambda: Exchange.objects.get(pk=change.record))

    assert found.public_id.startswith(STAND_IN)
    assert found.slug.startswith(STAND_IN)
    assert (found.seq, found.version) == (None, 0)


def test_a_slug_that_was_typed_is_seen(editor):
    change = new(Exchange, name_en="New", slug="new-platform")
    kept_open(editor, change)

    assert seen_by(editor, lambda: Exchange.objects.get().slug) == "new-platform"


def test_many_new_records_without_slugs_stand_beside_each_other(editor):
    kept_open(editor, *(new(Exchange, name_en=f"Platform {n}") for n in range(5)))

    assert seen_by(editor, Exchange.objects.count) == 5


def test_new_records_may_name_each_other_in_any_order(editor):
    sfc = new(Regulator, name_en="SFC", type="bureau")
    policy = new(Policy, title_en="Rules", type="circular", stage="issued")
    policy.patch["issuers"] = links(sfc.record)
    kept_open(editor, policy, sfc)

    def look():
        return str(Policy.objects.get().issuers.get())

    assert seen_by(editor, look) == "SFC"


def test_a_new_record_is_found_by_its_name_in_three_scripts(editor):
    kept_open(editor, new(Exchange, name_en="New Platform", name_zh_hant="新平台"))

    for asked in ("platform", "新平台", "新平"):
        assert seen_by(editor, find.matches(asked, "exchanges").exists), asked
        assert not find.matches(asked, "exchanges").exists()


def test_a_record_is_found_by_the_name_the_draft_gives_it(editor):
    exchange = an_exchange(name_en="Before")
    kept_open(editor, edit(exchange, name_en="After"))

    assert seen_by(editor, find.matches("after", "exchanges").exists)
    assert not seen_by(editor, find.matches("before", "exchanges").exists)


def test_a_status_that_the_draft_proves_is_confirmed(editor):
    licence = a_licence(holder=an_entity())
    kept_open(editor, edit(licence, status_events=[{"status": "granted"}]))
    assert evidence().tier <= 3

    def look():
        return Licence.objects.get().status_events.get().confirmed

    assert seen_by(editor, look) is True


# What no longer fits


def refused(editor):
    """Return what stands against laying a draft out; nothing of it stays."""
    before = snapshot()
    with pytest.raises(Conflict) as found:
        seen_by(editor, lambda: None)
    assert snapshot() == before
    return str(found.value)


def test_a_slug_given_to_another_meanwhile(editor):
    kept_open(editor, new(Exchange, name_en="Mine", slug="platform"))
    an_exchange(slug="platform")

    assert "Another record has this slug" in refused(editor)


def test_a_record_named_that_left_meanwhile(editor):
    policy, sfc = a_policy(), a_regulator()
    kept_open(editor, edit(policy, issuers=[sfc]))
    withdraw(sfc)

    assert "has left the register" in refused(editor)


def test_a_record_withdrawn_that_others_name_meanwhile(editor):
    policy, sfc = a_policy(), a_regulator()
    kept_open(editor, Proposed(Regulator, sfc.pk, "-"))
    revise(policy, issuers=[sfc])

    assert f"Still named by {policy.public_id}" in refused(editor)


def test_a_value_no_field_takes_is_no_accident(editor):
    event = an_event()
    kept_open(editor, Proposed(Event, event.pk, "~", {"amount": [None, "many"]}))

    assert "a value that no field takes" in refused(editor)


@pytest.mark.postgresql  # SQLite holds a text of any length
def test_nor_is_a_text_too_long(editor):
    exchange = an_exchange()
    kept_open(
        editor, Proposed(Exchange, exchange.pk, "~", {"name_en": ["", "x" * 999]})
    )

    assert "a value that no field takes" in refused(editor)


# What it costs


def queries(editor):
    with CaptureQueriesContext(connection) as found:
        seen_by(editor, lambda: None)
    return len(found)


def test_the_queries_are_as_many_however_many_records_are_drafted(editor):
    exchanges = [an_exchange() for _ in range(4)]
    kept_open(editor, edit(exchanges[0], name_en="Platform 0"))
    one = queries(editor)

    kept_open(
        editor, *(edit(e, name_en=f"Platform {n}") for n, e in enumerate(exchanges))
    )

    assert queries(editor) <= one + 3  # each is a row more to index


def test_the_live_row_is_what_it_was(editor):
    exchange = an_exchange()
    kept_open(editor, edit(exchange, note="x"))

    seen_by(editor, lambda: None)

    assert fresh(exchange).note == ""
    assert isinstance(exchange.pk, UUID)
    assert not LegalEntity.objects.exists()


# What is written to a record that only the draft holds


def test_an_edit_of_it_keeps_no_slug_that_stood_in(editor):
    bureau = new(Regulator, name_en="Bureau", type="bureau")
    kept_open(editor, bureau)
    page, shown = opened(editor, Regulator)

    saved(editor, typed(shown, remit="Money."), page=page)

    assert patch_of(editor, shown) == bureau.patch | {"remit": [None, "Money."]}


def test_it_is_deleted_out_of_the_draft(editor):
    kept_open(editor, new(Regulator, name_en="Bureau", type="bureau"))

    saved(editor, lambda: Regulator.objects.get().delete())

    assert drafted(editor) == []
