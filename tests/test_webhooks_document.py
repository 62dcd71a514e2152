"""docs/webhooks.md tells the truth: its receiver works, its example is what is sent."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from registry.clock import now
from registry.ledger import read
from registry.webhooks import back_off, batch, delivering, held, posting, signing
from registry.webhooks.batch import told
from registry.webhooks.delivering import deliver
from tests.makers import a_source
from tests.registry.webhooks.receiver import SEED, an_endpoint, free_port, wait_for

pytestmark = pytest.mark.django_db
TEXT = (Path(__file__).parents[1] / "docs" / "webhooks.md").read_text("utf-8")


def block(language):
    (found,) = re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)
    return found


@pytest.fixture
def receiver(tmp_path):
    """Run the receiver as it stands in the document; return its port and its log."""
    port, log = free_port(), tmp_path / "log"
    given = {"PORT": str(port), "WEBHOOK_SECRET": signing.secret(SEED)}
    with log.open("w") as out:
        run = subprocess.Popen(
            [sys.executable, "-c", block("python")],
            env={**os.environ, **given},
            stdout=out,
            stderr=subprocess.DEVNULL,
        )
    try:
        wait_for(port)
        yield port, log
    finally:
        run.kill()
        run.wait()


def test_its_receiver_takes_each_change_once_and_no_forged_one(
    receiver, settings, monkeypatch
):
    settings.WEBHOOKS_TO_LOOPBACK = True
    monkeypatch.setattr(batch, "LARGEST", 1)
    port, log = receiver
    endpoint = an_endpoint(f"http://127.0.0.1:{port}/")
    forged = an_endpoint(endpoint.url, name="Forged", seed="forged")
    a_source(reason="The first change.")
    a_source(reason="The second change.")

    statuses = {t.answer.status for t in deliver(clock=now) if t.endpoint == "Forged"}
    delivering.Endpoint.objects.filter(pk=endpoint.pk).update(after=0)
    list(deliver(clock=now))

    lines = log.read_text("utf-8").splitlines()
    assert [line.split(" ", 1)[0] for line in lines] == ["1", "2"]
    assert lines[0].endswith("The first change.")
    assert statuses == {401}
    assert forged.deliveries.first().outcome == "refused"


def test_its_example_has_the_members_of_a_message():
    a_source()
    example, entry = json.loads(block("json")), read.entries([1])[1]
    message = json.loads(batch.body(batch.Batch([entry], 1), log_id="x", after=0))

    assert message.keys() == example.keys()
    (shown,), sent = example["data"], told(entry, "x")
    assert sent.keys() == shown.keys()
    assert sent["links"].keys() == shown["links"].keys()


def test_its_numbers_are_those_of_the_code():
    for words in (
        f"up to {batch.LARGEST} entries",
        f"within {posting.TIMEOUT_S} seconds",
        f"begins with {back_off.FIRST_S} seconds",
        "doubles up to an hour",
        "failed for three days",
        "a minute at most",
    ):
        assert words in " ".join(TEXT.split())
    assert (back_off.LONGEST_S, back_off.HEEDED_S) == (3600, 86400)
    assert back_off.GIVEN_UP_AFTER.days == 3
    assert held.HOLD.total_seconds() == 60
    assert signing.OVERLAP.days == 1
