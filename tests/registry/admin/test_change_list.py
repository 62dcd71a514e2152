"""The list of a kind's records."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localtime

from policies.models import Regulator
from registry.changesets import drafts
from registry.changesets.models import ChangeSet
from registry.changesets.propose import new_record
from tests.forms import signed_in
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    an_entity,
    an_exchange,
    an_official_list,
)
from tests.proposals import NOON, edit, kept

pytestmark = pytest.mark.django_db


def listed(user, model, **asked):
    return signed_in(user).get(reverse(f"admin:policies_{model}_changelist"), asked)


def text_of(page):
    return " ".join(page.content.decode().split())


def test_a_record_is_listed_by_its_name_in_two_scripts(auditor):
    a_regulator(name_en="Monetary Authority", name_zh_hant="金融管理局")

    text = text_of(listed(auditor, "regulator"))

    assert '<span lang="en">Monetary Authority</span>' in text
    assert '<small class="other-script" lang="zh-Hant-HK">金融管理局</small>' in text


def test_a_nameless_record_is_listed_by_what_it_is_for(auditor):
    a_licence(exchanges=[an_exchange(name_en="Platform One")])

    assert "Platform One" in text_of(listed(auditor, "licence"))


def test_the_status_of_today_is_a_tag(auditor):
    events = [{"status": "licensed", "effective": "2023-01-01"}]
    a_licence(status_events=events, holder=an_entity())

    text = text_of(listed(auditor, "licence"))

    assert "Status today" in text
    assert 'class="tag tone-' in text


def test_a_kind_without_a_status_has_no_column_of_it(auditor):
    a_regulator()

    assert "Status today" not in text_of(listed(auditor, "regulator"))


def test_a_partial_date_is_listed_in_words(auditor):
    a_policy(announced="2023-06", effective="")

    text = text_of(listed(auditor, "policy"))

    assert '<span class="unbroken">Jun 2023</span>' in text
    assert '<span class="unbroken">–</span>' in text


def test_codes_are_listed_in_words(auditor):
    an_official_list(regimes=["vatp", "stablecoin_issuer"])
    an_official_list(name_en="Bears on nothing")

    text = text_of(listed(auditor, "officiallist"))

    assert "Virtual asset trading platforms, Stablecoin issuers" in text
    assert "stablecoin_issuer" not in text


def test_the_last_change_leads_to_the_history(auditor):
    policy = a_policy()

    text = text_of(listed(auditor, "policy"))

    assert reverse("admin:policies_policy_history", args=[policy.pk]) in text
    assert f"no. {policy.seq}" in text


def test_an_active_filter_is_a_chip_that_takes_it_away(auditor):
    regulator = a_regulator(short_name_en="SFC")
    a_licence(regulator=regulator)
    a_licence()

    page = listed(auditor, "licence", regulator__id__exact=str(regulator.pk))

    (chip,) = page.context["cl"].chips
    assert chip.label == "Regulator: SFC (1)"
    assert chip.without == "?"
    assert "1 licence or application fits the filters." in text_of(page)


def test_only_what_is_used_is_offered_as_a_filter(auditor):
    for name in ("Used", "Busy"):
        a_licence(regulator=a_regulator(short_name_en=name))
    a_regulator(short_name_en="Idle")

    text = text_of(listed(auditor, "licence"))

    assert "Used (1)" in text
    assert "Idle" not in text


def test_a_list_that_fits_nothing_offers_the_way_back(auditor):
    a_policy()

    page = listed(auditor, "policy", q="nothing has this name")

    assert "0 policies fit “nothing has this name”." in text_of(page)
    assert "Show all" in text_of(page)


def test_lists_can_be_sorted_by_each_column(auditor):
    first, second = a_policy(title_en="Alpha"), a_policy(title_en="Beta")

    page = listed(auditor, "policy", o="-1")

    assert [row.pk for row in page.context["cl"].result_list] == [second.pk, first.pk]


def test_a_change_set_is_listed_with_its_hour_in_hong_kong(editor):
    kept(editor, edit(a_regulator(), remit="Ours."))
    at = localtime(ChangeSet.objects.get(author=editor).proposed_at)

    page = signed_in(editor).get(reverse("admin:registry_changeset_changelist"))

    assert f"{at:%H:%M}" in text_of(page)


def test_what_the_open_set_touches_is_marked_and_shows_the_draft(editor, auditor):
    regulator, other = a_regulator(), a_regulator(name_en="Untouched")
    drafts.keep([edit(regulator, name_en="Drafted name")], author=editor, at=NOON)

    text = text_of(listed(editor, "regulator"))

    assert "Drafted name" in text
    assert text.count("in your change set") == 1
    assert text.index("in your change set") > text.index("Drafted name")
    assert "in your change set" not in text_of(listed(auditor, "regulator"))
    assert other.public_id in text


def test_a_record_only_drafted_is_listed_as_new(editor, auditor):
    key = uuid4()
    state = {"name_en": "Drafted alone", "type": "industry_body"}
    drafts.keep([new_record(Regulator, key, state=state)], author=editor, at=NOON)

    text = text_of(listed(editor, "regulator"))

    assert "Drafted alone" in text
    assert ">new</a>" in text
    assert "?" + key.hex[-11:] not in text
    assert "Drafted alone" not in text_of(listed(auditor, "regulator"))


def test_drafts_of_others_are_counted_where_there_are_any(editor, second_editor):
    regulator = a_regulator()
    assert "by others" not in text_of(listed(editor, "regulator"))
    for _number in range(2):
        kept(second_editor, edit(regulator, remit="Theirs."))

    text = text_of(listed(editor, "regulator"))

    assert '<small class="elsewhere">2 open drafts by others</small>' in text
    assert "by others" not in text_of(listed(second_editor, "regulator"))


def test_a_list_costs_the_same_however_long(auditor, django_assert_num_queries):
    licences = [a_licence() for _number in range(2)]
    with CaptureQueriesContext(connection) as short:
        listed(auditor, "licence")
    exchanges = [exchange for one in licences for exchange in one.exchanges.all()]
    for exchange in exchanges:
        a_licence(regulator=licences[0].regulator, exchanges=[exchange])

    with django_assert_num_queries(len(short)):
        listed(auditor, "licence")
