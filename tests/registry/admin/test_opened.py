"""Citations opened for editing and rows added, by link and by button."""

import pytest
from django.forms import modelform_factory
from django.http import QueryDict
from django.test import RequestFactory

from policies.models import Policy
from registry.admin.opened import MOST, Opened, Sent, opened, typed
from registry.changesets.models import ChangeSet
from registry.records.kinds import kind_of
from tests.forms import (
    CITATIONS,
    errors_on,
    form_on,
    open_form,
    own_open,
    save_and_publish,
    signed_in,
)
from tests.makers import a_policy, a_source, fresh, revise, snapshot
from tests.registry.admin.new_records import address

pytestmark = pytest.mark.django_db

FIRST = f"{CITATIONS}-0"


@pytest.fixture
def policy():
    """Publish a policy with two rows and two citations."""
    found = a_policy(requirements=[{"value": "98"}, {"subject": "hot wallets"}])
    more = {"source": a_source(title="The paper"), "fields": ["title_en"]}
    return revise(found, citations=[{"id": found.citations.get().pk}, more])


def path_of(policy, query=""):
    return f"{address(kind_of(Policy), policy.pk, 'change')}{query}"


def open_policy(user, policy, query=""):
    return open_form(signed_in(user), path_of(policy, query))


def paper(policy):
    return policy.citations.get(source__title="The paper")


# By link


def test_a_form_shows_its_citations_as_text_alone(editor, policy):
    page = signed_in(editor).get(path_of(policy))

    form = form_on(page)
    assert f"{FIRST}-source" not in form
    assert form[f"{CITATIONS}-TOTAL_FORMS"] == "0"
    assert "The paper" in page.content.decode()
    assert ("_open", f"cite={paper(policy).pk}") in form.offers


def test_a_link_opens_a_citation_with_all_that_it_may_name(editor, policy):
    form = open_policy(editor, policy, f"?cite={paper(policy).pk}")

    assert form[f"{FIRST}-id"] == str(paper(policy).pk)
    assert form[f"{FIRST}-source"] == str(paper(policy).source_id)
    assert "reference" in form.options(f"{FIRST}-fields_named")
    assert form[f"{CITATIONS}-INITIAL_FORMS"] == "1"


def test_what_was_edited_in_an_opened_citation_is_saved(publisher, policy):
    one = paper(policy)
    form = open_policy(publisher, policy, f"?cite={one.pk}").why()

    save_and_publish(form.put(**{f"{FIRST}-locator": "p. 9"}), publisher)

    assert policy.citations.get(pk=one.pk).locator == "p. 9"
    assert policy.citations.count() == 2


def test_citations_that_were_left_out_stay(publisher, policy):
    form = open_policy(publisher, policy).put(note="Ours.").why()

    save_and_publish(form, publisher)

    assert (fresh(policy).note, policy.citations.count()) == ("Ours.", 2)


def test_a_citation_is_removed_once_it_is_open(publisher, policy):
    one = paper(policy)
    form = open_policy(publisher, policy, f"?cite={one.pk}").why()

    save_and_publish(form.put(**{f"{FIRST}-DELETE": True}), publisher)

    assert not policy.citations.filter(pk=one.pk).exists()


def test_a_link_adds_a_blank_row_and_one_left_blank_is_none(editor, policy):
    form = open_policy(editor, policy, "?add=requirements").put(note="Ours.").why()

    page = form.send(signed_in(editor))

    assert form["requirements-TOTAL_FORMS"] == "3"
    assert errors_on(page) == {}
    assert own_open(editor).changes.get().patch == {"note": ["", "Ours."]}


def test_a_row_is_added_without_a_script(publisher, policy):
    form = open_policy(publisher, policy, "?add=requirements").why()
    form.put(**{
        "requirements-2-subject": "insurance", "requirements-2-rule": "Insure.",
        "requirements-2-applies_to": "vatp_operator",
        "requirements-2-comparator": "required",
        "requirements-2-cite_source": a_source(),
    })  # fmt: skip

    save_and_publish(form, publisher)

    assert policy.requirements.filter(subject="insurance").exists()


def test_a_link_begins_a_citation_of_a_value(editor, policy):
    form = open_policy(editor, policy, "?for=reference")

    assert form.controls[f"{FIRST}-fields_named"].values == ["reference"]
    assert form[f"{CITATIONS}-INITIAL_FORMS"] == "0"


@pytest.mark.parametrize("query", ["?cite=x", "?cite=%00", "?add=x", "?for=%00&cite="])
def test_a_link_that_asks_for_nothing_there_is_a_plain_form(editor, policy, query):
    page = signed_in(editor).get(path_of(policy, query))

    assert page.status_code == 200
    assert "requirements-2-subject" not in form_on(page)


def test_a_citation_of_another_record_is_not_opened(editor, policy):
    other = a_policy().citations.get()

    by_link = open_policy(editor, policy, f"?cite={other.pk}")
    by_link.offers.append(("_open", f"cite={other.pk}"))
    by_button = form_on(by_link.press(signed_in(editor), "_open", f"cite={other.pk}"))

    assert f"{FIRST}-id" not in by_link
    assert f"{FIRST}-id" not in by_button


# By a button of the form


