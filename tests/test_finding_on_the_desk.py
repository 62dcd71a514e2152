"""Editors find records, choose them and add one beside another."""

from uuid import uuid4

import pytest

from policies.models import Policy, Regulator
from registry.changesets.drafts import keep, open_set
from registry.changesets.propose import new_record
from registry.records.kinds import kind_of
from tests.forms import messages_on, open_form, own_open, signed_in
from tests.makers import (
    a_regulator,
    revise,
    snapshot,
)
from tests.proposals import NOON
from tests.registry.admin.new_records import adding, address

pytestmark = pytest.mark.django_db

REGULATORS = kind_of(Regulator)
POLICIES = kind_of(Policy)


def test_a_record_links_to_its_public_page(editor):
    sfc = a_regulator()

    page = signed_in(editor).get(address(REGULATORS, sfc.pk, "change"))

    assert f'href="/en/regulators/{sfc.slug}"' in page.content.decode()


def test_another_record_is_added_beside_by_who_may_add_one(editor, publisher, auditor):
    path = address(POLICIES, "add")

    for user in (editor, publisher):
        assert 'id="add_id_issuers"' in signed_in(user).get(path).content.decode()
    assert signed_in(auditor).get(path).status_code == 403


def test_a_record_added_beside_is_handed_to_the_form_that_wanted_it(editor):
    client = signed_in(editor)
    form = adding(client, REGULATORS)
    popup = open_form(client, f"{address(REGULATORS, 'add')}?_popup=1&_to_field=id")
    for name, control in form.controls.items():
        if name not in {"csrfmiddlewaretoken", "_continue"}:
            popup.controls.setdefault(name, control).values = control.values

    page = popup.send(client, "_save")

    (change,) = own_open(editor).changes.all()
    assert str(change.record) in page.content.decode()
    assert page.templates[0].name == "admin/popup_response.html"
    assert not Regulator.objects.exists()


@pytest.fixture
def sfc():
    """Publish two regulators of which one is asked for."""
    a_regulator(name_en="Hong Kong Monetary Authority", name_zh_hant="香港金融管理局")
    return a_regulator(
        name_en="Securities and Futures Commission",
        short_name_en="SFC",
        name_zh_hant="證券及期貨事務監察委員會",
        short_name_zh_hant="證監會",
    )


SCRIPTS = pytest.mark.parametrize("words", ["SFC", "證監會", "证监会", "Securit"])


@SCRIPTS
def test_lists_are_searched_in_three_scripts(editor, sfc, words):
    page = signed_in(editor).get(address(REGULATORS), {"q": words})

    assert list(page.context["cl"].result_list) == [sfc]


@SCRIPTS
def test_choices_are_searched_in_three_scripts(editor, sfc, words):
    asked = {
        "term": words, "app_label": "policies", "model_name": "licence",
        "field_name": "regulator",
    }  # fmt: skip

    answer = signed_in(editor).get("/admin/autocomplete/", asked).json()

    assert answer["results"] == [{"id": str(sfc.pk), "text": "SFC"}]


@pytest.mark.usefixtures("sfc")
def test_an_empty_search_shows_all(editor):
    page = signed_in(editor).get(address(REGULATORS), {"q": " "})

    assert page.context["cl"].result_count == 2


def test_a_list_shows_title_and_summary(editor, sfc):
    page = signed_in(editor).get(address(REGULATORS)).content.decode()

    assert all(
        text in page for text in (sfc.public_id, sfc.name_en, "Statutory regulator")
    )


def test_nothing_is_withdrawn_by_the_dozen(publisher):
    sfc = a_regulator()
    before = snapshot()
    forged = {"action": "delete_selected", "_selected_action": sfc.pk, "post": "yes"}

    page = signed_in(publisher).post(address(REGULATORS), forged)

    assert page.status_code in {200, 302}
    assert snapshot() == before
    assert open_set(publisher) is None


def test_a_record_only_drafted_is_found_by_its_author_alone(editor, second_editor):
    key, name = uuid4(), "Drafted Commission"
    state = {"name_en": name, "type": "industry_body"}
    keep([new_record(Regulator, key, state=state)], author=editor, at=NOON)
    asked = {
        "term": "drafted", "app_label": "policies", "model_name": "licence",
        "field_name": "regulator",
    }  # fmt: skip

    for user, found in ((editor, True), (second_editor, False)):
        client = signed_in(user)
        listed = client.get(address(REGULATORS), {"q": "drafted"})
        shown = client.get("/admin/find/", {"q": "drafted"})
        offered = client.get("/admin/autocomplete/", asked).json()["results"]
        assert (listed.context["cl"].result_count == 1) is found
        assert ([hit.row.record for hit in shown.context["hits"]] == [key]) is found
        assert ([one["id"] for one in offered] == [str(key)]) is found


def test_the_address_of_nothing_leads_home(editor):
    client, withdrawn = signed_in(editor), "00000000-0000-4000-8000-000000000000"

    page = client.get(address(REGULATORS, withdrawn, "change"), follow=True)

    assert page.redirect_chain == [("/admin/", 302)]
    assert "Perhaps it was deleted?" in messages_on(page)[0]


def test_a_revised_record_keeps_its_number(publisher):
    sfc = a_regulator()

    revise(sfc, remit="Securities.")

    page = signed_in(publisher).get(address(REGULATORS, sfc.pk, "change"))
    assert "RG-0001, version 2." in page.content.decode()
