"""The page of a change set: what it lacks, what stands against it, what it did."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry.changesets.models import ChangeSet
from registry.changesets.propose import Proposed
from registry.changesets.review import give_back, submit
from registry.changesets.undo import undo
from registry.clock import now
from tests.forms import messages_on, signed_in
from tests.makers import a_licence, an_entity, an_exchange, revise, withdraw
from tests.proposals import (
    NOON,
    agreed,
    approved,
    edit,
    fresh_set,
    kept,
    submitted,
)
from tests.registry.admin.set_pages import buttons, page_of, press

pytestmark = pytest.mark.django_db


def page(change_set, user):
    found = signed_in(user).get(page_of(change_set))
    assert found.status_code == 200
    return found


def text_of(change_set, user):
    return page(change_set, user).content.decode()


def uncited(author, record, **values):
    """Keep a change that no citation names."""
    model = type(record)
    patch = {name: ["", value] for name, value in values.items()}
    return kept(author, Proposed(model, record.pk, "~", patch))


# Before it is sent


def test_its_author_reads_what_it_lacks_with_the_form_that_mends_it(editor):
    exchange = an_exchange()
    change_set = uncited(editor, exchange, opened="2023-05")

    found = page(change_set, editor)

    (lack,) = found.context["lacks"]
    assert "EX-0001 Platform" in lack.words
    assert lack.url == f"/admin/policies/exchange/{exchange.pk}/change/"
    assert f'<a href="{lack.url}">' in found.content.decode()
    assert "No citation yet" in found.content.decode()


def test_a_set_without_a_reason_lacks_one(editor):
    change_set = kept(editor, edit(an_exchange(), note="Ours."))
    ChangeSet.objects.filter(pk=change_set.pk).update(reason="")

    (lack,) = page(change_set, editor).context["lacks"]

    assert "at least 10 characters" in lack.words
    assert lack.url == ""


def test_an_empty_set_says_so(editor):
    change_set = ChangeSet.objects.create(author=editor, proposed_at=NOON)

    assert "This set is empty." in text_of(change_set, editor)


def test_a_complete_set_lacks_nothing(editor):
    change_set = kept(editor, edit(an_exchange(), note="Ours."))

    assert page(change_set, editor).context["lacks"] == []


def test_a_returned_set_shows_the_reviewers_words(editor, reviewer):
    change_set = submitted(editor, edit(an_exchange(), note="Ours."))
    give_back(change_set, actor=reviewer, at=NOON, text="Cite page 3.")

    text = text_of(change_set, editor)

    assert "<strong>Returned to its author.</strong>" in text
    assert text.count("<blockquote>Cite page 3.</blockquote>") == 2


def test_they_stand_on_top_until_it_is_sent_again(editor, reviewer):
    change_set = submitted(editor, edit(an_exchange(), note="Ours."))
    give_back(change_set, actor=reviewer, at=NOON, text="Cite page 3.")
    press(editor, change_set, "comment", comment="Page 3 is blank.")

    assert text_of(change_set, editor).count("Cite page 3.") == 2
    submit(change_set, actor=editor, at=NOON)
    assert text_of(change_set, editor).count("Cite page 3.") == 1


# For its reviewers


def test_a_reviewer_reads_who_when_why_and_what_is_covered(editor, reviewer):
    change_set = submitted(editor, edit(an_exchange(), opened="2023-05"))

    text = text_of(change_set, reviewer)

    for words in ("editor", "1 Jun 2024, 20:00 HKT", "New evidence", "High: ",
                  change_set.reason, change_set.content_hash,
                  change_set.content_hash[:12]):  # fmt: skip
        assert words in text


def test_who_may_not_approve_high_risk_is_told_who_does(editor, reviewer, publisher):
    change_set = submitted(editor, edit(an_exchange(), opened="2023-05"))
    words = "It touches fields of high risk: a publisher approves those."

    assert words in text_of(change_set, reviewer)
    assert words not in text_of(change_set, publisher)


def test_an_auditor_reads_all_and_has_no_button(editor, auditor):
    change_set = submitted(editor, edit(an_exchange(), note="Ours."))

    found = page(change_set, auditor)

    assert [told.public_id for told in found.context["records"]] == ["EX-0001"]
    assert [path for path in buttons(found) if str(change_set.pk) in path] == []


# What does not fit


@pytest.mark.parametrize("state", ["draft", "submitted", "approved"])
def test_what_was_published_meanwhile_is_told_with_the_way_to_settle(
    state, editor, publisher
):
    exchange = an_exchange(note="First.")
    change_set = kept(editor, edit(exchange, note="Ours."))
    if state == "submitted":
        submit(change_set, actor=editor, at=NOON)
    if state == "approved":
        approved(change_set, publisher)
    revise(exchange, note="Theirs.")

    found = page(change_set, editor)

    assert found.context["misfit"].endswith("EX-0001 Platform: Note")
    assert page_of(change_set, "conflict") in found.content.decode()
    assert len(found.context["records"]) == 1


def test_a_record_that_left_is_told(editor):
    exchange = an_exchange()
    change_set = kept(editor, edit(exchange, note="Ours."))
    withdraw(exchange)

    text = text_of(change_set, editor)

    assert "EX-0001: withdrawn meanwhile" in text
    assert "It was withdrawn from the register meanwhile." in text


def test_what_cannot_be_shown_can_be_taken_out(editor):
    holder, licence = an_entity(), a_licence()
    change_set = kept(editor, edit(licence, holder=holder))
    withdraw(holder)

    found = page(change_set, editor)
    press(editor, change_set, "drop")

    assert "has left the register" in found.context["misfit"]
    assert found.context["bare"] == {str(licence.pk): "LC-0001"}
    assert not change_set.changes.exists()


def test_ended_sets_are_compared_with_nothing(editor, publisher):
    exchange = an_exchange(note="First.")
    change_set = kept(editor, edit(exchange, note="Ours."))
    press(editor, change_set, "discard")
    revise(exchange, note="Theirs.")

    assert page(change_set, publisher).context["misfit"] == ""


# Once published


def test_a_published_set_leads_to_its_numbers(editor, publisher):
    change_set = kept(editor, edit(an_exchange(), note="Ours."))
    (entry,) = agreed(change_set, publisher)

    text = text_of(change_set, editor)

    assert f'<a href="/en/changes/{entry.seq}">{entry.seq}</a>' in text
    assert "It is part of the register." in text
    assert "/preview/" not in text


def test_a_set_and_the_one_that_undoes_it_name_each_other(editor, publisher):
    change_set = kept(editor, edit(an_exchange(note="First."), note="Ours."))
    agreed(change_set, publisher)
    back = undo(fresh_set(change_set), author=editor, at=now()).change_set

    assert f'Taken back by</dt><dd><a href="{page_of(back)}">' in text_of(
        change_set, editor
    )
    assert f'Takes back</dt><dd><a href="{page_of(change_set)}">' in text_of(
        back, editor
    )


def test_published_alone_it_waits_for_a_review(publisher, reviewer):
    change_set = kept(publisher, edit(an_exchange(), note="Ours."))
    agreed(change_set, publisher)

    assert "It waits for a review afterwards." in text_of(change_set, reviewer)
    press(reviewer, change_set, "look-at", comment="It is right.")
    assert "Reviewed afterwards by reviewer." in text_of(change_set, publisher)


# Cost


def test_twenty_records_cost_what_two_do(editor, reviewer):
    exchanges = [an_exchange() for _number in range(20)]
    few = submitted(editor, *(edit(one, note="Ours.") for one in exchanges[:2]))
    many = submitted(editor, *(edit(one, note="Ours.") for one in exchanges))
    client = signed_in(reviewer)
    client.get(page_of(few))

    costs = []
    for change_set in (few, many):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page_of(change_set)).status_code == 200
        costs.append(len(queries))

    assert costs[0] == costs[1]


def test_a_scheduled_set_says_when_it_publishes_itself(editor, publisher):
    change_set = approved(kept(editor, edit(an_exchange(), note="Ours.")), publisher)

    page = press(publisher, change_set, "schedule", publish_at="2099-12-31T09:00")

    change_set.refresh_from_db()
    assert messages_on(page) == ["Scheduled."]
    assert "It publishes itself on 31 Dec 2099, 09:00 HKT." in page.content.decode()
    assert change_set.publish_at > now()
    assert change_set.scheduled_by == publisher
