"""One field of many records: chosen, previewed, and saved into the change set."""

import pytest
from django.contrib import admin

from policies.models import Licence, Policy, Regulator
from registry.admin.bulk import ACTION, fields_for
from registry.changesets.models import Change, ChangeSet
from registry.records.kinds import kind_of, kinds
from tests.forms import errors_on, form_on, forms_on, messages_on, signed_in
from tests.makers import a_licence, a_policy, a_regulator, evidence, fresh, revise
from tests.registry.admin.new_records import address
from tests.snapshots import snapshot

pytestmark = pytest.mark.django_db

LICENCES = address(kind_of(Licence))
POLICIES = address(kind_of(Policy))


def chosen(records, **sent):
    keys = [str(record.pk) for record in records]
    return {"action": ACTION, "_selected_action": keys, **sent}


def stepped(client, path, records, *, field, **values):
    """Lead through field and value, and return the page of the preview."""
    page = client.post(path, chosen(records, index="0"))
    form = form_on(page, having="bulk_field").put(bulk_field=field)
    form = form_on(form.send(client), having="_value")
    return form.put(**values).send(client)


def applied(client, page, **how):
    return form_on(page, having="previewed").send(client, "_apply", **how)


def patches():
    rows = Change.objects.filter(change_set__opened=True)
    return {row.record: row.patch for row in rows}


def test_one_value_goes_into_the_change_set_with_its_citation(editor):
    client, regulator = signed_in(editor), a_regulator(name_en="Commission")
    licences, source = [a_licence(), a_licence()], evidence()
    before = snapshot()

    page = stepped(
        client,
        LICENCES,
        licences,
        field="regulator",
        **{"new-regulator": regulator, "cite_source": source, "cite_locator": "p. 3"},
    )
    done = applied(client, page, follow=True)

    assert "Commission" in page.content.decode()
    assert messages_on(done)[0] == "2 records change."
    for licence in licences:
        patch = patches()[licence.pk]
        assert patch["regulator"] == [str(licence.regulator_id), str(regulator.pk)]
        ((_none, citation),) = patch["citations"].values()
        assert citation["fields"] == ["regulator"]
        assert (citation["source"], citation["locator"]) == (str(source.pk), "p. 3")
        assert patch.keys() == {"regulator", "citations"}
    assert snapshot() == before


def test_a_preview_keeps_nothing(editor):
    client, policies = signed_in(editor), [a_policy(note="Old."), a_policy()]
    before = snapshot()

    page = stepped(client, POLICIES, policies, field="note", **{"new-note": "New."})

    assert "<del>Old.</del>" in page.content.decode()
    assert page.content.decode().count("<ins>New.</ins>") == 2
    assert patches() == {}
    assert snapshot() == before


def test_what_is_so_already_drops_out(editor):
    client, policies = signed_in(editor), [a_policy(note="Ours."), a_policy()]

    page = stepped(client, POLICIES, policies, field="note", **{"new-note": "Ours."})
    applied(client, page)

    assert "1 record changes. 1 is so already." in page.content.decode()
    assert patches().keys() == {policies[1].pk}


def test_many_records_are_given_several_others_at_once(editor):
    client, issuers = signed_in(editor), [a_regulator(), a_regulator()]
    policies = [a_policy(issuers=issuers[:1]), a_policy()]

    page = stepped(
        client,
        POLICIES,
        policies,
        field="issuers",
        **{"new-issuers": issuers, "cite_source": evidence()},
    )
    applied(client, page)

    assert patches()[policies[0].pk]["issuers"] == {str(issuers[1].pk): [None, True]}
    assert patches()[policies[1].pk]["issuers"].keys() >= {str(i.pk) for i in issuers}


def test_a_value_the_form_refuses_is_shown_with_its_error(editor):
    client, policies = signed_in(editor), [a_policy()]

    page = stepped(
        client,
        POLICIES,
        policies,
        field="expires",
        **{"new-expires": "1/6/2024", "cite_source": evidence()},
    )

    assert "new-expires" in errors_on(page)
    assert form_on(page, having="_value")["new-expires"] == "1/6/2024"
    assert patches() == {}


def test_a_value_needs_its_source_and_our_own_words_need_none(editor):
    client, policies = signed_in(editor), [a_policy()]

    wanting = stepped(
        client, POLICIES, policies, field="stage", **{"new-stage": "issued"}
    )
    own = stepped(client, POLICIES, policies, field="note", **{"new-note": "Ours."})

    assert errors_on(wanting) == {"cite_source": ["This field is required."]}
    assert errors_on(own) == {}


def test_a_record_the_rules_refuse_is_left_out_and_says_why(editor):
    client = signed_in(editor)
    ends, open_ended = a_policy(effective="2023", expires="2024"), a_policy()

    page = stepped(
        client,
        POLICIES,
        [ends, open_ended],
        field="effective",
        **{"new-effective": "2025", "cite_source": evidence()},
    )
    applied(client, page)

    assert "1 record changes. 1 is refused and left out." in page.content.decode()
    assert patches().keys() == {open_ended.pk}


