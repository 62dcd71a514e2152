"""Which addresses can be typed in."""

import pytest

from registry.webhooks.target import against

OPEN = ["https://receiver.example/hook", "https://receiver.example:8443/a?b=c",
        "https://8.8.8.8/x", "https://[2606:4700:4700::1111]/x",
        "https://xn--nxasmq6b.example/"]  # fmt: skip
BARRED = {
    "http://receiver.example/": "begins with https",
    "ftp://receiver.example/": "begins with https",
    "receiver.example": "begins with https",
    "": "begins with https",
    "https://": "begins with https",
    "https://receiver.example/a b": "begins with https",
    "https://receiver.example/\r\nX-Y: z": "begins with https",
    "https://receiver.example:99999/": "begins with https",
    "https://[::1": "begins with https",
    "https://name:word@receiver.example/": "password out",
    "https://name@receiver.example/": "password out",
    "https://receiver.example/#part": "in ASCII",
    "https://證監會.example/": "in ASCII",
    "https://localhost/": "public address",
    "https://hooks.localhost/": "public address",
    "https://127.0.0.1/": "public address",
    "https://10.0.0.1/": "public address",
    "https://[::1]/": "public address",
    "https://[fd00::1]/": "public address",
    "https://169.254.169.254/latest": "public address",
}


@pytest.mark.parametrize("url", OPEN)
def test_a_public_https_address_is_taken(url):
    assert against(url) is None


@pytest.mark.parametrize(("url", "why"), BARRED.items())
def test_what_is_refused_says_why(url, why):
    assert why in (against(url) or "")


def test_plain_http_goes_to_loopback_alone_and_by_the_setting(settings):
    settings.WEBHOOKS_TO_LOOPBACK = True

    assert against("http://127.0.0.1:9000/hook") is None
    assert against("http://localhost:9000/hook") is None
    assert against("http://10.0.0.1/hook") is not None
    assert against("http://8.8.8.8/hook") is not None
    assert against("http://receiver.example/hook") is not None
