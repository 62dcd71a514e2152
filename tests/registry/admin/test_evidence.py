"""Evidence typed beside a row, and what the rules say of the whole record."""

import pytest

from policies.models import Licence
from registry.changesets.refusals import Invalid
from registry.ledger.verify import verify
from registry.records.kinds import kind_of
from registry.records.paths import name_of
from tests.forms import errors_on, form_on, open_form, save_and_publish, signed_in
from tests.makers import (
    a_licence,
    a_policy,
    a_source,
    an_exchange,
    evidence,
    fresh,
    revise,
    snapshot,
)
from tests.registry.admin.new_records import adding, address

pytestmark = pytest.mark.django_db

UNCITED = "No citation names this value: add a source that supports it."


def open_record(user, record):
    path = address(kind_of(type(record)), record.pk, "change")
    return open_form(signed_in(user), path)


def test_a_source_beside_a_row_is_cited_for_every_value_of_the_row(publisher):
    source, policy = a_source(title="The circular"), a_policy()
    form = open_record(publisher, policy).why()

    form.row(
        "requirements", subject="cold storage", rule="Keep it cold.", value="98",
        comparator="at_least", unit="%", applies_to="vatp_operator",
        cite_source=source, cite_locator="para. 5", cite_quote="98 per cent",
    )  # fmt: skip
    save_and_publish(form, publisher)

    row, citation = policy.requirements.get(), policy.citations.get(source=source)
    assert (citation.locator, citation.quote) == ("para. 5", "98 per cent")
    assert {name_of(path) for path in citation.fields} == {
        "requirements.rule", "requirements.value",
    }  # fmt: skip
    assert all(str(row.pk) in path for path in citation.fields)
    assert not list(verify())


def test_a_source_beside_a_row_that_stands_cites_it_too(publisher):
    source, policy = a_source(title="The circular"), a_policy(requirements=[{}])
    form = open_record(publisher, policy).why()

    form.put(**{"requirements-0-cite_source": source})
    save_and_publish(form, publisher)

    row = policy.requirements.get()
    assert policy.citations.get(source=source).fields == [f"requirements/{row.pk}/rule"]
    assert fresh(policy).version == 2


def test_a_draft_may_wait_for_a_citation_and_publication_asks_for_it(publisher):
    policy = a_policy()
    form = open_record(publisher, policy).put(reference="24EC1", note="Ours.").why()
    before = snapshot()

    with pytest.raises(Invalid, match=UNCITED) as refused:
        save_and_publish(form, publisher)

    again = open_record(publisher, policy)
    assert [path for _record, path, _message in refused.value.faults] == ["reference"]
    assert (again["reference"], again["note"]) == ("24EC1", "Ours.")
    assert again["change_reason"] == form["change_reason"]
    assert snapshot() == before


def test_the_draft_that_lacked_a_citation_can_be_completed(publisher):
    policy = a_policy()
    first = open_record(publisher, policy).put(reference="24EC1").why()
    first.send(signed_in(publisher))

    again = open_record(publisher, policy)
    again.cite(evidence(), "reference")
    save_and_publish(again, publisher)

    assert fresh(policy).reference == "24EC1"


def test_a_row_may_wait_for_its_citation_and_publication_asks_for_it(publisher):
    policy = a_policy()
    form = open_record(publisher, policy).why()
    form.row(
        "requirements", subject="cold storage", rule="Keep it cold.",
        comparator="required", applies_to="vatp_operator",
    )  # fmt: skip
    before = snapshot()

    with pytest.raises(Invalid, match=UNCITED) as refused:
        save_and_publish(form, publisher)

    ((_record, path, _message),) = refused.value.faults
    assert name_of(path) == "requirements.rule"
    assert open_record(publisher, policy)["requirements-0-rule"] == "Keep it cold."
    assert snapshot() == before


def test_a_rule_of_the_kind_is_told_at_its_field(publisher):
    licence = a_licence(status_events=[{}])
    form = open_record(publisher, licence).why()

    page = form.put(**{"status_events-0-effective": ""}).send(signed_in(publisher))

    told = {"status_events-0-effective": ["Give a day, a bound or an announcement."]}
    assert errors_on(page) == told


def test_a_new_record_that_breaks_a_rule_keeps_all_that_was_typed(publisher):
    client = signed_in(publisher)
    form = adding(client, kind_of(Licence))
    form.put(**{"status_events-0-effective": "", "note": "Ours."})
    before = snapshot()

    page = form.send(client)
    again = form_on(page)

    assert errors_on(page).keys() == {"status_events-0-effective"}
    sent, shown = form.data("_save"), again.data("_save")
    assert {name for name in sent if sent[name] != shown.get(name)} <= {
        "csrfmiddlewaretoken"
    }
    assert snapshot() == before


def test_a_row_that_is_removed_leaves_the_citations(publisher):
    policy = a_policy(requirements=[{"value": "98"}, {"subject": "hot wallets"}])
    form = open_record(publisher, policy).why()
    gone = form["requirements-0-id"]

    save_and_publish(form.put(**{"requirements-0-DELETE": True}), publisher)

    assert policy.requirements.count() == 1
    assert gone not in str(policy.citations.get().fields)
    assert not list(verify())


def test_a_citation_of_nothing_but_a_removed_row_goes_with_it(publisher):
    exchange, source = an_exchange(addresses=[{}]), a_source(title="The register")
    row = exchange.addresses.get()
    live = exchange.citations.get()
    revise(exchange, citations=[
        {"id": live.pk, "fields": ["name_en"]},
        {"fields": [f"addresses/{row.pk}/address"], "source": source, "locator": "1"},
    ])  # fmt: skip
    form = open_record(publisher, exchange).why()

    save_and_publish(form.put(**{"addresses-0-DELETE": True}), publisher)

    assert exchange.citations.get() == live
    assert not list(verify())


def test_a_word_outside_the_vocabulary_is_told_at_its_field(publisher):
    policy = a_policy(requirements=[{"value": "98"}])
    form = open_record(publisher, policy).why()
    form.put(**{"requirements-0-applies_to": "nobody"})

    page = form.send(signed_in(publisher))

    assert list(errors_on(page)) == ["requirements-0-applies_to"]
