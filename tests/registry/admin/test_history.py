"""The history of a record for editors: every version, and what led to it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.timezone import localtime

from policies.models import Licence, Policy, Regulator
from registry.records.kinds import kind_of
from tests.forms import signed_in
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    a_source,
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
    assert (new.entry.version, old.entry.version) == (2, 1)
    text = text_of(page)
    assert (new.people, old.people) == (
        "editor, publisher",
        "publisher alone, not yet reviewed",
    )
    assert new.people in text
    assert new.entry.reason in text
    at = localtime(new.entry.recorded_at)
    assert f"{at:%H:%M} HKT" in text
    assert "<del>First</del> <ins>Other</ins> words." in text
    assert "New evidence" in text


def test_chinese_is_told_apart_by_sign(auditor):
    policy = a_policy(summary_zh_hant="證監會於今日公布")
    revise(policy, summary_zh_hant="證監會於昨日公布")

    text = text_of(history_of(signed_in(auditor), policy))

    assert "證監會於<del>今</del> <ins>昨</ins>日公布" in text


def test_codes_are_told_in_words(auditor):
    licence = a_licence(status_events=[{"status": "submitted"}])

    text = text_of(history_of(signed_in(auditor), licence))

    assert "Applied" in text
    assert "submitted" not in text
    assert ">True<" not in text


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

    values = {field.label: field.new for field in page.context["fields"]}
    assert values["Summary, English"] == "First words."
    assert "version 1" in page.context["title"]


def test_the_whole_life_of_a_record_stays_readable(auditor):
    sfc = a_regulator()
    withdraw(sfc, reason="It was never ours.")
    client = signed_in(auditor)

    gone = history_of(client, sfc)
    back = restore(sfc)

    kinds = [row.entry.type for row in history_of(client, back).context["rows"]]
    assert (gone.status_code, gone.context["withdrawn"]) == (200, True)
    assert "It was never ours." in gone.content.decode()
    assert kinds == ["restored", "withdrawn", "published"]
    assert history_of(client, sfc, back.seq - 1).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_reading_a_history_puts_nothing_back(administrator, method):
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


def test_only_whoever_may_write_is_offered_the_way_back(editor, auditor):
    policy = a_policy(summary_en="First words.")
    revise(policy, summary_en="Other words.")
    way = address(POLICIES, policy.pk, "history", policy.seq, "back")

    for person, offered in ((editor, True), (auditor, False)):
        page = history_of(signed_in(person), policy).content.decode()
        one = history_of(signed_in(person), policy, policy.seq).content.decode()
        assert (way in page, way in one) == (offered, offered)


def test_the_version_that_stands_is_no_way_back(editor):
    policy = revise(a_policy(), summary_en="Other words.")

    page = history_of(signed_in(editor), policy).content.decode()

    assert address(POLICIES, policy.pk, "history", policy.seq, "back") not in page


def test_it_is_filtered_by_field_and_cause(auditor):
    policy = a_policy()
    named = revise(policy, title_zh_hant="通函", cause="translation")
    revise(policy, requirements=[{"value": "98"}])
    client, path = signed_in(auditor), address(POLICIES, policy.pk, "history")

    def shown(query):
        rows = client.get(path + query).context["rows"]
        return [row.entry.version for row in rows]

    assert shown("?field=requirements") == [3]
    assert shown("?field=title_zh_hant") == [2]
    assert shown("?cause=translation") == [2]
    assert shown("?cause=translation&field=requirements") == []
    choices = client.get(path).context["choices"]
    assert ("requirements", "Requirements") in choices["fields"]
    assert ("translation", "Translation") in choices["causes"]
    assert named.version == 2


def test_it_is_shown_as_known_on_a_day_in_hong_kong(auditor):
    late = datetime(2024, 6, 1, 15, 59, tzinfo=UTC)  # a minute to midnight there
    policy = a_policy(at=late, source=a_source(at=late - timedelta(days=1)))
    revise(policy, summary_en="Words.", at=late + timedelta(minutes=2))
    client, path = signed_in(auditor), address(POLICIES, policy.pk, "history")

    on_the_day = client.get(f"{path}?known=2024-06-01")
    before = client.get(f"{path}?known=2024-05-31")

    assert [row.entry.version for row in on_the_day.context["rows"]] == [1]
    assert before.context["rows"] == []
    assert "Not yet in the register on that day" in text_of(before)


def test_an_unknown_filter_is_named_and_ignored(auditor):
    policy = a_policy()
    path = address(POLICIES, policy.pk, "history")

    page = signed_in(auditor).get(f"{path}?cause=weather&known=1/6/2024")

    assert len(page.context["rows"]) == 1
    assert "Ignored, for it is no cause and no day: weather, 1/6/2024." in text_of(page)


def test_two_can_be_marked_to_compare(auditor):
    policy = revise(revise(a_policy(), note="One."), note="Two.")

    page = history_of(signed_in(auditor), policy)

    assert page.context["marked"] == [policy.seq - 1, policy.seq]
    assert page.content.decode().count('name="from"') == 3


def test_the_day_a_change_states_is_told(auditor):
    licence = a_licence()
    event = {"status": "submitted", "effective": "2023-06-01"}
    revise(licence, status_events=[event])
    revise(licence, note="First words.")
    revise(licence, note="Other words.")

    rows = history_of(signed_in(auditor), licence).context["rows"]

    assert [row.true_from for row in rows] == ["wording only", "", "1 Jun 2023", ""]
