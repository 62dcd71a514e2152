"""What something wrote, as patches, and nothing of it left behind."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from policies.models import Policy, Regulator, Requirement
from registry.changesets import capture as capturing
from registry.changesets.capture import Page, capture
from registry.changesets.propose import Proposed
from registry.citations.models import Citation
from registry.history.models import Gate, Touched
from registry.records.context import OutsideChangeSet, current
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    evidence,
    fresh,
    restore,
    revise,
    snapshot,
    withdraw,
)
from tests.proposals import kept

pytestmark = pytest.mark.django_db

AT = datetime(2024, 2, 1, tzinfo=UTC)


def captured(run, *, seen=None, shown=None, draft=()):
    """Capture what `run` writes; make sure that nothing stays."""
    before = snapshot()
    found = capture(run, author=1, page=Page(seen, shown), at=AT, draft=draft)
    assert snapshot() == before
    assert not Gate.objects.exists()
    assert not Touched.objects.exists()
    return found


def patches(run, **how):
    return [(one.op, one.record, one.patch) for one in captured(run, **how).changes]


def test_reading_is_no_change():
    a_regulator()

    found = captured(Regulator.objects.count)

    assert (found.result, found.changes, found.wrote) == (1, [], False)


def test_a_saved_record_is_a_patch_of_what_changed():
    sfc = a_regulator()
    sfc.remit = "Securities."

    found = patches(sfc.save)

    assert found == [("~", sfc.pk, {"remit": ["", "Securities."]})]
    assert fresh(sfc).remit == ""


def test_a_record_saved_as_it_stood_is_no_change_but_was_written():
    found = captured(a_regulator().save)

    assert (found.changes, found.wrote) == ([], True)


def test_a_new_record_is_a_patch_of_all_it_holds():
    def add():
        Regulator(name_en="New", type="bureau").save()

    ((op, _key, patch),) = patches(add)

    assert op == "+"
    assert (patch["name_en"], patch["type"]) == ([None, "New"], [None, "bureau"])
    assert "public_id" not in patch


def test_a_record_that_is_deleted_is_withdrawn():
    key = a_regulator().pk

    assert patches(Regulator.objects.get().delete) == [("-", key, {})]
    assert Regulator.objects.get().pk == key


def test_a_record_added_and_deleted_inside_is_no_change():
    def come_and_go():
        Regulator(name_en="New", type="bureau").save()
        Regulator.objects.get(name_en="New").delete()

    assert patches(come_and_go) == []


def test_a_record_that_left_long_ago_does_not_leave_again():
    sfc = a_regulator()
    withdraw(sfc)

    def come_and_go():
        Regulator(pk=sfc.pk, name_en="Back", type="bureau").save()
        Regulator.objects.get(name_en="Back").delete()

    assert patches(come_and_go) == []


def test_a_row_of_a_part_is_a_patch_of_its_record():
    policy = a_policy(requirements=[{"value": "98"}])
    row = policy.requirements.get()
    row.note = "Ours."

    found = patches(row.save)

    assert found == [
        ("~", policy.pk, {"requirements": {str(row.pk): {"note": ["", "Ours."]}}})
    ]


def test_rows_and_links_and_citations_are_seen():
    policy, sfc, source = a_policy(), a_regulator(), evidence()
    gone = str(policy.citations.get().pk)

    def write():
        policy.issuers.add(sfc)
        Requirement(policy=policy, subject="cold", rule="Keep.", value=98).save()
        Citation(content_object=policy, source=source, fields=["issuers"]).save()
        policy.citations.get(pk=gone).delete()

    ((op, key, patch),) = patches(write)

    assert (op, key, sorted(patch)) == (
        "~", policy.pk, ["citations", "issuers", "requirements"],
    )  # fmt: skip
    assert patch["issuers"] == {str(sfc.pk): [None, True]}
    ((_key, (old, new)),) = patch["requirements"].items()
    assert (old, new["subject"], new["value"]) == (None, "cold", "98")
    assert patch["citations"][gone][1] is None
    assert not policy.issuers.exists()


def test_what_sql_wrote_is_seen_too():
    sfc = a_regulator()

    def write():
        with connection.cursor() as cursor:
            cursor.execute("UPDATE policies_regulator SET remit = 'Raw.'")

    assert patches(write) == [("~", sfc.pk, {"remit": ["", "Raw."]})]


def test_records_of_several_kinds_are_captured_together():
    sfc, policy = a_regulator(remit="Before."), a_policy()
    sfc.remit, policy.note = "After.", "Ours."

    found = patches(lambda: [sfc.save(), policy.save()])

    assert {key: patch for _op, key, patch in found} == {
        sfc.pk: {"remit": ["Before.", "After."]}, policy.pk: {"note": ["", "Ours."]},
    }  # fmt: skip


# Against what the page showed


def test_a_field_sent_back_from_an_old_page_is_no_change():
    sfc = a_regulator(remit="Before.")
    old = Regulator.objects.get()
    revise(sfc, remit="Theirs.", short_name_en="SFC")
    old.website = "https://sfc.example"

    found = patches(old.save, seen=old.seq)

    assert found == [("~", sfc.pk, {"website": ["", "https://sfc.example"]})]


def test_rows_that_others_wrote_since_are_no_change():
    policy = a_policy(requirements=[{"value": "98"}, {"subject": "gone"}])
    old = Policy.objects.get()
    row = policy.requirements.get(value=98)
    revise(policy, requirements=[{"id": row.pk, "note": "Theirs."}, {"subject": "new"}])
    old.note = "Ours."

    found = patches(old.save, seen=old.seq)

    assert found == [("~", policy.pk, {"note": ["", "Ours."]})]


def test_what_both_wrote_alike_is_no_change():
    sfc = a_regulator(remit="Before.")
    old = Regulator.objects.get()
    revise(sfc, remit="After.")
    old.remit = "After."

    assert patches(old.save, seen=old.seq) == []


def test_without_a_number_the_live_state_is_what_was_seen():
    sfc = a_regulator(remit="Before.")
    old = Regulator.objects.get()
    revise(sfc, remit="Theirs.")

    found = patches(old.save)

    assert found == [("~", sfc.pk, {"remit": ["Theirs.", "Before."]})]


def test_a_page_older_than_the_record_is_compared_with_today():
    sfc = a_regulator(remit="Before.")
    old = Regulator.objects.get()
    revise(sfc, remit="Theirs.")

    assert patches(old.save, seen=0) == [
        ("~", sfc.pk, {"remit": ["Theirs.", "Before."]})
    ]


def test_a_page_from_while_it_was_withdrawn_is_compared_with_today():
    sfc = a_regulator(remit="Before.")
    gone = withdraw(sfc)
    back = restore(sfc)
    back.remit = "After."

    assert patches(back.save, seen=gone.seq) == [
        ("~", sfc.pk, {"remit": ["Before.", "After."]})
    ]


def test_a_record_that_left_since_is_still_an_edit():
    sfc = a_regulator(remit="Before.")
    withdraw(sfc)

    def write():
        Regulator(pk=sfc.pk, name_en=sfc.name_en, type=sfc.type, remit="Ours.").save()

    ((op, key, patch),) = patches(write, seen=sfc.seq)

    assert (op, key, patch["remit"]) == ("~", sfc.pk, ["Before.", "Ours."])


# Inside and after


def test_what_runs_is_named_as_the_writer():
    found = captured(current)

    assert (found.result.author, found.result.at) == (1, AT)
    with pytest.raises(OutsideChangeSet):
        current()


@pytest.mark.parametrize("kind", [Policy, Regulator])
def test_an_error_leaves_no_trace_and_no_open_gate(kind):
    a_policy(issuers=[a_regulator()])
    before = snapshot()

    def write():
        kind.objects.get().save()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        capture(write, author=1, page=Page(), at=AT)

    assert snapshot() == before
    with pytest.raises(OutsideChangeSet):
        kind.objects.get().save()


def test_an_error_that_the_database_saw_can_be_caught_inside():
    licence = a_licence(number="BZA123")
    other = a_licence(regulator=licence.regulator)
    other.number = licence.number

    def write():
        try:
            with transaction.atomic():
                other.save()
        except Exception as error:  # noqa: BLE001 - each database names its own
            return type(error).__name__
        return ""

    assert captured(write).result == "IntegrityError"


def test_what_no_rule_of_ours_says_is_an_accident(editor, monkeypatch):
    def burst(_changes):
        raise IntegrityError("guard")

    draft = kept(editor, Proposed(Policy, uuid4(), "-")).changes.all()
    monkeypatch.setattr(capturing, "lay_out", burst)

    with pytest.raises(IntegrityError, match="guard"):
        captured(lambda: None, draft=draft)
