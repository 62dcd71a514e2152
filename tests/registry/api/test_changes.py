"""The change feed."""

import hashlib
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from django.test import Client

from registry.api import changes
from registry.ledger import merkle, read
from registry.ledger.models import Entry
from registry.ledger.scan import scan
from tests.makers import a_licence, a_policy, a_regulator, restore, revise, withdraw
from tests.query_counts import agreed, cost
from tests.registry.api.reading import body_of, faults_of, problem_of

pytestmark = pytest.mark.django_db
GUIDE = Path(__file__).parents[3] / "docs" / "api.md"
FEED = "/api/v1/changes"


def publish_seven() -> None:
    """Publish, revise, withdraw and restore: entries 1 to 7, a source among them."""
    regulator = revise(a_regulator(), remit="Something.")
    withdraw(regulator)
    restore(regulator)
    revise(a_policy(), note="Something.")


def copied(limit: int) -> list[int]:
    """Return the numbers a consumer reads who follows the feed to its head."""
    after, found = 0, []
    while True:
        body = body_of(f"{FEED}?after={after}&limit={limit}")
        found += [line["seq"] for line in body["data"]]
        after = body["next_after"]
        if after == body["head_seq"]:
            return found


@pytest.mark.parametrize("limit", [1, 2, 3, 500])
def test_a_consumer_reads_every_entry_once_in_order(limit: int) -> None:
    publish_seven()

    assert copied(limit) == list(range(1, read.head().seq + 1))


def test_an_entry_carries_the_bytes_that_the_ledger_stored(client: Client) -> None:
    publish_seven()

    response = client.get(FEED)

    body = response.json()
    assert list(body) == ["data", "head_seq", "next_after", "log_id", "upto"]
    for entry, line in zip(Entry.objects.all(), body["data"], strict=True):
        assert f'"payload":{entry.payload}}}'.encode() in response.content
        assert line["payload"] == read.form_of(entry)
        assert line.keys() == {
            *("seq", "type", "cause", "kind", "id", "version", "recorded_at"),
            *("change_set", "reason", "payload_digest", "salt", "leaf", "payload"),
            *("differences", "true_from"),
        }


def test_a_consumer_can_prove_what_was_read() -> None:
    publish_seven()
    body = body_of(FEED)

    peaks: list[bytes] = []
    for count, line in enumerate(body["data"]):
        peaks = merkle.append(peaks, count, leaf=line["leaf"].encode())
        payload = bytes.fromhex(line["salt"]) + rfc8785.dumps(line["payload"])
        assert hashlib.sha256(payload).hexdigest() == line["payload_digest"]
        leaf = json.loads(line["leaf"])
        assert leaf.pop("log_id") == body["log_id"]
        assert leaf == {name: line[name] for name in leaf}
        assert line.keys() - leaf.keys() == {
            *("salt", "leaf", "payload", "differences", "true_from")
        }

    assert merkle.root(peaks).hex() == body_of("/api/v1")["meta"]["root"]


def test_an_entry_tells_what_it_changed_and_since_when_that_is_so() -> None:
    event = {"status": "submitted", "effective": "2023-06-01"}
    licence = revise(a_licence(), note="New.", status_events=[event])

    line = body_of(f"{FEED}?record={licence.public_id}")["data"][-1]

    found = {one["path"]: (one["before"], one["after"]) for one in line["differences"]}
    assert found["note"] == (None, "New.")
    row = licence.status_events.get().pk
    assert found[f"status_events/{row}/status"] == (None, "submitted")
    assert line["true_from"] == "2023-06-01"


def test_a_page_costs_the_same_however_much_is_on_it(client: Client) -> None:
    publish_seven()
    few = cost(client, f"{FEED}?limit=500")
    publish_seven()

    many = cost(client, f"{FEED}?limit=500")

    # one more than where nothing was revised: what stood before
    assert few == many == agreed("api changes") + 1


def test_what_is_withdrawn_is_told_as_any_change() -> None:
    withdraw(a_regulator(), reason="It was entered twice.")

    line = body_of(FEED)["data"][-1]

    assert (line["type"], line["id"]) == ("withdrawn", "RG-0001")
    assert line["payload"]["withdrawn"] == "It was entered twice."


def test_an_empty_register_has_nothing_to_tell() -> None:
    body = body_of(FEED)

    assert (body["data"], body["head_seq"], body["next_after"]) == ([], 0, 0)


def test_who_is_up_to_date_stays_where_they_are(client: Client) -> None:
    a_regulator()
    head = read.head()

    response = client.get(f"{FEED}?after={head.seq}&log={head.log_id}")

    body = response.json()
    assert (body["data"], body["next_after"]) == ([], head.seq)
    assert "Link" not in response


def test_there_is_a_next_page_as_long_as_there_is_more(client: Client) -> None:
    publish_seven()

    response = client.get(f"{FEED}?limit=2&log={read.head().log_id}")

    log = read.head().log_id
    assert response["Link"] == f'<{FEED}?limit=2&log={log}&after=2>; rel="next"'


