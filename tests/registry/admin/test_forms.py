"""What the forms themselves refuse: reasons, causes, quotations."""

import pytest

from policies.models import Policy, Regulator
from registry.admin.forms import in_order, wrong_with
from registry.changesets.refusals import Invalid
from registry.records.kinds import kind_of
from tests.forms import (
    CITATIONS,
    REASON,
    errors_on,
    form_on,
    open_form,
    own_open,
    save_and_publish,
    signed_in,
)
from tests.makers import (
    a_policy,
    a_regulator,
    evidence,
    fresh,
    revise,
    snapshot,
)
from tests.registry.admin.new_records import address

pytestmark = pytest.mark.django_db

REGULATORS, POLICIES = kind_of(Regulator), kind_of(Policy)
TOO_SHORT = "Say why, in at least 10 characters."


@pytest.fixture
def form(publisher):
    """Open the form of a policy with one row."""
    policy = a_policy(requirements=[{"value": "98"}])
    path = address(POLICIES, policy.pk, "change")
    return open_form(signed_in(publisher), path).put(note="Ours.").why()


@pytest.fixture
def sent(form, publisher):
    """Return how the form is sent, and what it then says."""

    def send():
        before = snapshot()
        page = form.send(signed_in(publisher))
        assert snapshot() == before
        assert form_on(page)["note"] == "Ours."
        return errors_on(page)

    return send


@pytest.mark.parametrize("reason", ["too short", "因為法律改了"])
def test_a_reason_that_is_typed_explains_something(form, sent, reason):
    form.put(change_reason=reason)

    assert sent() == {"change_reason": [TOO_SHORT]}


@pytest.mark.parametrize("reason", ["", " " * 20])
def test_a_draft_may_wait_for_its_reason_and_publication_asks_for_it(
    form, publisher, reason
):
    form.put(change_reason=reason)

    with pytest.raises(Invalid, match="Say why"):
        save_and_publish(form, publisher)

    assert own_open(publisher).changes.get().patch == {"note": ["", "Ours."]}


def test_a_blank_reason_leaves_the_one_that_stands(form, publisher):
    form.send(signed_in(publisher))

    form.put(change_reason="").send(signed_in(publisher))

    assert own_open(publisher).reason == REASON


def test_a_reason_has_an_end(form, sent):
    form.put(change_reason="x" * 2001)

    (told,) = sent()["change_reason"]
    assert "at most 2000 characters" in told


def test_a_reason_of_ten_chinese_signs_is_long_enough(form, publisher):
    form.put(change_reason="因為立法會通過了新法例")

    assert form.send(signed_in(publisher)).status_code == 302


@pytest.mark.parametrize("cause", ["withdrawal", "schema", "whim"])
def test_a_cause_is_one_that_editors_give(form, sent, cause):
    form.controls["change_cause"].values = [cause]

    assert list(sent()) == ["change_cause"]


def test_a_place_in_no_source_asks_for_its_source(form, sent):
    form.put(**{"requirements-0-cite_locator": "para. 5"})

    told = ["Which source does this stand in?"]
    assert sent() == {"requirements-0-cite_source": told}


@pytest.mark.parametrize("words", ["word " * 41, "字" * 83])
def test_a_long_quotation_is_refused_beside_a_row(form, sent, words):
    form.put(**{"requirements-0-cite_source": evidence(),
                "requirements-0-cite_quote": words})  # fmt: skip

    (told,) = sent()["requirements-0-cite_quote"]
    assert told.startswith("Quote at most 40 words")


def test_a_citation_names_at_least_one_field(form, sent):
    place = form.row(CITATIONS, source=evidence())

    assert sent() == {f"{place}-fields_named": ["This field is required."]}


def test_a_citation_shows_the_fields_it_names(publisher):
    sfc = a_regulator()

    form = open_form(
        signed_in(publisher),
        f"{address(REGULATORS, sfc.pk, 'change')}?cite={sfc.citations.get().pk}",
    )

    assert form.controls[f"{CITATIONS}-0-fields_named"].values == ["name_en", "type"]


@pytest.mark.parametrize(
    ("named", "shown", "live", "order"),
    [
        ("ab", "ba", "ba", "ba"),
        ("ab", "ba", "c", "ba"),
        ("ab", "", "ba", "ba"),
        ("abc", "cb", "cb", "cba"),
        ("a", "ba", "ba", "a"),
        ("ab", "", "", "ab"),
    ],
)
def test_fields_keep_the_order_they_stood_in(named, shown, live, order):
    assert in_order([*named], shown=[*shown], live=[*live]) == [*order]


def test_a_citation_sent_back_in_the_order_of_the_page_is_no_change(publisher):
    sfc = a_regulator()
    citation = sfc.citations.get()
    turned = {"id": citation.pk, "fields": citation.fields[::-1]}
    revise(sfc, citations=[turned])
    path = f"{address(REGULATORS, sfc.pk, 'change')}?cite={citation.pk}"
    form = open_form(signed_in(publisher), path)
    before = snapshot()

    form.why().send(signed_in(publisher))

    assert snapshot() == before


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("It was never ours.", ""),
        ("short", TOO_SHORT),
        ("", ""),
        ("x" * 2001, "Ensure this value has at most 2000 characters (it has 2001)."),
        ("It was\0never.", "Null characters are not allowed."),
    ],
)
def test_a_reason_is_judged_alike_everywhere(reason, told):
    assert wrong_with(reason) == told


def test_an_address_of_another_record_is_told_at_its_field(form, sent):
    revise(a_policy(slug="one"), slug="two")

    for slug in ("one", "two"):
        form.put(slug=slug)

        assert sent() == {"slug": ["Another record has this slug, or had it."]}


def test_a_record_may_go_back_to_an_address_of_its_own(publisher):
    policy = revise(a_policy(slug="one"), slug="two")
    form = open_form(signed_in(publisher), address(POLICIES, policy.pk, "change"))

    save_and_publish(form.put(slug="one").why(), publisher)

    assert fresh(policy).slug == "one"
