"""What stands beside a record's form."""

from datetime import UTC, datetime

import pytest

from policies.models import Regulator
from registry.admin import beside as beside_module
from registry.admin.beside import beside, links_to
from registry.admin.record_admin import RecordAdmin
from registry.ledger.read import head
from tests.forms import open_form, signed_in
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    an_entity,
    an_exchange,
    revise,
)

pytestmark = pytest.mark.django_db

AT = datetime(2024, 6, 1, tzinfo=UTC)


def test_the_status_is_shown_and_never_typed(publisher):
    events = [{"status": "licensed", "effective": "2023-01-01"}]
    licence = a_licence(status_events=events, holder=an_entity())
    browser = signed_in(publisher)
    path = f"/admin/policies/licence/{licence.pk}/change/"

    page = browser.get(path)

    assert str(beside(licence, AT, code="en")["tag"].label) == "Licensed"
    assert "Status, derived" in page.content.decode()
    assert "status" not in open_form(browser, path)


def test_who_names_the_record_is_listed_and_counted(monkeypatch):
    monkeypatch.setattr(beside_module, "SHOWN", 2)
    exchange = an_exchange()
    licences = [a_licence(exchanges=[exchange]) for _number in range(3)]

    found = beside(exchange, AT, code="en")

    assert found["use_count"] == 3
    assert [use.public_id for use in found["uses"]] == [
        licence.public_id for licence in licences[:2]
    ]


def test_the_last_publication_is_named():
    policy = a_policy(reason="The gazette of today.")

    assert beside(policy, AT, code="en")["entry"].reason == "The gazette of today."


def test_a_record_still_to_be_published_has_nothing_beside_it():
    assert beside(Regulator(), AT, code="en") == {}


def test_a_new_record_begins_as_one_and_a_change_as_new_evidence(publisher):
    regulator = a_regulator()
    browser = signed_in(publisher)

    new = open_form(browser, "/admin/policies/regulator/add/")
    change = open_form(browser, f"/admin/policies/regulator/{regulator.pk}/change/")

    assert new["change_cause"] == "new_record"
    assert change["change_cause"] == "new_evidence"


def test_a_page_is_never_newer_than_the_record_it_shows(publisher, monkeypatch):
    regulator = a_regulator(remit="Read by the page.")
    before = head().seq
    read_record = RecordAdmin.get_object

    def overtaken(admin, request, object_id, from_field=None):
        found = read_record(admin, request, object_id, from_field)
        revise(regulator, remit="Published meanwhile.")
        return found

    monkeypatch.setattr(RecordAdmin, "get_object", overtaken)
    path = f"/admin/policies/regulator/{regulator.pk}/change/"

    form = open_form(signed_in(publisher), path)

    assert form["remit"] == "Read by the page."
    assert form["page_seq"] == str(before)


def test_a_link_leads_to_the_form_and_is_escaped():
    exchange = an_exchange(name_en="<b>Platform</b>")

    (link,) = links_to([exchange.pk], code="en")

    assert f"/admin/policies/exchange/{exchange.pk}/change/" in link
    assert "&lt;b&gt;Platform" in link
    assert exchange.public_id in link


def test_the_form_costs_the_same_however_many_name_the_record(
    django_assert_max_num_queries,
):
    regulator = a_regulator()
    for _number in range(4):
        a_licence(regulator=regulator)

    with django_assert_max_num_queries(30):
        beside(regulator, AT, code="en")
