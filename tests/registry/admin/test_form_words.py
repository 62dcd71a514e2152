"""Public forms in words: names for ids, labels for codes, days for dates."""

import pytest

from policies.models import Exchange, Licence, Policy
from registry.admin.form_words import Words, named
from registry.ledger import read
from registry.records.kinds import kind_of
from tests.makers import a_licence, a_policy, an_entity, an_exchange, revise

pytestmark = pytest.mark.django_db


def words_of(model, *forms, language="en"):
    return Words(kind_of(model), named(forms, language), language)


def forms_of(record):
    return [read.form_of(entry) for entry in read.versions(record.public_id)]


def test_records_are_called_by_name_in_the_readers_language():
    holder = an_entity(name_en="Holder Limited", name_zh_hant="持有人")
    forms = forms_of(a_licence(holder=holder))

    for language, name in (("en", "Holder Limited"), ("zh-hant", "持有人")):
        told = words_of(Licence, *forms, language=language).differences({}, forms[0])
        assert {one.name: one.new for one in told}["holder"] == name


def test_a_value_tells_what_it_rests_on():
    exchange = an_exchange(opened="2023-05")
    (form,) = forms_of(exchange)

    told = words_of(Exchange, form).differences({}, form)

    (opened,) = [one for one in told if one.name == "opened"]
    assert opened.new == "May 2023"
    assert opened.rests_on == ["The gazette of the tests, p. 1"]


def test_what_is_taken_away_tells_what_it_rested_on():
    exchange = an_exchange(opened="2023-05")
    revise(exchange, opened="")
    old, new = forms_of(exchange)

    (opened,) = [
        one for one in words_of(Exchange, old, new).differences(old, new)
        if one.name == "opened"
    ]  # fmt: skip

    assert (opened.old, opened.new) == ("May 2023", "")
    assert opened.rests_on == ["The gazette of the tests, p. 1"]


def test_only_texts_are_told_apart_by_words():
    policy = a_policy(summary_en="One word.", stage="issued", announced="2023")
    revise(policy, summary_en="Two words.", stage="commenced", announced="2024")
    forms = forms_of(policy)

    told = words_of(Policy, *forms).differences(*forms)

    apart = {one.name: bool(one.pieces) for one in told if one.old and one.new}
    assert apart == {"summary_en": True, "stage": False, "announced": False}


def test_what_both_say_is_told_apart_from_what_changed():
    policy = a_policy(requirements=[{"value": "98"}, {"value": "5"}])
    keys = [row.pk for row in policy.requirements.order_by("value")]
    rows = [{"id": keys[0], "value": "6"}, {"id": keys[1]}]
    revise(policy, requirements=rows)
    old, new = forms_of(policy)

    same = words_of(Policy, old, new).same(old, new)

    values = [one.new for one in same if one.name == "requirements.value"]
    assert values == ["98"]
    assert "title_en" in {one.name for one in same}
