"""One Chromium for all tests of a worker, and windows of it at the desk."""

import asyncio
import importlib
import os
import shutil
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.hong_kong import beside, copied

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 390, "height": 800}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Hide Playwright's event loop, once it runs, from tests without a browser.

    Where a loop runs Django keeps connections apart and asgiref starts no second one.
    """
    if "chromium" in getattr(item, "fixturenames", ()):
        return (yield)
    loop = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        return (yield)
    finally:
        asyncio._set_running_loop(loop if loop and loop.is_running() else None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Start the browser; skip by name what cannot run.

    Playwright keeps an event loop running in this thread, where Django would refuse
    its database; nothing here is concurrent.
    """
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine")
    playwright = pytest.importorskip("playwright.sync_api", reason="no playwright")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with playwright.sync_playwright() as running:
        found = running.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield found
        found.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def own_server(transactional_db: None, tmp_path: Path) -> Iterator[Any]:  # noqa: ARG001 - what browsers see is committed
    """Serve an empty register from a file, where each request has its connection.

    The common server of the tests shares one in memory, which no two can use at once.
    """
    with beside(copied(tmp_path / "own.sqlite3")):
        server = LiveServer("localhost")
        yield server
        server.stop()


@pytest.fixture
def hong_kong_server(hong_kong: None) -> Iterator[Any]:  # noqa: ARG001 - its copy lies in a file
    """Serve the Hong Kong data set from a file."""
    server = LiveServer("localhost")
    yield server
    server.stop()


@pytest.fixture
def at_desk(chromium: Any, live_server: Any) -> Iterator[Callable[..., Any]]:
    """Return how a window is opened, for a person or for somebody signed out."""
    windows = []
    browser = importlib.import_module("tests.browser")  # it needs axe

    def opened(
        theme: str = "light", size: Any = None, user: Any = None, **how: Any
    ) -> Any:
        url = how.pop("url", live_server.url)
        how |= {"viewport": size or WIDE, "color_scheme": theme}
        windows.append(chromium.new_context(**how))
        desk = browser.Desk(windows[-1], url)
        if user is not None:
            desk.sign_in(user)
        return desk

    yield opened
    for window in windows:
        window.close()
