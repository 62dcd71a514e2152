"""Which addresses may be reached: public ones, each one that a name has."""

import ipaddress
import socket

import pytest

from registry.webhooks.hosts import Unreachable, addresses, is_public, may_be_reached
from registry.webhooks.outcomes import Outcome

PUBLIC = ["8.8.8.8", "103.29.40.1", "2606:4700:4700::1111", "2002:808:808::1",
          "64:ff9b::808:808"]  # fmt: skip
OURS = [
    "0.0.0.0",  # noqa: S104 - nothing listens
    "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.1.2.3", "169.254.169.254",
    "172.16.0.1", "192.0.0.8", "192.0.2.1", "192.168.1.1", "192.88.99.1", "198.18.0.1",
    "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "fc00::1", "fd00::1", "fe80::1",
    "fe80::1%lo", "fec0::1", "ff0e::1", "2001:db8::1", "2001::1", "2002:7f00:1::1",
    "2002:a00:1::1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1",
    "3fff::1", "5f00::1",
]  # fmt: skip


def resolver(*found):
    """Return a name server that knows these addresses, whoever asks."""

    def look(_host, port, *_rest, **_how):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in found]

    return look


@pytest.mark.parametrize("text", PUBLIC)
def test_a_public_address_is_reached(text):
    assert is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize("text", OURS)
def test_no_address_of_a_network_of_ours_is_reached(text):
    assert not may_be_reached(text)


def test_a_setting_opens_loopback_and_nothing_else(settings):
    settings.WEBHOOKS_TO_LOOPBACK = True

    assert {text for text in OURS if may_be_reached(text)} == {
        "127.0.0.1", "127.1.2.3", "::1",
    }  # fmt: skip


def test_a_name_leads_to_its_addresses_each_once(monkeypatch):
    monkeypatch.setattr(
        socket, "getaddrinfo", resolver("8.8.8.8", "8.8.8.8", "8.8.4.4")
    )

    assert addresses("receiver.example", 443) == ["8.8.8.8", "8.8.4.4"]


@pytest.mark.parametrize("found", [["10.0.0.1"], ["8.8.8.8", "127.0.0.1"], []])
def test_one_address_of_ours_bars_a_name(monkeypatch, found):
    monkeypatch.setattr(socket, "getaddrinfo", resolver(*found))

    with pytest.raises(Unreachable) as barred:
        addresses("receiver.example", 443)

    assert barred.value.outcome == Outcome.BARRED


def test_this_machine_by_name_is_barred_too():
    with pytest.raises(Unreachable) as barred:
        addresses("localhost", 443)

    assert barred.value.outcome == Outcome.BARRED


@pytest.mark.parametrize(
    "error", [socket.gaierror(-2, "not known"), UnicodeError("long")]
)
def test_a_name_that_nobody_knows_is_told_so(monkeypatch, error):
    def look(*_asked, **_how):
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", look)

    with pytest.raises(Unreachable) as unknown:
        addresses("nowhere.example", 443)

    assert unknown.value.outcome == Outcome.NO_NAME
