"""The history of a record for editors: every version, and nothing to put back."""

import pytest
from django.utils.timezone import localtime

from policies.models import Licence, Policy, Regulator
from registry.records.kinds import kind_of
from tests.forms import signed_in
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    restore,
    revise,
    snapshot,
    withdraw,
)
from tests.proposals import agreed, edit, kept
from tests.registry.admin.new_records import address

pytestmark = pytest.mark.django_db

REGULATORS, POLICIES, LICENCES = map(kind_of, (Regulator, Policy, Licence))
HOSTILE = "<script>alert('old')</script>"


def history_of(client, record, *rest):
    return client.get(address(kind_of(type(record)), record.pk, "history", *rest))


def text_of(page):
    return " ".join(page.content.decode().split())


def test_a_history_says_who_when_why_and_what_newest_first(editor, publisher, auditor):
    policy = a_policy(summary_en="First words.")
    agreed(kept(editor, edit(policy, summary_en="Other words.")), publisher)

    page = history_of(signed_in(auditor), policy)

    new, old = page.context["rows"]
    assert (new["entry"].version, old["entry"].version) == (2, 1)
    text = text_of(page)
    assert "by editor, published by publisher" in text
    assert "by publisher, published alone" in text
    assert new["entry"].reason in text
    at = localtime(new["entry"].recorded_at)
    assert f"{at:%H:%M} HKT" in text
    assert "<del>First</del><ins>Other</ins> words." in text
    assert "New evidence" in text


def test_chinese_is_told_apart_by_sign(auditor):
    policy = a_policy(summary_zh_hant="證監會於今日公布")
    revise(policy, summary_zh_hant="證監會於昨日公布")

    text = text_of(history_of(signed_in(auditor), policy))

    assert "證監會於<del>今</del><ins>昨</ins>日公布" in text


def test_codes_are_told_in_words(auditor):
    licence = a_licence(status_events=[{"status": "submitted"}])

    text = text_of(history_of(signed_in(auditor), licence))

    assert "Applied" in text
    assert "submitted" not in text
    assert "True" not in text


def test_what_editors_typed_is_shown_as_text(auditor):
    policy = a_policy(summary_en=HOSTILE, reason=HOSTILE)
    revise(policy, summary_en="Calm.", reason=HOSTILE)
    client = signed_in(auditor)

    pages = [history_of(client, policy), history_of(client, policy, policy.seq)]

    for page in pages:
        assert HOSTILE not in page.content.decode()
        assert "&lt;script&gt;" in page.content.decode()


def test_a_version_is_shown_as_it_was_published(auditor):
    policy = a_policy(summary_en="First words.")
    revise(policy, summary_en="Other words.")

    page = history_of(signed_in(auditor), policy, policy.seq)

    values = {field["label"]: field["new"] for field in page.context["fields"]}
    assert values["Summary, English"] == "First words."
    assert "version 1" in page.context["title"]


def test_the_whole_life_of_a_record_stays_readable(auditor):
    sfc = a_regulator()
    withdraw(sfc, reason="It was never ours.")
    client = signed_in(auditor)

    gone = history_of(client, sfc)
    back = restore(sfc)

    kinds = [row["entry"].type for row in history_of(client, back).context["rows"]]
    assert (gone.status_code, gone.context["withdrawn"]) == (200, True)
    assert "It was never ours." in gone.content.decode()
    assert kinds == ["restored", "withdrawn", "published"]
    assert history_of(client, sfc, back.seq - 1).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_put_back_from_a_history(administrator, method):
    policy = a_policy(summary_en="First words.")
    revise(policy, summary_en="Other words.")
    client, before = signed_in(administrator), snapshot()
    whole = address(POLICIES, policy.pk, "history")

    for path in (whole, f"{whole}{policy.seq}/"):
        page = getattr(client, method)(path, {"summary_en": "First words."})

        assert page.status_code == 405
    assert snapshot() == before


@pytest.mark.parametrize(
    "path",
    [
        address(REGULATORS, "nonsense", "history"),
        address(REGULATORS, "00000000-0000-4000-8000-000000000000", "history"),
        address(REGULATORS, "nonsense", "history", 1),
    ],
)
def test_a_record_that_never_was_has_no_history(auditor, path):
    assert signed_in(auditor).get(path).status_code == 404


def test_a_version_of_another_record_is_none_of_this_one(auditor):
    sfc, policy = a_regulator(), a_policy()
    client = signed_in(auditor)

    assert history_of(client, sfc, policy.seq).status_code == 404
    assert client.get(address(POLICIES, sfc.pk, "history")).status_code == 404


def test_a_history_costs_the_same_however_long_it_is(
    auditor, django_assert_num_queries
):
    sfc = a_regulator()
    client = signed_in(auditor)
    with django_assert_num_queries(100, exact=False) as first:
        history_of(client, sfc)

    for number in range(3):
        revise(sfc, remit=f"Remit {number}.")

    with django_assert_num_queries(len(first)):
        history_of(client, sfc)
