"""The pictures of docs/looks.md: nine pages, in light, dark, phone, print and 繁體.

LOOKS=docs/looks takes them anew.
"""

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.chromium import NARROW, WIDE
from tests.sights import CLIPPED, SIGHTS
from tests.small_pictures import small

ROOT = Path(__file__).parent.parent
LIST = ROOT / "docs" / "looks.md"
PICTURES = re.compile(r"\]\(looks/([^)]+)\)")
LARGEST = 60 * 1024  # bytes
TALL = 1600  # pixels: two screens
TODAY = datetime(2026, 9, 25, 4, tzinfo=UTC)  # the data set's day, noon in Hong Kong
PAGES = {
    "home": SIGHTS["home"].path,
    "exchange": f"{SIGHTS['exchange'].path}?true_on=2026-06-01",
    "policy": SIGHTS["policy"].path,
    "timeline": SIGHTS["timeline"].path,
    "compare": SIGHTS["compare"].path,
    "check-found": SIGHTS["check, found"].path,
    "check-no-record": SIGHTS["check, no record"].path,
    "check-look-alike": SIGHTS["check, look-alike"].path,
    "changes": SIGHTS["changes"].path,
}


class Way(NamedTuple):
    """A way to look at a page: its language, width, colours, and how many dots."""

    language: str = "en"
    width: int = WIDE["width"]
    theme: str = "light"
    media: str = "screen"
    scale: float = 0.7


WAYS = {
    "light": Way(),
    "dark": Way(theme="dark"),
    "phone": Way(width=NARROW["width"], scale=1),
    "print": Way(width=718, media="print", scale=0.85),  # A4 less its margins
    "zh-hant": Way(language="zh-hant", scale=0.66),
}
ALSO = [  # looked at, not kept
    Way(language="zh-hant", width=NARROW["width"]),
    Way(language="zh-hant", width=718, media="print"),
    Way(width=NARROW["width"], theme="dark"),
]


def listed() -> list[str]:
    return PICTURES.findall(LIST.read_text("utf-8"))


def test_every_picture_is_in_the_list_and_small() -> None:
    kept = {path.name: path.stat().st_size for path in LIST.with_suffix("").glob("*")}

    assert sorted(listed()) == sorted(kept)
    assert sorted(kept) == sorted(f"{page}-{way}.png" for page in PAGES for way in WAYS)
    assert max(kept.values()) <= LARGEST


@pytest.fixture
def register(own_server: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the address of a register with the Hong Kong data, loaded on its day."""
    monkeypatch.setattr(timezone, "now", lambda: TODAY)
    call_command("load_seeds", verbosity=0)
    return str(own_server.url)


@pytest.mark.browser
@pytest.mark.long  # a minute
@pytest.mark.sqlite  # how it looks does not depend on the database
@pytest.mark.django_db(transaction=True)
def test_each_page_looks_well_each_way(
    register: str, chromium: Any, tmp_path: Path
) -> None:
    folder = ROOT / os.environ["LOOKS"] if "LOOKS" in os.environ else tmp_path
    folder.mkdir(exist_ok=True)
    blank, amiss = chromium.new_page(), {}

    for way in [*WAYS.values(), *ALSO]:
        window = opened(chromium, way)
        for name, path in PAGES.items():
            answer = window.goto(f"{register}/{way.language}/{path}")
            found = [answer.status, window.evaluate(CLIPPED), wider(window)]
            if found != [200, [], 0]:
                amiss[name, way] = found
            kept = next((one for one in WAYS if WAYS[one] == way), None)
            if kept:
                picture = small(blank, window.screenshot())
                (folder / f"{name}-{kept}.png").write_bytes(picture)
        window.context.close()

    assert amiss == {}
    blank.close()


def opened(chromium: Any, way: Way) -> Any:
    """Return a window that shows two screens in this way."""
    window = chromium.new_context(
        viewport={"width": way.width, "height": TALL},
        color_scheme=way.theme,
        device_scale_factor=way.scale,
    ).new_page()
    window.emulate_media(media=way.media)
    return window


def wider(window: Any) -> int:
    """Return by how many pixels the page is wider than its window."""
    return int(
        window.evaluate(
            "(page => page.scrollWidth - page.clientWidth)(document.documentElement)"
        )
    )
