"""What a change did, value by value."""

from typing import Any

import pytest
from django.utils.translation import override

from registry.history.text_diff import Piece
from registry.ledger.read import form_of, versions
from registry.pages.differences import Comparison, Difference, Spoken
from registry.pages.values import Showing
from registry.records.kinds import kind_of
from registry.records.models import Record
from tests.makers import a_policy, a_source, revise

pytestmark = pytest.mark.django_db
PLAIN = Showing("en", {})


def told(record: Record, language: str = "en") -> list[Difference]:
    old, new = (form_of(entry) for entry in versions(record.public_id)[-2:])
    kind = kind_of(type(record))
    return list(Comparison(kind, old, new, Showing(language, {})).differences())


def said(difference: Difference) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in difference.pieces]


def test_a_short_value_is_replaced_whole() -> None:
    made = revise(a_policy(announced="2023-04"), announced="2023-02-22")

    found = {d.label: said(d) for d in told(made)}

    assert found["Announced"] == [("removed", "Apr 2023"), ("added", "22 Feb 2023")]


def test_a_chinese_text_is_told_sign_by_sign_in_its_language() -> None:
    made = revise(a_policy(title_zh_hant="虛擬資產通函"), title_zh_hant="虛擬資產指引")

    (found,) = (d for d in told(made) if d.label.startswith("Title"))

    assert found.lang == "zh-Hant-HK"
    assert said(found) == [("same", "虛擬資產"), ("removed", "通函"), ("added", "指引")]


def test_a_new_part_is_one_difference() -> None:
    made = revise(a_policy(), requirements=[{"subject": "capital", "rule": "Hold it."}])

    (found,) = (d for d in told(made) if d.label == "Requirement")

    ((kind, text),) = said(found)
    assert kind == "added"
    assert text.startswith("capital · Hold it.")


def test_a_new_part_says_which_values_are_in_another_language() -> None:
    made = revise(a_policy(), requirements=[{"subject": "capital", "rule": "須持有"}])

    (found,) = (d for d in told(made, "zh-hant") if d.label == "Requirement")

    capital, dot, *_rest = found.pieces
    assert capital == Spoken("added", "capital", "en")
    assert dot == Piece("same", " · ")
    assert found.pieces[2].text.startswith("須持有")


def test_a_value_of_a_part_is_told_by_both_names() -> None:
    made = a_policy(requirements=[{"subject": "capital", "value": "1"}])
    row: Any = form_of(versions(made.public_id)[-1])["requirements"][0]
    made = revise(made, requirements=[{"id": row["id"], "value": "2"}])

    found = {d.label: said(d) for d in told(made)}

    assert found["Requirement: value"] == [("removed", "1"), ("added", "2")]


def test_citations_are_counted() -> None:
    made = revise(a_policy(), reference="26EC26", source=a_source())

    found = {d.label: said(d) for d in told(made)}

    assert found["Citations"] == [("same", "1 added")]


def test_what_stayed_is_not_told() -> None:
    made = revise(a_policy(reference="26EC26"), stage="commenced")

    assert {d.label for d in told(made)} <= {"Stage", "Citations"}


def test_what_a_claim_is_about_is_called_by_its_label() -> None:
    policy = a_policy(requirements=[{"subject": "capital"}])
    (row,) = form_of(versions(policy.public_id)[-1])["requirements"]
    path = f"requirements/{row['id']}/subject"
    claim = {"statement": "Hold it.", "verdict": "wrong", "record": policy.public_id}
    made = a_source(claims=[{**claim, "field": path}])
    (stored,) = form_of(versions(made.public_id)[-1])["claims"]
    added = Comparison(kind_of(type(made)), {"claims": []}, {"claims": [stored]}, PLAIN)
    made = revise(made, claims=[{"id": stored["id"], "field": "title_en"}])

    (new,) = added.differences()
    found = {d.label: said(d) for d in told(made)}

    assert "Requirement: Subject" in "".join(text for _kind, text in said(new))
    assert found["Claim: about field"] == [
        ("removed", "Requirement: Subject"), ("added", "Title, English")
    ]  # fmt: skip


def test_a_part_and_its_column_are_parted_as_in_the_language() -> None:
    made = a_policy(requirements=[{"subject": "capital", "value": "1"}])
    row: Any = form_of(versions(made.public_id)[-1])["requirements"][0]
    made = revise(made, requirements=[{"id": row["id"], "value": "2"}])

    with override("zh-hant"):
        labels = [d.label for d in told(made, "zh-hant")]

    assert [label for label in labels if "：" in label]
    assert not [label for label in labels if ": " in label]
