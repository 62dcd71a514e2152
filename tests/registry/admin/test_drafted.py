"""What a form shows of the open draft: what was, what changed, what it lacks."""

import pytest

from policies.models import Policy
from registry.admin.drafted import Past, paths_of
from registry.changesets.models import Op
from registry.records.kinds import kind_of
from tests.forms import (
    form_on,
    messages_on,
    open_form,
    own_open,
    publish_open,
    signed_in,
)
from tests.makers import a_policy, a_regulator, evidence, fresh, revise
from tests.registry.admin.new_records import adding, address

pytestmark = pytest.mark.django_db

POLICIES = kind_of(Policy)


def path_of(policy):
    return address(POLICIES, policy.pk, "change")


def save(user, policy, query="", **values):
    form = open_form(signed_in(user), f"{path_of(policy)}{query}").put(**values)
    assert form.send(signed_in(user)).status_code == 302


def page_of(user, policy):
    return signed_in(user).get(path_of(policy))


def told(page):
    """Return {name: words} of the fields that the draft changed."""
    return {
        cell["name"]: cell["was"].words
        for section in page.context["sections"]
        for row in section.rows
        for cell in row
        if cell["was"]
    }


def offered(page):
    return {value for name, value in form_on(page).offers if name == "_undo"}


# What was


def test_a_changed_field_says_what_it_was(editor):
    policy = a_policy(stage="issued", effective="2023-06", title_zh_hant="通函")
    save(editor, policy, note="Ours.", effective="2024", title_zh_hant="新通函")

    page = page_of(editor, policy)

    assert told(page) == {
        "note": "was blank", "effective": "was Jun 2023", "title_zh_hant": "was 通函",
    }  # fmt: skip
    assert offered(page) == {"note", "effective", "title_zh_hant"}


def test_changed_links_say_which_stood(editor):
    ours, theirs = a_regulator(name_en="Ours"), a_regulator(name_en="Theirs")
    policy = a_policy(issuers=[ours])
    save(editor, policy, issuers=[theirs])

    page = page_of(editor, policy)

    assert told(page) == {"issuers": "was Ours"}


def test_a_changed_row_says_what_its_value_was_and_a_new_one_that_it_is(editor):
    policy = a_policy(requirements=[{"value": "98"}])
    form = open_form(signed_in(editor), path_of(policy))
    form.put(**{"requirements-0-value": "95"})
    form.row("requirements", subject="insurance", rule="Insure.", value="1",
             comparator="required", applies_to="vatp_operator",
             cite_source=evidence())  # fmt: skip
    form.send(signed_in(editor))

    page = page_of(editor, policy)

    (rows,) = (f.formset for f in page.context["inline_admin_formsets"]
               if f.formset.prefix == "requirements")  # fmt: skip
    by_value = {form.initial["value"]: form for form in rows.forms}
    assert by_value[95].fields["value"].was.words == "was 98"
    assert by_value[1].was.words == "new in this draft"
    assert "changed in this draft" not in page.content.decode().split("citations")[0]


def test_a_form_without_a_draft_tells_of_none(editor):
    page = page_of(editor, a_policy())

    assert (told(page), page.context["drafted"], offered(page)) == ({}, None, set())
    assert "You see your draft" not in page.content.decode()


def test_a_draft_is_its_editors_alone(editor, publisher):
    policy = a_policy()
    save(editor, policy, note="Ours.")

    page = page_of(publisher, policy)

    assert (told(page), page.context["drafted"]) == ({}, None)


def test_the_page_says_which_version_the_public_sees(editor):
    policy = a_policy()
    save(editor, policy, note="Ours.", change_reason="The gazette says so.")

    text = " ".join(page_of(editor, policy).content.decode().split())

    assert (
        "You see your draft in “The gazette says so.”; the public sees no. "
        f"{policy.seq}." in text
    )


# Undo


def test_one_value_is_undone_and_what_else_was_typed_is_kept(editor):
    policy = a_policy()
    save(editor, policy, note="Ours.", summary_en="Too.")
    form = open_form(signed_in(editor), path_of(policy)).put(summary_en="Typed.")

    page = form.press(signed_in(editor), "_undo", "note", follow=True)

    assert own_open(editor).changes.get().patch == {"summary_en": ["", "Typed."]}
    assert page.redirect_chain == [(path_of(policy), 302)]
    assert messages_on(page)[-1] == "Undone: it is as the register has it."
    assert form_on(page)["note"] == ""


