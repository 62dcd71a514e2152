"""A message reaches the very address that was checked, and waits for no answer long."""

import socket
import ssl
import threading
from dataclasses import replace

import pytest

from registry.webhooks import hosts, posting
from registry.webhooks.outcomes import Outcome
from registry.webhooks.posting import Answer, post
from tests.registry.webhooks.receiver import PEM, listening, raw, with_status
from tests.registry.webhooks.test_hosts import resolver

pytestmark = pytest.mark.usefixtures("to_loopback")
BODY = b'{"data":[]}'
HINTS = b"HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n"
DRIPS = b"HTTP/1.1 200 OK\r\nX: ", *[b"y"] * 99


@pytest.fixture
def pause():
    """Return what an answer waits for, let go at the end."""
    found = threading.Event()
    yield found
    found.set()


@pytest.fixture
def trusted(monkeypatch):
    """Trust the certificate of receiver.example, and lead its name here."""
    context = ssl.create_default_context(cafile=str(PEM))
    context.verify_flags |= 0x200000  # X509_V_FLAG_NO_CHECK_TIME: at any time
    monkeypatch.setattr(ssl, "create_default_context", lambda: context)
    monkeypatch.setattr(socket, "getaddrinfo", resolver("127.0.0.1"))


def outcome(url):
    return post(url, BODY, headers={}).outcome


def test_what_is_posted_arrives():
    with listening(with_status(202)) as receiver:
        found = post(f"{receiver.url}?a=b", BODY, headers={"webhook-id": "x"})

    (got,) = receiver.got
    assert (found.outcome, found.status) == (Outcome.TAKEN, 202)
    assert (got.path, got.body, got.headers["webhook-id"]) == ("/hook?a=b", BODY, "x")
    assert got.headers["content-type"] == "application/json"
    assert got.headers["host"] == f"127.0.0.1:{receiver.port}"


@pytest.mark.usefixtures("trusted")
def test_it_goes_to_the_address_that_was_checked_under_its_name(monkeypatch):
    asked, look = [], socket.getaddrinfo

    def once(host, *rest, **how):
        asked.append(host)
        return look(host, *rest, **how)

    monkeypatch.setattr(socket, "getaddrinfo", once)
    with listening(tls=True) as receiver:
        found = post(receiver.url, BODY, headers={})

    assert found.outcome == Outcome.TAKEN
    assert receiver.names == ["receiver.example"]
    assert receiver.got[0].headers["host"] == f"receiver.example:{receiver.port}"
    assert [host for host in asked if host != "127.0.0.1"] == ["receiver.example"]


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_another_name_is_refused():
    with listening(tls=True) as receiver:
        url = receiver.url.replace("receiver.example", "other.example")
        assert outcome(url) == Outcome.NO_TLS
        assert outcome(f"https://127.0.0.1:{receiver.port}/") == Outcome.NO_TLS

    assert receiver.got == []


def test_a_certificate_that_nobody_vouches_for_is_refused(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", resolver("127.0.0.1"))

    with listening(tls=True) as receiver:
        assert outcome(receiver.url) == Outcome.NO_TLS


def test_a_name_that_leads_into_our_network_gets_no_connection(monkeypatch, settings):
    settings.WEBHOOKS_TO_LOOPBACK = False
    monkeypatch.setattr(socket, "getaddrinfo", resolver("127.0.0.1"))

    with listening(tls=True) as receiver:
        assert outcome(receiver.url) == Outcome.BARRED

    assert receiver.names == []


def test_a_redirect_is_not_followed():
    with listening() as there, listening() as receiver:
        receiver.answers = [with_status(307, location=there.url)]
        found = post(receiver.url, BODY, headers={})

    assert (found.outcome, found.status, there.got) == (Outcome.REDIRECTED, 307, [])


def test_what_a_receiver_asks_to_wait_is_handed_on():
    with listening(with_status(503, retry_after="120")) as receiver:
        found = post(receiver.url, BODY, headers={})

    assert (found.outcome, found.retry_after) == (Outcome.BUSY, "120")


@pytest.mark.parametrize(
    ("pieces", "pause_s"),
    [((b"", b"late"), 9), ((b"HTTP/1.1 2", b"00"), 9), (DRIPS, 0.05)],
)
def test_one_who_hangs_or_drips_is_left_in_time(monkeypatch, pause, pieces, pause_s):
    monkeypatch.setattr(posting, "TIMEOUT_S", 0.15)

    with listening(raw(*pieces, pause=pause, pause_s=pause_s)) as receiver:
        found = post(receiver.url, BODY, headers={})

    assert found.outcome == Outcome.TIMEOUT
    assert 140 <= found.took_ms < 1000


@pytest.mark.parametrize(
    ("said", "outcome_"),
    [
        (b"SSH-2.0-OpenSSH_9\r\n\r\n", Outcome.NO_HTTP),
        (b"HTTP/1.1 200", Outcome.NO_HTTP),
        (b"", Outcome.NO_HTTP),
        (b"HTTP/1.1 200 OK\r\n" + b"X-Y: z\r\n" * 9999, Outcome.NO_HTTP),
        (HINTS + b"HTTP/1.1 204 No Content\r\n\r\n", Outcome.TAKEN),
        (b"HTTP/1.0 200 OK\r\n\r\n" + b"body" * 99999, Outcome.TAKEN),
    ],
)  # fmt: skip
def test_of_an_answer_the_head_is_read_up_to_a_length(pause, said, outcome_):
    with listening(raw(said, pause=pause)) as receiver:
        assert outcome(receiver.url) == outcome_


def test_where_nobody_listens_there_is_no_connection():
    with socket.create_server(("127.0.0.1", 0)) as line:
        port = line.getsockname()[1]

    assert outcome(f"http://127.0.0.1:{port}/") == Outcome.NO_CONNECTION


@pytest.mark.parametrize("error", [TimeoutError("silent"), OSError("no way there")])
def test_of_several_addresses_the_next_is_tried(monkeypatch, error):
    tried, connect = [], socket.create_connection

    def connecting(address, wait_s):
        tried.append((address[0], wait_s <= posting.CONNECT_S))
        if address[0] == "127.0.0.2":
            raise error
        return connect(address, wait_s)

    found = ["127.0.0.2", "127.0.0.1"]
    monkeypatch.setattr(hosts, "addresses", lambda *_asked: found)
    monkeypatch.setattr(socket, "create_connection", connecting)
    with listening() as receiver:
        assert outcome(receiver.url) == Outcome.TAKEN

    assert tried == [("127.0.0.2", True), ("127.0.0.1", False)]


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:99999/", "http://[::1", "http://x/é"]
)
def test_an_address_that_no_form_would_take_stops_no_runner(url):
    assert outcome(url) == Outcome.NO_HTTP


def test_a_name_server_that_knows_nothing_is_told(monkeypatch):
    def unknown(*_asked):
        raise hosts.Unreachable(Outcome.NO_NAME)

    monkeypatch.setattr(hosts, "addresses", unknown)

    found = post("https://nowhere.example/", BODY, headers={})

    assert replace(found, took_ms=0) == Answer(Outcome.NO_NAME)