def test_what_changed_since_the_preview_is_shown_again(editor):
    client, policy = signed_in(editor), a_policy(note="Old.")
    page = stepped(client, POLICIES, [policy], field="note", **{"new-note": "New."})
    revise(policy, note="Newer.")

    again = applied(client, page)

    assert messages_on(again) == [
        "Something changed since this was shown: look at it once more."
    ]
    assert "<del>Newer.</del>" in again.content.decode()
    assert patches() == {}
    applied(client, again)
    assert patches()[policy.pk] == {"note": ["Newer.", "New."]}


def test_what_others_publish_meanwhile_elsewhere_stays(editor):
    client, policy = signed_in(editor), a_policy(note="Old.")
    page = stepped(client, POLICIES, [policy], field="note", **{"new-note": "New."})
    revise(policy, summary_en="By another.")

    applied(client, page)

    assert patches()[policy.pk].keys() == {"note"}


def test_the_reason_goes_into_the_change_set(editor):
    client, policy = signed_in(editor), a_policy()
    page = stepped(
        client,
        POLICIES,
        [policy],
        field="note",
        **{"new-note": "New.", "change_reason": "Because all of them are so.",
           "change_cause": "entry_error"},
    )  # fmt: skip

    applied(client, page)

    found = ChangeSet.objects.get(author=editor)
    assert (found.reason, found.cause) == ("Because all of them are so.", "entry_error")


def test_one_may_go_back_to_the_value(editor):
    client, policy = signed_in(editor), a_policy()
    page = stepped(client, POLICIES, [policy], field="note", **{"new-note": "New."})

    back = form_on(page, having="previewed").send(client, "_again")

    assert form_on(back, having="_value")["new-note"] == "New."
    assert patches() == {}


def test_more_than_two_hundred_are_refused_with_words(editor, monkeypatch):
    monkeypatch.setattr("registry.admin.bulk.MOST", 1)
    policies = [a_policy(), a_policy()]

    page = signed_in(editor).post(POLICIES, chosen(policies, index="0"), follow=True)

    assert messages_on(page) == [
        "At most 1 records can be changed at once: choose fewer."
    ]


@pytest.mark.parametrize("key", ["x", "' or 1=1", "0"])
def test_what_is_no_key_is_refused_with_words(editor, key):
    a_policy()

    page = signed_in(editor).post(
        POLICIES,
        {"action": ACTION, "index": "0", "_selected_action": key},
        follow=True,
    )

    assert "Choose records of this list." in messages_on(page)


@pytest.mark.parametrize("role", ["reviewer", "auditor"])
def test_who_may_change_nothing_is_offered_nothing_and_forges_nothing(hire, role):
    client, policy = signed_in(hire(role)), a_policy(note="Old.")
    before = snapshot()

    shown = client.get(POLICIES).content.decode()
    client.post(
        POLICIES,
        chosen([policy], bulk_field="note", _value="1", _apply="1", previewed="x")
        | {"new-note": "Forged."},
    )

    assert "_selected_action" not in shown
    assert snapshot() == before
    assert patches() == {}


def test_an_apply_without_a_preview_saves_nothing(editor):
    client, policy = signed_in(editor), a_policy(note="Old.")

    page = client.post(
        POLICIES,
        chosen([policy], bulk_field="note", _value="1", _apply="1")
        | {"new-note": "Forged."},
    )

    assert form_on(page, having="previewed")["previewed"]
    assert patches() == {}


@pytest.mark.parametrize("field", ["slug", "public_id", "seq", "requirements", "pk"])
def test_what_is_no_field_of_the_form_is_not_taken(editor, field):
    page = signed_in(editor).post(
        POLICIES, chosen([a_policy()], bulk_field=field, _value="1")
    )

    assert "bulk_field" in [name for form in forms_on(page) for name in form.controls]
    assert patches() == {}


def test_the_stock_deletion_stays_off(publisher):
    policy = a_policy()

    signed_in(publisher).post(
        POLICIES,
        {"action": "delete_selected", "_selected_action": policy.pk, "post": "yes"},
    )

    assert fresh(policy)
    assert patches() == {}


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
def test_each_kind_offers_its_fields_and_this_action_alone(kind, rf, editor):
    request = rf.get("/")
    request.user = editor
    names = [name for _group, found in fields_for(kind.record) for name, _l in found]

    assert names
    assert "slug" not in names
    assert list(admin.site._registry[kind.record].get_actions(request)) == [ACTION]


def test_what_is_unique_cannot_be_given_to_many():
    unique = {f.name for f in Regulator._meta.concrete_fields if f.unique}
    names = {name for _g, found in fields_for(Regulator) for name, _l in found}

    assert not unique & names