def test_a_row_taken_away_is_put_back_with_its_citations(editor):
    policy = a_policy(requirements=[{"value": "98"}])
    row, before = policy.requirements.get(), policy.citations.get().fields
    save(editor, policy, **{"requirements-0-DELETE": True})

    page = page_of(editor, policy)
    path = f"requirements/{row.pk}"
    form_on(page).press(signed_in(editor), "_undo", path)

    assert {one.path for one in page.context["drafted"].gone} == {path}
    assert not own_open(editor).changes.exists()
    assert policy.citations.get().fields == before


def test_a_form_that_is_refused_undoes_nothing(editor):
    policy = a_policy()
    save(editor, policy, note="Ours.")
    form = open_form(signed_in(editor), path_of(policy)).put(title_en="")

    page = form.press(signed_in(editor), "_undo", "note")

    assert page.status_code == 200
    assert form_on(page)["note"] == "Ours."
    assert own_open(editor).changes.get().patch == {"note": ["", "Ours."]}


@pytest.mark.parametrize("path", ["title_en", "x/y/z", "", "requirements/x"])
def test_what_the_draft_does_not_say_is_not_undone(editor, path):
    policy = a_policy()
    save(editor, policy, note="Ours.")
    form = open_form(signed_in(editor), path_of(policy))
    form.offers.append(("_undo", path))

    form.press(signed_in(editor), "_undo", path)

    assert own_open(editor).changes.get().patch == {"note": ["", "Ours."]}


def test_with_no_draft_open_a_forged_undo_does_nothing(editor):
    policy = a_policy()
    form = open_form(signed_in(editor), path_of(policy))
    form.offers.append(("_undo", "note"))

    page = form.press(signed_in(editor), "_undo", "note", follow=True)

    assert page.status_code == 200
    assert fresh(policy).note == ""


# What stands beside it


def test_what_the_draft_changes_is_listed_with_its_risk(editor):
    policy = a_policy()
    save(editor, policy, note="Ours.", effective="2024")

    found = page_of(editor, policy).context["drafted"]

    assert set(found.values) == {"Note", "Effective"}
    assert (found.risk, found.lacks_reason) == ("high", True)
    assert [(one.label, one.target) for one in found.uncited] == [
        ("Effective", "id_effective")
    ]


def test_a_row_without_a_citation_leads_to_its_field(editor):
    policy = a_policy(requirements=[{}])
    save(editor, policy, **{"requirements-0-value": "98"})

    found = page_of(editor, policy).context["drafted"]

    assert [one.target for one in found.uncited] == ["id_requirements-0-value"]


def test_a_record_that_only_the_draft_holds_says_so(editor):
    adding(signed_in(editor), POLICIES).send(signed_in(editor))
    change = own_open(editor).changes.get(op=Op.ADD)

    page = signed_in(editor).get(address(POLICIES, change.record, "change"))

    text = page.content.decode()
    assert page.context["drafted"].is_new
    assert "The whole record is new." in text
    assert "Only in your draft" in text
    assert "/history/" not in text
    assert "Public page" not in text


def test_what_is_published_is_no_draft_any_more(publisher):
    policy = a_policy()
    save(publisher, policy, note="Ours.", change_reason="The gazette says so.")
    publish_open(publisher)

    page = page_of(publisher, policy)

    assert (told(page), page.context["drafted"]) == ({}, None)
    assert form_on(page)["note"] == "Ours."


# The words alone


def test_paths_name_values_rows_and_links():
    patch = {"note": ["", "x"], "issuers": {"a": [None, True]},
             "rows": {"r": {"value": [1, 2]}, "s": [None, {}]}}  # fmt: skip

    assert list(paths_of(patch)) == ["note", "issuers", "rows/r/value", "rows/s"]


def test_a_row_that_went_is_called_by_its_longest_text():
    row = {"subject": "cold storage", "rule": "Keep 98 per cent in cold storage."}
    past = Past(POLICIES, {"requirements": {"r": [row, None]}})

    (gone,) = past.gone()

    assert (gone.words, gone.path) == (row["rule"], "requirements/r")


def test_a_record_revised_twice_shows_what_the_register_says(editor):
    policy = a_policy(note="First.")
    save(editor, policy, note="Ours.")
    revise(policy, note="Theirs.")

    assert told(page_of(editor, policy)) == {"note": "was First."}
