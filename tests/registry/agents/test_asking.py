"""Agents are answered what everybody is, and told what to do where they are not."""

import pytest
from django_mcpz.server import ToolError

from registry.agents.asked import Asked
from registry.agents.asking import (
    ask,
    asked_at,
    kind_called,
    lasting,
    permanent,
    place_of,
    remedied,
)
from registry.ledger.read import head, versions
from registry.past.views import laid_at
from tests.linked_records import merged
from tests.makers import a_policy, a_regulator, revise, withdraw
from tests.registry.api.reading import body_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("record", "place"),
    [
        ("PL-0001", "/api/v1/policies/PL-0001"),
        (" policies/one ", "/api/v1/policies/one"),
        ("/licence-types/a-b", "/api/v1/licence-types/a-b"),
    ],
)
def test_a_record_is_called_by_its_id_or_by_kind_and_slug(record, place):
    assert place_of(record) == place


@pytest.mark.parametrize(
    "record", ["", "one", "XX-0001", "nothing/one", "PL-0001/diff", "PL-1?x", "PL-一"]
)
def test_what_names_no_record_is_refused_with_the_remedy(record):
    with pytest.raises(ToolError, match=r"EX-0002.*tool search"):
        place_of(record)


def test_the_answer_is_the_api_s_own():
    a_policy(slug="one")

    assert ask("/api/v1/policies/one") == body_of("/api/v1/policies/one")
    assert ask("/api/v1/changes", after=0, limit=1, kind=None)["next_after"] == 1


def test_old_slugs_and_merged_records_lead_on():
    policy = a_policy(slug="old")
    revise(policy, slug="new")
    gone, stays = a_regulator(), a_regulator()
    merged(gone, stays)

    assert ask("/api/v1/policies/old")["data"]["slug"] == "new"
    found = ask(f"/api/v1/regulators/{gone.public_id}")
    assert found["data"]["id"] == stays.public_id


def test_what_left_tells_how_to_read_it_still():
    policy = a_policy(slug="one")
    withdraw(policy, reason="Entered by mistake.")

    with pytest.raises(ToolError, match=r"Entered by mistake.*known_at seq:") as told:
        ask("/api/v1/policies/one")

    seq = str(told.value).partition("seq:")[2].split()[0]
    assert int(seq) == versions("PL-0001")[0].seq
    assert ask("/api/v1/policies/one", known_at=f"seq:{seq}")["data"]["slug"] == "one"


def test_a_value_that_cannot_be_used_tells_what_may_be():
    with pytest.raises(ToolError, match="limit takes: 1–500"):
        ask("/api/v1/changes", limit=0)


def test_what_is_not_there_is_to_be_searched_for():
    with pytest.raises(ToolError, match="tool search"):
        ask("/api/v1/policies/PL-0009")


def test_a_problem_without_more_is_told_as_it_is():
    assert remedied("Ask later.", {"status": 409}) == "Ask later."


def test_the_past_is_laid_while_it_is_asked_for():
    first = a_policy(slug="one")
    seq = head().seq
    revise(first, note="Later.")

    with asked_at(Asked(known_at=f"seq:{seq}", true_on="2023-05")) as times:
        assert laid_at() == seq
        assert (times.seq, times.on.isoformat()) == (seq, "2023-05-31")
    assert laid_at() is None


def test_now_is_the_head_and_today():
    a_policy()

    with asked_at(Asked()) as times:
        assert laid_at() is None
        assert times.told()["known_at"] == f"seq:{head().seq}"


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (Asked(true_on="soon"), "true_on: .* 2023-05"),
        (Asked(known_at="seq:99"), "known_at takes: 2023-05-15"),
    ],
)
def test_times_that_are_none_are_refused_with_examples(asked, words):
    a_policy()

    with pytest.raises(ToolError, match=words), asked_at(asked):
        pass


def test_a_kind_goes_by_its_slug_or_by_none():
    assert kind_called("policies") == "policies"
    assert kind_called(None) is None
    with pytest.raises(ToolError, match="policies, licences"):
        kind_called("policy")


def test_addresses_are_whole_and_the_permanent_one_holds_both_times(rf):
    a_policy(slug="one")
    request = rf.get("/mcp")

    with asked_at(Asked(true_on="2023-05-15", lang="zh-hant")) as times:
        found = permanent(request, kind="policies", slug="one", times=times)

    end = f"at/{head().seq}/on/2023-05-15/policies/one"
    assert found == f"http://testserver/zh-hant/{end}"
    assert lasting(request, "PL-0001") == "http://testserver/id/PL-0001"
