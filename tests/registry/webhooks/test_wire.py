"""The bytes of a request are those of HTTP/1.1, and nothing slips into its head."""

import time
from urllib.parse import urlsplit

import pytest

from registry.webhooks.wire import left_s, request


def test_a_request_says_what_it_must():
    parts = urlsplit("https://receiver.example:8443/a/b?c=d")

    found = request(parts, "虛擬".encode(), headers={"webhook-id": "x"})

    head, _end, body = found.partition(b"\r\n\r\n")
    lines = head.decode("ascii").split("\r\n")
    assert lines[0] == "POST /a/b?c=d HTTP/1.1"
    assert {
        "Host: receiver.example:8443",
        "Content-Type: application/json",
        "Content-Length: 6",
        "Connection: close",
        "webhook-id: x",
    } <= {*lines}
    assert body.decode() == "虛擬"


def test_an_address_without_a_path_asks_for_the_root():
    found = request(urlsplit("https://receiver.example"), b"", headers={})

    assert found.startswith(b"POST / HTTP/1.1\r\n")


def test_no_time_left_is_a_timeout():
    assert 0 < left_s(time.monotonic() + 1) <= 1
    with pytest.raises(TimeoutError):
        left_s(time.monotonic())