def test_nothing_past_the_head_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    a_regulator()
    told = scan

    def meanwhile(*asked: Any, **more: Any) -> Any:
        a_policy()  # another publishes while the reader waits
        return told(*asked, **more)

    monkeypatch.setattr(changes, "scan", meanwhile)
    body = body_of(FEED)

    assert body["data"][-1]["seq"] == body["next_after"] == body["head_seq"]
    assert body["head_seq"] < read.head().seq


def test_a_cursor_ahead_of_the_register_is_told_so() -> None:
    a_regulator()
    head = read.head()

    problem = problem_of(f"{FEED}?after={head.seq + 1}", 409)

    assert problem["type"] == "/api/v1/docs#cursor-ahead"
    assert (problem["head_seq"], problem["log_id"]) == (head.seq, head.log_id)


@pytest.mark.django_db(transaction=True)
def test_the_loop_of_the_documentation_copies_all_and_goes_on(
    live_server: Any, tmp_path: Path
) -> None:
    if not shutil.which("curl"):
        pytest.skip("curl is not on this machine")
    (loop,) = re.findall("```sh\n(.*?)```", GUIDE.read_text(), re.DOTALL)
    here = {**os.environ, "BASE": live_server.url}

    for _time in range(2):
        publish_seven()
        subprocess.run(["/bin/sh", "-c", loop], cwd=tmp_path, env=here, check=True)

    copy = (tmp_path / "changes.jsonl").read_text().splitlines()
    assert [json.loads(line)["seq"] for line in copy] == list(
        range(1, read.head().seq + 1)
    )


@pytest.mark.parametrize("after", [0, 99])
def test_another_log_is_told_first(after: int) -> None:
    a_regulator()

    problem = problem_of(f"{FEED}?after={after}&log=another", 409)

    assert problem["type"] == "/api/v1/docs#unknown-log"
    assert problem["log_id"] == read.head().log_id


@pytest.mark.parametrize("after", ["-1", "x", "1.5", "9223372036854775808"])
def test_a_cursor_is_a_plain_number(after: str) -> None:
    assert faults_of(f"{FEED}?after={after}") == {"after": ["0–9223372036854775807"]}


def test_the_greatest_cursor_is_only_ahead() -> None:
    problem_of(f"{FEED}?after=9223372036854775807", 409)


@pytest.mark.parametrize("name", ["lang", "true_on", "kinds"])
def test_a_parameter_the_feed_has_not_is_refused(name: str) -> None:
    (allowed,) = faults_of(f"{FEED}?{name}=x").values()

    assert allowed == sorted(p.name for p in changes.Changes.parameters)


@pytest.mark.parametrize("name", ["updated_since", "modified_since", "since", "as_of"])
@pytest.mark.parametrize("address", [FEED, "/api/v1/policies", "/api/v1/policies/x"])
def test_who_asks_by_time_is_led_to_the_numbers(address: str, name: str) -> None:
    problem = problem_of(f"{address}?{name}=2026-01-01", 400)

    (error,) = problem["errors"]
    assert error["parameter"] == name
    assert "/api/v1/changes?after=0" in error["detail"]


def test_whatever_is_asked_for_the_way_leads_to_the_head() -> None:
    publish_seven()
    head = read.head().seq

    for query in ("kind=alerts", "type=merged", "cause=schema", "record=RG-0001"):
        body = body_of(f"{FEED}?{query}&limit=500")
        assert (body["next_after"], body["upto"]) == (head, head), query


@pytest.mark.parametrize("limit", [1, 2, 500])
def test_the_latest_of_each_stay_so_while_others_publish(
    client: Client, limit: int
) -> None:
    publish_seven()
    upto = read.head().seq
    expected = {e.public_id: e.seq for e in Entry.objects.order_by("seq")}

    found: dict[str, int] = {}
    url = f"{FEED}?latest=1&limit={limit}"
    while url:
        response = client.get(url)
        body = response.json()
        assert body["upto"] == upto
        found |= {line["id"]: line["seq"] for line in body["data"]}
        (url,) = re.findall("<(.*)>", response.get("Link", "")) or [""]
        revise(a_regulator(), remit="Meanwhile.")

    assert found == expected
    assert body["next_after"] == upto
    assert body["head_seq"] > upto or limit == 500


def test_one_who_asks_for_less_is_told_where_less_ends(client: Client) -> None:
    publish_seven()

    response = client.get(f"{FEED}?upto=2")

    body = response.json()
    assert [line["seq"] for line in body["data"]] == [1, 2]
    assert (body["next_after"], body["upto"]) == (2, 2)
    assert "Link" not in response
    problem_of(f"{FEED}?upto={read.head().seq + 1}", 409)


def test_a_follower_always_asks_anew(client: Client) -> None:
    assert client.get(FEED)["Cache-Control"] == "public, max-age=0, must-revalidate"
