"""A browser at the desk: Chromium, driven by Playwright, looked over by axe."""

from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.urls import reverse

from tests.cast import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

HOW = {"resultTypes": ["violations"], "preload": False}  # it would fetch our styles
DRAWN = """() => new Promise((done) => setTimeout(
  () => requestAnimationFrame(() => requestAnimationFrame(done)), 30))"""


class Desk:
    """A window at the desk, which keeps what its console says."""

    def __init__(self, window: "BrowserContext", base: str) -> None:
        self.page, self.base = window.new_page(), base
        self.said: list[str] = []
        self.page.on("console", lambda line: self.said.append(line.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def open(self, path: str) -> int:
        """Open a page and return its status once all of it is drawn."""
        response = self.page.goto(self.base + path)
        self.settle()
        assert response is not None
        return response.status

    def settle(self) -> None:
        """Wait until scripts have run and the page is drawn."""
        self.page.wait_for_load_state("load")
        self.page.evaluate(DRAWN)

    def sign_in(self, user: User) -> None:
        """Sign in as this person."""
        self.open(reverse("admin:login"))
        self.page.fill("[name=username]", user.username)
        self.page.fill("[name=password]", PASSWORD)
        self.page.press("[name=password]", "Enter")
        self.page.wait_for_url(f"{self.base}/admin/")

    def objections(self) -> list[tuple[str, str]]:
        """Return what axe objects to, as (rule, example)."""
        found: Any = Axe().run(self.page, options=HOW).response["violations"]
        return [(one["id"], one["nodes"][0]["html"][:200]) for one in found]

    def overflow(self) -> int:
        """Return by how many pixels the page is wider than the window."""
        wider = (
            "(page => page.scrollWidth - page.clientWidth)(document.documentElement)"
        )
        return int(self.page.evaluate(wider))


def walk(desk: Desk, paths: dict[str, str]) -> dict[str, Any]:
    """Return {name: what is amiss} of the pages; nothing of those that are well."""
    amiss: dict[str, Any] = {}
    for name, path in paths.items():
        desk.said.clear()
        status = desk.open(path)
        said, wide = list(desk.said), desk.overflow()  # axe speaks on the console too
        found = [status, said, wide, desk.objections()]
        if found != [200, [], 0, []]:
            amiss[name] = found
    return amiss
