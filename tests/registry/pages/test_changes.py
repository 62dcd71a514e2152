"""The list of changes, and one change."""

import pytest

from registry.pages.changes import PER_PAGE
from tests.makers import a_policy, revise, withdraw
from tests.registry.pages.reading import read

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

    assert read("/en/changes").links[made.public_id] == f"/id/{made.public_id}"


def test_a_change_says_what_why_when_and_by_how_many() -> None:
    made = a_policy(title_en="A circular", announced="2023-04")
    made = revise(made, announced="2023-02-22", reason="The speech says so.")

    found = read(f"/en/changes/{made.seq}")

    assert "<del>Apr 2023</del><ins>22 Feb 2023</ins>" in found.html
    assert "The speech says so." in found.text
    assert "New evidence" in found.text
    assert "HKT" in found.text
    assert found.links["Previous change"].endswith(f"/{(made.seq or 0) - 1}")
    assert "Next change" not in found.links


@pytest.mark.parametrize("seq", ["0", "999", "9" * 30])
def test_a_change_that_never_was_is_not_found(seq: str) -> None:
    a_policy()

    read(f"/en/changes/{seq}", status=404)
