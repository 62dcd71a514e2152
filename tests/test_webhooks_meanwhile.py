"""What happens to webhooks meanwhile: runners die, cursors move, editors draft."""

import pytest

from registry.exports.build import build
from registry.webhooks import delivering, signing
from registry.webhooks.delivering import deliver
from registry.webhooks.held import HOLD
from registry.webhooks.models import Delivery, Endpoint
from registry.webhooks.outcomes import Outcome
from tests.makers import a_source
from tests.proposals import edit, kept
from tests.registry.webhooks.receiver import (
    SEED,
    TAKEN,
    an_endpoint,
    listening,
    with_status,
)
from tests.registry.webhooks.waiting import fresh, some

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("to_loopback")]


def test_a_runner_killed_before_it_heard_the_answer_sends_the_same_again(
    clock, monkeypatch
):
    def killed(*_what, **_how):
        raise KeyboardInterrupt

    with listening() as receiver:
        an_endpoint(receiver.url)
        some(2)
        with monkeypatch.context() as patch:
            patch.setattr(delivering, "_settle", killed)
            with pytest.raises(KeyboardInterrupt):
                list(deliver(clock=clock))
        some(1)
        assert list(deliver(clock=clock)) == []  # it is held
        clock.wait(seconds=HOLD.total_seconds())
        list(deliver(clock=clock))

    first, again, rest = receiver.got
    assert (first.body, first.headers["webhook-id"]) == (
        again.body, again.headers["webhook-id"],
    )  # fmt: skip
    assert receiver.numbers() == [1, 2, 1, 2, 3]
    assert rest.headers["webhook-id"].endswith(":3")


def test_a_cursor_set_back_while_a_message_is_under_way_stays(clock, monkeypatch):
    sent = delivering.post
    with listening() as receiver:
        some(2)
        endpoint = an_endpoint(receiver.url, after=1)

        def meanwhile(*what, **how):
            Endpoint.objects.update(after=0, upto=None)
            monkeypatch.setattr(delivering, "post", sent)
            return sent(*what, **how)

        monkeypatch.setattr(delivering, "post", meanwhile)
        list(deliver(clock=clock))

    assert receiver.numbers() == [2, 1, 2]
    assert fresh(endpoint).after == 2


def test_one_removed_while_a_message_is_under_way_stops_no_runner(clock, monkeypatch):
    sent = delivering.post

    def meanwhile(*what, **how):
        Endpoint.objects.all().delete()
        return sent(*what, **how)

    monkeypatch.setattr(delivering, "post", meanwhile)
    with listening() as receiver:
        an_endpoint(receiver.url)
        some(1)
        (told,) = deliver(clock=clock)

    assert told.answer.outcome == Outcome.TAKEN
    assert not Delivery.objects.exists()


def test_nothing_of_a_draft_is_told(clock, editor):
    with listening() as receiver:
        made = a_source(title="Open")
        an_endpoint(receiver.url, after=0)
        kept(editor, edit(made, title="rosebud"))
        list(deliver(clock=clock))

    assert receiver.numbers() == [1]
    assert all(b"rosebud" not in one.body for one in receiver.got)


def test_no_log_holds_a_secret_or_an_address(clock, caplog):
    caplog.set_level("DEBUG")
    with listening(with_status(500), TAKEN) as receiver:
        an_endpoint(f"{receiver.url}?token=rosebud")
        some(1)
        list(deliver(clock=clock))
        clock.wait(seconds=6)
        list(deliver(clock=clock))

    assert receiver.numbers() == [1, 1]
    assert "rosebud" not in caplog.text
    assert signing.secret(SEED).removeprefix("whsec_") not in caplog.text


def test_no_export_holds_anything_of_a_webhook(settings, tmp_path):
    settings.VAR = tmp_path
    a_source()
    an_endpoint("https://receiver.example/?token=rosebud", name="Archive of roses")

    folder = build().folder

    held = b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())
    assert b"SRC-0001" in held
    for word in ("rosebud", "Archive of roses", SEED, "whsec_"):
        assert word.encode() not in held