def test_a_button_opens_a_citation_and_keeps_what_was_typed(editor, policy):
    form = open_policy(editor, policy).put(note="Ours.", title_en="", slug="no slug")
    place = form.cite(a_source(title="Begun"), "reference", locator="p. 3")
    before = snapshot()

    page = form.press(signed_in(editor), "_open", f"cite={paper(policy).pk}")

    again = form_on(page)
    assert (again["note"], again["title_en"], again["slug"]) == ("Ours.", "", "no slug")
    assert again[f"{FIRST}-id"] == str(paper(policy).pk)
    assert place == FIRST  # the one begun moved up for it
    assert again[f"{CITATIONS}-1-locator"] == "p. 3"
    assert again.controls[f"{CITATIONS}-1-fields_named"].values == ["reference"]
    assert (errors_on(page), snapshot()) == ({}, before)
    assert not ChangeSet.objects.filter(author=editor).exists()


def test_what_came_back_is_saved_as_any_form(publisher, policy):
    one, form = paper(policy), open_policy(publisher, policy).put(note="Ours.").why()
    form.cite(a_source(title="Begun"), "title_en")

    again = form_on(form.press(signed_in(publisher), "_open", f"cite={one.pk}"))
    save_and_publish(again.put(**{f"{FIRST}-locator": "p. 9"}), publisher)

    assert fresh(policy).note == "Ours."
    assert policy.citations.get(pk=one.pk).locator == "p. 9"
    assert policy.citations.count() == 3


def test_buttons_add_up(editor, policy):
    client, keys = signed_in(editor), [row.pk for row in policy.citations.all()]
    form = open_policy(editor, policy)

    form = form_on(form.press(client, "_open", f"cite={keys[0]}"))
    form = form_on(form.press(client, "_open", f"cite={keys[1]}"))
    form = form_on(form.press(client, "_open", "for=title_en"))
    form = form_on(form.press(client, "_open", "add=requirements"))

    assert [form[f"{CITATIONS}-{n}-id"] for n in range(2)] == [*map(str, keys)]
    assert form.controls[f"{CITATIONS}-2-fields_named"].values == ["title_en"]
    assert form["requirements-TOTAL_FORMS"] == "3"
    assert form["requirements-2-subject"] == ""


def test_a_row_marked_for_removal_comes_back_so(editor, policy):
    form = open_policy(editor, policy).put(**{"requirements-0-DELETE": True})

    again = form_on(form.press(signed_in(editor), "_open", "add=requirements"))

    assert again["requirements-0-DELETE"] == "on"


def test_a_new_record_is_added_with_rows_without_a_script(editor):
    client = signed_in(editor)
    form = open_form(client, address(kind_of(Policy), "add")).put(title_en="Begun")

    again = form_on(form.press(client, "_open", "add=requirements"))

    assert (again["title_en"], again["requirements-TOTAL_FORMS"]) == ("Begun", "1")


def test_who_only_reads_is_offered_nothing_to_open(auditor, policy):
    page = signed_in(auditor).get(path_of(policy))

    assert b"_open" not in page.content
    assert b"The paper" in page.content


# The rows that were sent


def sent(**values):
    data = QueryDict(mutable=True)
    for name, value in {"r-TOTAL_FORMS": "2", "r-INITIAL_FORMS": "1"}.items():
        data[name] = value
    data.setlist("r-0-id", ["old"])
    data.setlist("r-1-many", ["a", "b"])
    data.update(values)
    return Sent(data, "r")


def test_a_stored_row_goes_before_new_ones():
    rows = sent()

    rows.insert({"id": ["x"], "words": ["y"]})

    assert (rows.data["r-1-id"], rows.data["r-1-words"]) == ("x", "y")
    assert rows.data.getlist("r-2-many") == ["a", "b"]
    assert "r-1-many" not in rows.data
    assert (rows.data["r-TOTAL_FORMS"], rows.data["r-INITIAL_FORMS"]) == ("3", "2")


def test_a_row_that_is_open_is_not_opened_twice():
    rows = sent()
    before = rows.data.copy()

    rows.insert({"id": ["old"]})

    assert rows.data == before


@pytest.mark.parametrize("count", ["", "x", "-1", str(MOST), "9" * 30])
def test_a_count_that_cannot_be_changes_nothing(count):
    rows = sent(**{"r-TOTAL_FORMS": count})
    before = rows.data.copy()

    rows.insert({"id": ["x"]})
    rows.append({"words": ["y"]})

    assert rows.data == before


def test_a_request_is_read_from_its_query_or_its_button():
    key = "6f9619ff-8b86-d011-b42d-00c04fc964ff"
    words = f"cite={key}&add=rows&for=title_en"
    factory = RequestFactory()

    by_link = opened(factory.get(f"/?{words}"))
    by_button = opened(factory.post(f"/?{words}x", {"_open": words}))

    assert by_link == by_button
    assert (by_link.rows, by_link.paths) == (["rows"], ["title_en"])
    assert opened(factory.post(f"/?{words}", {})) == Opened()


def test_what_a_browser_would_send_of_a_row(policy):
    form = modelform_factory(Policy, fields=["note", "title_en", "issuers"])

    assert typed(form(instance=policy)) == {"note": [""], "title_en": ["A circular"]}
