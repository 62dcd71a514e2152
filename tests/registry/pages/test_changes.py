"""The list of changes, and one change."""

import pytest

from registry.ledger.read import head
from registry.pages.changes import PER_PAGE
from tests.makers import a_policy, an_exchange, revise, withdraw
from tests.registry.pages.reading import Page, read

pytestmark = pytest.mark.django_db


def test_changes_stand_newest_first() -> None:
    a_policy(title_en="The first")
    a_policy(title_en="The second")

    found = read("/en/changes").text

    assert found.index("The second") < found.index("The first")


def test_the_list_goes_back_to_the_beginning_without_a_gap() -> None:
    made = a_policy()
    for year in range(2000, 2000 + PER_PAGE):
        made = revise(made, announced=str(year))

    first = read("/en/changes")
    second = read(first.links["Next page"])

    numbers = [
        word for page in (first, second) for word in page.links if "No. " in word
    ]
    assert numbers == [f"No. {seq}" for seq in range(len(numbers), 0, -1)]
    assert len(numbers) == PER_PAGE + 2  # the policy, and the source it cites
    assert read(second.links["Previous page"]).links.keys() >= {numbers[0]}


@pytest.mark.parametrize("text", ["x", "-1", "1.5", "9" * 30])
def test_a_bad_start_is_refused(text: str) -> None:
    assert (
        "Give the number of a change"
        in read(f"/en/changes?before={text}", status=400).text
    )


def test_an_empty_register_says_so() -> None:
    assert "Nothing has been published yet." in read("/en/changes").text


def test_a_withdrawn_record_is_named_by_its_identifier() -> None:
    made = a_policy(title_en="A circular")
    withdraw(made)

    found = read("/zh-hant/changes")
    assert found.links[made.public_id] == "/zh-hant/policies/a-circular"


def test_a_change_says_what_why_when_and_by_how_many() -> None:
    made = a_policy(title_en="A circular", announced="2023-04")
    made = revise(made, announced="2023-02-22", reason="The speech says so.")

    found = read(f"/en/changes/{made.seq}")

    assert "<del>Apr 2023</del> " in found.html
    assert ">becomes</span> <ins>22 Feb 2023</ins>" in found.html
    assert "The speech says so." in found.text
    assert "New evidence" in found.text
    assert "HKT" in found.text
    assert found.links["Previous change"].endswith(f"/{(made.seq or 0) - 1}")
    assert "Next change" not in found.links


@pytest.mark.parametrize("seq", ["0", "999", "9" * 30])
def test_a_change_that_never_was_is_not_found(seq: str) -> None:
    a_policy()

    read(f"/en/changes/{seq}", status=404)


def test_the_list_is_filtered_by_record_kind_and_cause() -> None:
    made = a_policy(title_en="A circular")
    revise(made, reference="26EC26", cause="law_changed")
    an_exchange(name_en="HashKey")

    of_record = read(f"/en/changes?record={made.public_id.lower()}")
    of_kind = read("/en/changes?kind=exchanges")
    by_cause = read("/en/changes?cause=law_changed")

    assert "2 changes fit." in of_record.text
    assert "HashKey" not in of_record.links
    assert {"HashKey"} <= of_kind.links.keys()
    assert "A circular" not in of_kind.links
    assert "1 change fits." in by_cause.text
    assert of_record.links["Show all"] == "/en/changes"


def test_a_filtered_list_goes_on_in_both_directions() -> None:
    made = a_policy(title_en="A circular")
    for year in range(2000, 2000 + PER_PAGE):
        made = revise(made, announced=str(year))
        if year < 2003:
            an_exchange(name_en=f"Platform {year}")

    first = read("/en/changes?kind=policies")
    second = read(first.links["Next page"])

    assert f"{PER_PAGE + 1} changes fit." in second.text
    assert "Next page" not in second.links
    back = read(second.links["Previous page"])
    assert shown(back) == shown(first)


def shown(page: Page) -> str:
    """Return what a page says but for its own address, which stands on paper."""
    return page.text.rpartition("http")[0]


def test_filters_that_nothing_fits_say_so() -> None:
    a_policy()

    found = read("/en/changes?kind=exchanges")

    assert "No change fits these filters." in found.text


@pytest.mark.parametrize(
    "query", ["record=nothing", "record=EX-00000000000000001", "kind=x", "cause=x"]
)
def test_a_filter_that_means_nothing_is_refused(query: str) -> None:
    read(f"/en/changes?{query}", status=400)


def test_the_root_hash_stands_with_how_to_check_it() -> None:
    made = a_policy()

    found = read("/en/changes")

    assert head().root in found.text
    assert "RFC 6962" in found.text
    feed = f"/api/v1/changes?after={made.seq}"
    assert found.links[feed] == feed


def test_a_change_leads_to_the_version_it_made() -> None:
    made = a_policy(title_en="A circular")
    entry = withdraw(made)

    found = read(f"/en/changes/{made.seq}")
    left = read(f"/en/changes/{entry.seq}")

    assert found.links["version 1"] == "/en/policies/a-circular/v/1"
    assert "version 2" in left.text
    assert "version 2" not in left.links
