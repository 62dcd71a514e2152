"""Merging at the desk: choose, see what moves, then into the change set."""

import pytest

from policies.models import Exchange, LegalEntity
from registry.changesets.models import ChangeSet
from registry.records.kinds import kind_of, kinds
from tests.cast import member
from tests.forms import signed_in
from tests.makers import (
    MAKERS,
    a_licence,
    an_entity,
    an_exchange,
    fresh,
    snapshot,
    withdraw,
)
from tests.proposals import agreed
from tests.registry.admin.new_records import address

pytestmark = pytest.mark.django_db

EXCHANGES, ENTITIES = kind_of(Exchange), kind_of(LegalEntity)


def place(record):
    return address(kind_of(type(record)), record.pk, "merge")


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
def test_any_kind_is_chosen_by_typing_its_name(kind, editor):
    gone, stays = MAKERS[kind.slug](), MAKERS[kind.slug]()

    found = signed_in(editor).get(place(gone), {"term": stays.public_id}).json()

    assert [one["id"] for one in found["results"]] == [str(stays.pk)]
    assert stays.public_id in found["results"][0]["text"]
    assert found["pagination"] == {"more": False}


def test_options_come_before_anything_is_typed(editor):
    gone, stays = an_exchange(), an_exchange()
    asked = {"app_label": "policies", "model_name": "exchange", "field_name": "pk"}

    found = signed_in(editor).get(place(gone), asked).json()

    assert [one["id"] for one in found["results"]] == [str(stays.pk)]


def test_what_moves_is_shown_before_anything_is_kept(editor):
    stays, gone = (
        an_entity(name_en="Stays"),
        an_entity(name_en="Gone", group="Gone Group"),
    )
    licence = a_licence(holder=gone)
    before = snapshot()

    page = signed_in(editor).get(place(gone), {"into": stays.pk})

    assert page.context["plan"].names == ["Gone"]
    assert page.context["plan"].referrers == [licence.pk]
    text = page.content.decode()
    assert licence.public_id in text
    told = {one.label: (one.old, one.new) for one in page.context["fields"]}
    assert told == {"Group": ("Gone Group", "")}
    assert snapshot() == before
    assert not ChangeSet.objects.filter(author=editor).exists()


def test_without_script_it_is_chosen_by_its_public_id(editor):
    stays, gone = an_exchange(), an_exchange()
    client = signed_in(editor)

    page = client.get(place(gone), {"into": "", "public_id": stays.public_id.lower()})
    wrong = client.get(place(gone), {"public_id": "EX-9999"})

    assert page.context["into"].pk == stays.pk
    assert "No record of this kind has this public id." in wrong.content.decode()


def test_a_post_leads_to_the_set_that_holds_it(editor, publisher):
    stays, gone = an_exchange(name_en="Stays"), an_exchange(name_en="Gone")
    sent = {"into": stays.pk, "change_reason": "They are one and the same."}

    page = signed_in(editor).post(place(gone), sent)

    change_set = ChangeSet.objects.get(author=editor)
    assert page.url == f"/admin/registry/changeset/{change_set.pk}/change/"
    assert change_set.reason == "They are one and the same."
    agreed(change_set, publisher)
    assert fresh(stays).names.get().name == "Gone"


@pytest.mark.parametrize("into", ["", "nonsense", "itself", "withdrawn"])
def test_what_cannot_be_is_told_and_nothing_kept(editor, into):
    gone, other = an_exchange(), an_exchange()
    withdraw(other)
    into = {"itself": gone.pk, "withdrawn": other.pk}.get(into, into)

    page = signed_in(editor).post(place(gone), {"into": into}, follow=True)

    assert page.redirect_chain == [(place(gone), 302)]
    assert "notice error" in page.content.decode()
    assert not ChangeSet.objects.filter(author=editor).exists()


@pytest.mark.parametrize("role", ["auditor", "reviewer"])
def test_whoever_only_reads_is_refused(role):
    stays, gone = an_exchange(), an_exchange()
    client = signed_in(member(role))

    assert client.get(place(gone)).status_code == 403
    assert client.post(place(gone), {"into": stays.pk}).status_code == 403


def test_a_record_that_left_is_not_merged(editor):
    gone = an_exchange()
    withdraw(gone)

    assert signed_in(editor).get(place(gone)).status_code == 404


def test_a_record_of_the_draft_may_be_the_one_that_stays(editor):
    gone = an_entity(name_en="Gone")
    client = signed_in(editor)
    stays = an_entity(name_en="Stays")
    client.post(place(stays), {"into": an_entity(name_en="Third").pk})

    found = client.get(place(gone), {"term": stays.public_id}).json()
    named = client.get(place(gone), {"into": stays.pk})

    assert found["results"] == []  # in the draft it has left
    assert named.context["plan"] is None
