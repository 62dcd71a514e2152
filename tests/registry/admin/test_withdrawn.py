"""The list of what left the register, with the way back."""

import pytest

from policies.models import Exchange
from registry.admin.withdrawn import name_of
from registry.changesets.models import ChangeSet
from registry.ledger import read
from registry.records.kinds import kind_of, kinds
from tests.forms import signed_in
from tests.full_records import full
from tests.linked_records import merged
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    an_entity,
    an_exchange,
    restore,
    withdraw,
)
from tests.proposals import agreed
from tests.registry.admin.new_records import address

pytestmark = pytest.mark.django_db

PATH = "/admin/withdrawn/"


def shown(page):
    return [one.entry.public_id for one in page.context["gone"]]


def test_it_lists_what_left_newest_first_and_not_what_came_back(auditor):
    sfc, policy, exchange = a_regulator(), a_policy(), an_exchange()
    for one in (sfc, policy, exchange):
        withdraw(one, reason="It was entered twice.")
    restore(policy)

    page = signed_in(auditor).get(PATH)

    assert shown(page) == [exchange.public_id, sfc.public_id]
    assert "It was entered twice." in page.content.decode()
    assert "Restore this record" not in page.content.decode()


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
def test_a_button_brings_back_any_kind(kind, editor, publisher):
    record = full(kind)
    withdraw(record)
    client = signed_in(editor)
    (one,) = client.get(PATH).context["gone"]

    client.post(address(kind, record.pk, "history", one.before.seq, "back"))

    agreed(ChangeSet.objects.get(author=editor), publisher)
    assert read.newest(record.public_id).type == "restored"
    assert shown(client.get(PATH)) == []


def test_a_merged_record_says_into_which_and_is_parted_again(editor, publisher):
    stays, gone = an_exchange(name_en="Stays"), an_exchange(name_en="Gone")
    entry = merged(gone, stays)
    client = signed_in(editor)

    page = client.get(PATH)
    client.post(f"/admin/registry/changeset/{entry.change_set_id}/undo/")

    assert "Merged into Stays" in page.content.decode()
    agreed(ChangeSet.objects.get(author=editor), publisher)
    assert Exchange.objects.filter(pk=gone.pk).exists()


def test_a_record_is_called_as_it_was_called():
    licence = a_licence(holder=an_entity(name_en="Holder Limited"))
    regulator = a_regulator(name_zh_hant="證監會")
    forms = [read.form_of(read.newest(one.public_id)) for one in (licence, regulator)]
    names = {forms[0]["holder"]: "Holder Limited"}

    assert name_of(forms[0], names, language="en").text == "Holder Limited"
    assert name_of(forms[1], {}, language="zh-hant").text == "證監會"


def test_it_is_read_in_pages_and_nothing_else(auditor, monkeypatch):
    monkeypatch.setattr("registry.admin.withdrawn.WIDTH", 2)
    gone = [an_exchange() for _ in range(3)]
    for one in gone:
        withdraw(one)
    client = signed_in(auditor)

    assert shown(client.get(PATH)) == [gone[2].public_id, gone[1].public_id]
    assert shown(client.get(f"{PATH}?p=2")) == [gone[0].public_id]
    assert client.post(PATH).status_code == 405


def test_it_costs_the_same_however_many_there_are(auditor, django_assert_num_queries):
    withdraw(an_exchange())
    client = signed_in(auditor)
    with django_assert_num_queries(100, exact=False) as first:
        client.get(PATH)
    for _ in range(3):
        withdraw(an_exchange())

    with django_assert_num_queries(len(first)):
        client.get(PATH)


def test_an_empty_list_says_so(auditor):
    assert (
        "Nothing has left the register."
        in signed_in(auditor).get(PATH).content.decode()
    )
    assert kind_of(Exchange).slug == "exchanges"
