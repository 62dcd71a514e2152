"""Work at the desk from the first form to the public page, in a browser."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from policies.models import Licence, Policy, Regulator
from registry.changesets.models import ChangeSet, State
from registry.clock import now
from registry.ledger.models import Entry
from registry.ledger.read import form_of
from registry.ledger.verify import verify
from tests.at_work import Person
from tests.cast import member
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    a_source,
    an_exchange,
    fresh,
    revise,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,  # two minutes
    pytest.mark.sqlite,  # what a page does not depend on the database
    pytest.mark.django_db(transaction=True),
]

GAZETTE = "Gazette of the day"


@pytest.fixture
def people(at_desk, own_server):
    """Return how a person comes to the desk, with a window of their own."""

    def come(role, name=""):
        user = member(role, name=name)
        return Person(at_desk(user=user, url=own_server.url), user)

    return come


def draft_of_three(editor):
    """Draft a regulator, a policy that it issued and a licence under it."""
    editor.new(Regulator).type(name_en="Harbour Authority")
    editor.choose(type="statutory_regulator").cite(GAZETTE, "name_en", "type").save()
    editor.new(Policy).type(title_en="Harbour Ordinance")
    editor.choose(type="ordinance", stage="commenced", issuers="Harbour Authority")
    editor.cite(GAZETTE, "title_en", "type", "stage", "issuers").save()
    editor.new(Licence).choose(regulator="Harbour Authority", regime="vatp")
    editor.choose(statute="Harbour Ordinance", exchanges="Platform")
    editor.cite(GAZETTE, "regulator", "regime", "statute", "exchanges")
    return editor.save()


def test_three_new_records_are_published_as_one_set(people):
    a_source(title=GAZETTE, publisher_kind="gazette")
    an_exchange()
    editor, before = people("editor"), Entry.objects.count()

    change_set = draft_of_three(editor)
    assert Entry.objects.count() == before  # nothing of it is public yet
    editor.submit(change_set)
    people("publisher").publish(change_set)

    entries = list(Entry.objects.filter(change_set=change_set).order_by("seq"))
    assert [entry.kind for entry in entries] == ["regulators", "policies", "licences"]
    assert len({entry.recorded_at for entry in entries}) == 1
    regulator, policy, licence = map(form_of, entries)
    assert policy["issuers"] == [regulator["id"]]
    assert licence["regulator"] == regulator["id"]
    assert licence["statute"] == policy["id"]
    page = Client().get(f"/en/licences/{licence['slug']}").content.decode()
    assert "Harbour Authority" in page
    assert list(verify()) == []


def test_that_set_is_undone_and_a_later_edit_elsewhere_stays(people):
    a_source(title=GAZETTE, publisher_kind="gazette")
    exchange = an_exchange(note="Ours.")
    editor, publisher = people("editor"), people("publisher")
    change_set = draft_of_three(editor)
    editor.submit(change_set)
    publisher.publish(change_set)
    revise(exchange, note="Ours, and later.")

    editor.set_page(change_set).press("Undo the whole set")
    undoing = ChangeSet.objects.get(undoes=change_set)
    editor.submit(undoing)
    publisher.publish(undoing)

    for model in (Regulator, Policy, Licence):
        rows = model.objects.filter(pk__in=change_set.changes.values("record"))
        assert not rows.exists()
    assert fresh(exchange).note == "Ours, and later."
    assert list(verify()) == []


def test_a_withdrawn_record_comes_back_with_its_links_and_rows(people):
    exchange = an_exchange()
    licence = a_licence(
        exchanges=[exchange],
        status_events=[{"position": 1, "status": "submitted", "effective": "2023-06"}],
    )
    before = form_of(Entry.objects.get(seq=licence.seq))
    editor, publisher = people("editor"), people("publisher")
    editor.desk.open(reverse("admin:policies_licence_delete", args=[licence.pk]))
    editor.type(change_reason="It was entered twice.")
    editor.press("Propose to withdraw")
    leaving = ChangeSet.objects.get(author=editor.user, opened=True)
    editor.submit(leaving)
    publisher.publish(leaving)
    assert Client().get(f"/en/licences/{licence.slug}").status_code == 410

    editor.desk.open(reverse("admin:withdrawn"))
    editor.press("Restore")
    coming = ChangeSet.objects.get(author=editor.user, opened=True)
    editor.submit(coming)
    publisher.publish(coming)

    after = form_of(Entry.objects.get(seq=fresh(licence).seq))
    assert after == before
    assert Client().get(f"/en/licences/{licence.slug}").status_code == 200


def test_a_returned_set_is_mended_and_sent_again(people):
    regulator = a_regulator(remit="Platforms.")
    editor, reviewer = people("editor"), people("reviewer")
    change_set = editor.form(regulator).type(remit="Platforms and funds").save()
    editor.submit(change_set)

    reviewer.set_page(change_set).say("A full stop is missing.")
    reviewer.press("Return to author")
    editor.desk.open("/admin/")
    assert "A full stop is missing." in editor.page.inner_text("#content")
    editor.set_page(change_set).press("Edit")
    editor.type(remit="Platforms and funds.").save()
    editor.submit(change_set)
    reviewer.set_page(change_set).press("Approve")
    people("publisher").set_page(change_set).press("Publish 1 record")

    assert fresh(regulator).remit == "Platforms and funds."
    change_set.refresh_from_db()
    assert (change_set.state, change_set.published_alone) == (State.PUBLISHED, False)


def test_a_scheduled_set_that_clashes_goes_back_to_its_author(people, monkeypatch):
    regulator, policy = a_regulator(remit="Platforms."), a_policy(summary_en="Ours.")
    editor, publisher = people("editor"), people("publisher")
    change_set = editor.form(regulator).type(remit="Platforms and funds.").save()
    editor.submit(change_set)
    due = now() + timedelta(days=1)
    publisher.set_page(change_set).choose(publish="later")
    publisher.type(publish_at=due.strftime("%Y-%m-%dT%H:%M"))
    publisher.press("Approve and publish")
    change_set.refresh_from_db()
    assert change_set.publish_at is not None
    revise(regulator, remit="Platforms and dealers.")
    revise(policy, summary_en="Other.")

    later = change_set.publish_at + timedelta(minutes=1)
    monkeypatch.setattr("registry.management.commands.publish_due.now", lambda: later)
    call_command("publish_due", verbosity=0)

    change_set.refresh_from_db()
    assert change_set.state == State.CONFLICT
    assert fresh(regulator).remit == "Platforms and dealers."
    editor.desk.open("/admin/")
    assert "conflict" in editor.page.inner_text("#content").lower()
    editor.desk.open(reverse("admin:registry_changeset_conflict", args=[change_set.pk]))
    assert "Platforms and funds." in editor.page.inner_text("#content")


def test_a_person_sees_on_the_public_side_what_the_desk_published(people, own_server):
    """One edit, from the form to the page, the API, the changes and the history."""
    regulator = a_regulator(remit="Platforms.")
    editor, publisher = people("editor"), people("publisher")
    change_set = editor.form(regulator).type(remit="Platforms and funds.").save()
    editor.submit(change_set)
    publisher.publish(change_set)

    seq, page = fresh(regulator).seq, publisher.page
    slug = f"regulators/{regulator.slug}"
    for address in (slug, f"{slug}/history", f"changes/{seq}"):
        page.goto(f"{own_server.url}/en/{address}")
        assert "and funds" in page.inner_text("main"), address
    told = Client().get(f"/api/v1/regulators/{regulator.public_id}").json()
    assert told["data"]["remit"] == "Platforms and funds."
    last = Client().get(f"/api/v1/changes?after={seq - 1}").json()
    assert last["results" if "results" in last else "data"][0]["seq"] == seq
