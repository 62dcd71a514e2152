"""One version of a record, and two of them compared."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from policies.models import Exchange
from registry.changesets.merge_records import merge_records
from tests.makers import MAKERS, a_policy, a_regulator, an_exchange, revise, withdraw
from tests.proposals import NOON, agreed
from tests.query_counts import cost
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", sorted(MAKERS))
def test_a_version_of_every_kind_is_drawn_as_it_was_stored(slug: str) -> None:
    made = MAKERS[slug]()

    found = read(f"/zh-hant/{slug}/{made.slug}/v/1")

    assert made.public_id in found.text
    assert found.html.count("<h1") == 1


def test_a_version_keeps_what_was_changed_since() -> None:
    made = a_policy(title_en="A circular", reference="OLD 1")
    revise(made, reference="NEW 2")

    first, second = (read(f"/en/policies/a-circular/v/{n}") for n in (1, 2))

    assert "OLD 1" in first.text
    assert "NEW 2" not in first.text
    assert "the current version was 2" in first.text
    assert first.links["Go to the current version"] == "/en/policies/a-circular"
    assert first.links["Next version"] == "/en/policies/a-circular/v/2"
    assert "NEW 2" in second.text
    assert "It was the current version on" in second.text


def test_a_version_may_be_kept_for_a_year() -> None:
    a_policy(title_en="A circular")

    response = Client().get("/en/policies/a-circular/v/1")

    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_version_answers_after_the_record_was_renamed() -> None:
    revise(a_policy(title_en="A circular"), slug="renamed")

    old, new = (read(f"/en/policies/{s}/v/1") for s in ("a-circular", "renamed"))

    assert "A circular" in old.text
    assert old.links["Go to the current version"] == "/en/policies/renamed"
    assert "A circular" in new.text


def test_a_version_answers_after_the_record_was_withdrawn() -> None:
    withdraw(a_policy(title_en="A circular"), reason="It was entered twice.")

    found = read("/en/policies/a-circular/v/1")

    assert "the record was no longer in the register" in found.text
    assert "What changed since" not in found.links
    assert (
        "It was entered twice." in read("/en/policies/a-circular/v/2", status=410).text
    )


def test_a_version_answers_after_the_record_was_merged(publisher: User) -> None:
    gone, into = (an_exchange(name_en=name) for name in ("Goes", "Stays"))
    how = {"author": publisher, "at": NOON, "reason": "They are one and the same."}
    found = merge_records(Exchange, gone.pk, into=into.pk, **how)
    agreed(found, publisher)

    assert "no longer in the register" in read("/en/exchanges/goes/v/1").text
    assert read("/en/exchanges/goes/v/2", status=410).links["Stays"].endswith("/stays")


@pytest.mark.parametrize("number", ["0", "2", "9" * 30])
def test_a_version_that_never_was_is_not_found(number: str) -> None:
    a_policy(title_en="A circular")

    read(f"/en/policies/a-circular/v/{number}", status=404)


def test_no_version_is_found_where_no_record_ever_was() -> None:
    read("/en/policies/nothing/v/1", status=404)
    read("/en/policies/nothing/compare", status=404)


def test_two_versions_are_compared_word_by_word() -> None:
    made = a_policy(title_en="A circular", summary_en="Keep ninety per cent cold.")
    revise(made, summary_en="Keep ninety-eight per cent cold.")

    found = read("/en/policies/a-circular/compare?from=1&to=v2")

    assert "<del>" in found.html
    assert "<ins>" in found.html
    assert found.links["Version 1"] == "/en/policies/a-circular/v/1"
    assert found.links["Swap"] == "?from=v2&to=1"


def test_the_newest_version_is_compared_with_the_one_before_unless_told() -> None:
    made = a_policy(title_en="A circular", reference="OLD 1")
    revise(made, reference="NEW 2")

    found = read("/en/policies/a-circular/compare")

    assert "OLD 1" in found.text
    assert "NEW 2" in found.text


def test_a_day_names_the_version_that_was_on_record_then() -> None:
    a_policy(title_en="A circular")

    found = read("/en/policies/a-circular/compare?from=2000-01-01&to=2098")

    assert "By 2000-01-01 nothing of it was on record." in found.text


def test_two_that_say_the_same_are_said_to() -> None:
    a_policy(title_en="A circular")

    found = read("/en/policies/a-circular/compare?from=1&to=1")

    assert "Nothing: the two say the same." in found.text


def test_the_version_that_took_a_record_away_is_named() -> None:
    withdraw(a_policy(title_en="A circular"))

    found = read("/en/policies/a-circular/compare")

    assert "With version 2 the record left the register." in found.text


@pytest.mark.parametrize("text", ["x", "7", "2023-13", "2023-5"])
def test_what_names_no_version_is_refused_and_kept(text: str) -> None:
    a_policy(title_en="A circular")

    found = read(f"/en/policies/a-circular/compare?from={text}&to=1", status=400)

    assert f'value="{text}"' in found.html


def test_a_page_of_a_version_costs_the_same_however_long_the_history(
    client: Client,
) -> None:
    made = revise(a_policy(title_en="A circular", issuers=[a_regulator()]), note="One")
    few = cost(client, "/en/policies/a-circular/v/1")
    for note in ("Two", "Three", "Four"):
        made = revise(made, note=note)

    assert cost(client, "/en/policies/a-circular/v/1") == few
