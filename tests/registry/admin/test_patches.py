"""What a publisher reads of a change set: names, labels and words, never a key."""

from uuid import uuid4

import pytest

from policies.models import Exchange, Licence, Policy, Regulator
from registry.admin.patches import changes_shown
from registry.changesets.merging import MERGED_INTO
from registry.changesets.propose import Proposed, new_record
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    an_entity,
    an_exchange,
    evidence,
    state_of,
    withdraw,
)
from tests.proposals import edit, kept

pytestmark = pytest.mark.django_db


def lines(shown):
    return {one["label"]: (one["old"], one["new"]) for one in shown["fields"]}


def test_a_text_is_told_apart_by_sign(editor):
    policy = a_policy(summary_zh_hant="今日公布")

    (shown,) = changes_shown(kept(editor, edit(policy, summary_zh_hant="昨日公布")))

    (field,) = shown["fields"]
    assert shown["name"] == "PL-0001 A circular"
    assert [(piece.kind, piece.text) for piece in field["pieces"]] == [
        ("removed", "今"), ("added", "昨"), ("same", "日公布"),
    ]  # fmt: skip


def test_links_are_named(editor):
    one, other = a_regulator(name_en="SFC"), a_regulator(name_en="HKMA")
    policy = a_policy(issuers=[one])

    (shown,) = changes_shown(kept(editor, edit(policy, issuers=[other])))

    fields = [f for f in shown["fields"] if f["label"] == "Issued by"]
    assert {(f["old"], f["new"]) for f in fields} == {("SFC", ""), ("", "HKMA")}


def test_a_named_record_is_called_by_its_name(editor):
    licence, holder = a_licence(), an_entity(name_en="Operator Limited")

    (shown,) = changes_shown(kept(editor, edit(licence, holder=holder)))

    assert lines(shown)["Holder"] == ("", "Operator Limited")


def test_a_new_record_of_the_set_is_called_by_its_title(editor):
    key = uuid4()
    regulator = new_record(Regulator, key, state=state_of(Regulator, {
        "name_en": "New Office", "type": "bureau"}))  # fmt: skip
    policy = Proposed(Policy, a_policy().pk, "~", {"issuers": {str(key): [None, True]}})

    first, second = changes_shown(kept(editor, regulator, policy))

    assert (first["name"], first["op"]) == ("new regulator “New Office”", "new")
    assert lines(second) == {"Issued by": ("", "new regulator “New Office”")}


def test_codes_are_told_in_words(editor):
    policy = a_policy(stage="issued")

    (shown,) = changes_shown(kept(editor, edit(policy, stage="commenced")))

    assert lines(shown) == {"Stage": ("Issued", "Commenced")}


def test_a_new_row_is_told_value_by_value(editor):
    change = edit(a_policy(), requirements=[{"value": "98", "unit": "%"}])

    (shown,) = changes_shown(kept(editor, change))

    old, new = lines(shown)["Requirements"]
    assert old == ""
    assert "Subject: cold storage; " in new
    assert "Value: 98; Unit: %; Applies to: vatp_operator" in new


def test_a_changed_column_of_a_row_is_told_alone(editor):
    policy = a_policy(requirements=[{"value": "98"}])
    row = policy.requirements.get()

    (shown,) = changes_shown(
        kept(editor, edit(policy, requirements=[{"id": row.pk, "value": "95"}]))
    )

    assert lines(shown) == {"Requirement: Value": ("98", "95")}


def test_a_citation_tells_its_fields_by_label_and_its_source_by_title(editor):
    policy = a_policy()
    citation = {"fields": ["title_en"], "source": str(evidence().pk)}

    (shown,) = changes_shown(
        kept(editor, Proposed(Policy, policy.pk, "~", {
            "citations": {str(uuid4()): [None, citation]}}))
    )  # fmt: skip

    told = "Bears on: Title, English; Source: The gazette of the tests"
    assert lines(shown) == {"Citations": ("", told)}


def test_a_withdrawal_has_no_fields(editor):
    licence = a_licence()

    (shown,) = changes_shown(kept(editor, Proposed(Licence, licence.pk, "-")))

    assert (shown["name"], shown["fields"]) == ("LC-0001", [])


def test_a_merging_names_the_record_that_stays(editor):
    stays, gone = an_exchange(name_en="Stays"), an_exchange(name_en="Gone")
    patch = {MERGED_INTO: [None, str(stays.pk)]}

    (shown,) = changes_shown(kept(editor, Proposed(Exchange, gone.pk, "-", patch)))

    assert lines(shown) == {"Merged into": ("", "Stays")}


def test_a_record_that_left_since_is_called_by_its_number(editor):
    sfc = a_regulator()
    change_set = kept(editor, edit(sfc, remit="Securities."))
    withdraw(sfc)

    (shown,) = changes_shown(change_set)

    assert shown["name"] == "RG-0001"


def test_nothing_a_set_shows_holds_a_key(editor):
    policy = a_policy(requirements=[{"value": "98"}], issuers=[a_regulator()])
    new = [{"value": "95", "varied_by": a_policy(title_en="Other")}]

    shown = changes_shown(kept(editor, edit(policy, requirements=new, issuers=[])))

    keys = [str(one.pk) for one in Policy.objects.all()]
    assert not [key for key in keys if key in str(shown)]
    assert "Varied by: Other" in str(shown)
