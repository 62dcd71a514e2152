"""English, 繁 and 简 of one text: what is proposed, what is older, what is kept."""

import pytest
from django.urls import reverse

from policies.models import Policy, Regulator
from registry.admin.languages import LONGEST
from registry.changesets.models import Change
from registry.records.kinds import kind_of, kinds
from registry.records.names import in_languages, stem_of
from registry.records.state import fields_of
from tests.forms import form_on, open_form, signed_in
from tests.makers import a_policy, a_regulator, evidence, revise
from tests.proposals import edit, kept
from tests.registry.admin.new_records import address

pytestmark = pytest.mark.django_db

REGULATORS, POLICIES = kind_of(Regulator), kind_of(Policy)
HANT, HANS = "證券及期貨事務監察委員會", "证券及期货事务监察委员会"


def translated(user, record, name="name_zh_hans"):
    path = address(kind_of(type(record)), record.pk, "change")
    page = signed_in(user).get(path)
    return page.context["adminform"].form.fields[name].translation


def test_a_blank_simplified_text_is_proposed_from_the_traditional_one(editor):
    found = translated(editor, a_regulator(name_zh_hant=HANT))

    assert found.proposal == HANS
    assert [found.older, found.by_hand, found.converted] == [False] * 3


def test_a_traditional_text_is_never_proposed(editor):
    regulator = a_regulator(name_zh_hans=HANS)
    path = address(REGULATORS, regulator.pk, "change")

    page = signed_in(editor).get(path)

    assert translated(editor, regulator).proposal == ""
    assert HANT not in page.content.decode()


def test_what_is_converted_says_so_and_needs_no_proposal(editor):
    found = translated(editor, a_regulator(name_zh_hant=HANT, name_zh_hans=HANS))

    assert found.converted
    assert found.proposal == ""


def test_what_was_edited_by_hand_is_kept_and_marked(editor):
    regulator = a_regulator(name_zh_hant=HANT, name_zh_hans="香港证监会")
    path = address(REGULATORS, regulator.pk, "change")

    page = signed_in(editor).get(path)

    assert form_on(page)["name_zh_hans"] == "香港证监会"
    assert translated(editor, regulator).by_hand
    assert not translated(editor, regulator).older
    assert "edited by hand" in page.content.decode()


def test_a_traditional_text_published_later_makes_the_other_older(editor):
    policy = a_policy(summary_zh_hant="發牌", summary_zh_hans="发牌")
    policy = revise(policy, summary_zh_hant="發牌制度")

    found = translated(editor, policy, "summary_zh_hans")

    assert found.older
    assert found.since == policy.history.latest("seq").history_date
    assert found.proposal == "发牌制度"
    assert not found.by_hand  # it is what the 繁 of its time gave


def test_a_text_that_followed_later_is_not_older(editor):
    policy = a_policy(summary_zh_hant="發牌", summary_zh_hans="发牌")
    policy = revise(policy, summary_zh_hant="發牌制度")
    policy = revise(policy, summary_zh_hans="许可制度")

    found = translated(editor, policy, "summary_zh_hans")

    assert not found.older
    assert found.by_hand


def test_a_traditional_text_of_this_draft_makes_the_other_older(editor):
    policy = a_policy(summary_zh_hant="發牌", summary_zh_hans="发牌")
    change_set = kept(editor, edit(policy, summary_zh_hant="發牌制度"))
    change_set.opened = True
    change_set.save()

    found = translated(editor, policy, "summary_zh_hans")

    assert (found.older, found.since, found.by_hand) == (True, None, False)


def test_an_address_is_never_converted(editor):
    policy = a_policy(official_url_zh_hant="https://example.hk/tc/發")
    page = signed_in(editor).get(address(POLICIES, policy.pk, "change"))
    fields = page.context["adminform"].form.fields

    assert not hasattr(fields["official_url_zh_hans"], "translation")


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
def test_each_text_of_three_languages_stands_in_one_row(editor, kind):
    page = signed_in(editor).get(address(kind, "add"))
    stems = {
        stem_of(f.name) for f in fields_of(kind.record) if f.name.endswith("_zh_hans")
    }
    rows = [
        tuple(cell["name"] for cell in row)
        for section in page.context["sections"]
        for row in section.rows
    ]

    assert {in_languages(stem) for stem in stems} <= set(rows)
    assert page.content.decode().count('class="form-row languages-row"') == len(stems)


def test_without_script_the_button_saves_the_proposal(editor):
    client, policy = signed_in(editor), a_policy()
    path = address(POLICIES, policy.pk, "change")
    form = open_form(client, path).put(summary_zh_hant="發牌制度", summary_zh_hans="x")

    sent = form.data() | {"_use_proposal": "summary_zh_hans"}
    page = client.post(path, sent)

    (change,) = Change.objects.filter(record=policy.pk, change_set__opened=True)
    assert change.patch["summary_zh_hans"] == ["", "发牌制度"]
    assert page.url == path


@pytest.mark.parametrize("name", ["summary_zh_hant", "slug", "x_zh_hans", ""])
def test_only_a_simplified_text_can_be_taken_over(editor, name):
    client, policy = signed_in(editor), a_policy()
    path = address(POLICIES, policy.pk, "change")
    form = open_form(client, path).put(summary_zh_hans="发牌")

    client.post(path, form.data() | {"_use_proposal": name})

    assert not Change.objects.filter(
        record=policy.pk, change_set__opened=True, patch__has_key="summary_zh_hant"
    ).exists()


def test_enter_saves_and_takes_no_proposal_over(editor):
    page = signed_in(editor).get(address(REGULATORS, "add")).content.decode()
    form = page[page.index('id="regulator_form"') :]

    assert form.index('type="submit" name="_save"') < form.index("_use_proposal")


def test_the_converter_answers_staff_in_plain_text(editor):
    found = signed_in(editor).post(reverse("admin:simplified"), {"text": HANT})

    assert found.content.decode() == HANS
    assert found["Content-Type"] == "text/plain; charset=utf-8"
    assert found["X-Content-Type-Options"] == "nosniff"


def test_the_converter_takes_no_book(editor):
    text = "證" * (LONGEST + 1)

    found = signed_in(editor).post(reverse("admin:simplified"), {"text": text})

    assert found.status_code == 400


def test_the_converter_is_for_staff_alone(client):
    found = client.post(reverse("admin:simplified"), {"text": HANT})

    assert found.status_code == 302
    assert HANS not in found.content.decode()


def test_a_simplified_text_typed_needs_no_evidence_to_be_drafted(editor):
    client, regulator = signed_in(editor), a_regulator()
    path = address(REGULATORS, regulator.pk, "change")
    form = open_form(client, path).put(name_zh_hant=HANT)
    form.cite(evidence(), "name_zh_hant")

    client.post(path, form.data() | {"_use_proposal": "name_zh_hans"})

    (change,) = Change.objects.filter(record=regulator.pk, change_set__opened=True)
    assert change.patch["name_zh_hans"] == ["", HANS]
