"""How the public pages look: in three languages, light and dark, wide and on a phone.

Nothing axe objects to, nothing on the console, nothing wider than the window, however
enlarged; what readers come for is seen without scrolling, and reached by keys.
"""

import pytest

from registry.records.names import HTML_LANG
from tests.chromium import NARROW, WIDE
from tests.sights import CLIPPED, SIGHTS
from tests.small_pictures import contrast_in_grey

browser = pytest.importorskip("tests.browser", reason="no axe")

HEIGHT = 800
ENLARGED = [
    {"width": 640, "height": 400},
    {"width": 320, "height": 800},
]  # 200 %, 400 %
FOLDS = [(WIDE, HEIGHT), (NARROW, 2 * HEIGHT)]
NOT_FOUND = "Failed to load resource: the server responded with a status of 404"
FOCUSED = """() => { const one = document.activeElement;
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  return [one.id || one.getAttribute('href') || one.tagName,
    box.width > 0 && box.height > 0
    && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2]; }"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,  # some minutes
    pytest.mark.sqlite,  # how it looks does not depend on the database
]


@pytest.fixture
def window(chromium, hong_kong_server):
    """Open a window on the Hong Kong data."""
    opened = chromium.new_context(viewport=WIDE, color_scheme="light")
    yield browser.Desk(opened, hong_kong_server.url)
    opened.close()


def said(window):
    return [line for line in window.said if not line.startswith(NOT_FOUND)]


@pytest.mark.parametrize("language", HTML_LANG)
@pytest.mark.parametrize("name", SIGHTS)
def test_it_is_accessible_quiet_and_fits(window, name, language):
    sight, amiss = SIGHTS[name], {}

    status = window.open(f"/{language}/{sight.path}")

    assert (status, said(window)) == (sight.status, [])
    for size in (WIDE, NARROW):
        window.page.set_viewport_size(size)
        for theme in ("light", "dark"):
            window.page.emulate_media(color_scheme=theme)
            window.settle()
            found = [window.overflow(), window.objections()]
            if found != [0, []]:
                amiss[size["width"], theme] = found
    assert amiss == {}


@pytest.mark.parametrize("language", ["en", "zh-hant"])
@pytest.mark.parametrize("name", SIGHTS)
def test_it_is_read_enlarged_and_on_the_narrowest_phone(window, name, language):
    amiss = {}
    window.open(f"/{language}/{SIGHTS[name].path}")

    for size in ENLARGED:
        window.page.set_viewport_size(size)
        found = window.overflow(), window.page.evaluate(CLIPPED)
        if found != (0, []):
            amiss[size["width"]] = found

    assert amiss == {}


@pytest.mark.parametrize("language", ["en", "zh-hant"])
@pytest.mark.parametrize("name", SIGHTS)
def test_what_matters_stands_above_the_fold(window, name, language):
    window.open(f"/{language}/{SIGHTS[name].path}")
    below = {}

    for size, fold in FOLDS:
        window.page.set_viewport_size(size)
        for selector in SIGHTS[name].first:
            ends = bottom(window, selector)
            if not 0 < ends <= fold:
                below[size["width"], selector] = ends

    assert below == {}


def bottom(window, selector):
    """Return where the first such element ends, 0 where there is none; `a!` begins."""
    found = window.page.locator(selector.removesuffix("!"))
    box = found.first.bounding_box() if found.count() else None
    if box is None:
        return 0
    return box["y"] if selector.endswith("!") else box["y"] + box["height"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["home", "check, found", "list", "applications"])
def test_a_tag_is_read_without_colour(window, chromium, name, theme):
    window.page.emulate_media(color_scheme=theme)
    window.open(f"/zh-hant/{SIGHTS[name].path}")
    tags = {
        one.inner_text().strip(): one for one in window.page.locator("main .tag").all()
    }
    blank, shapes = chromium.new_page(), {}

    for word, tag in tags.items():
        shapes[word] = tag.locator("use").get_attribute("href")
        assert tag.locator("svg").bounding_box()["width"] >= 10
        assert contrast_in_grey(blank, tag.screenshot()) >= 4.5, word

    assert tags
    assert "" not in tags
    tones = {tag.get_attribute("class"): shapes[word] for word, tag in tags.items()}
    assert len(set(tones.values())) == len(tones)  # no two tones have a shape in common
    blank.close()


# by keys alone


def tab(window, until, at_most=60):
    """Press Tab until the focus is on it; every stop on the way is seen."""
    for _press in range(at_most):
        window.page.keyboard.press("Tab")
        name, is_seen = window.page.evaluate(FOCUSED)
        assert is_seen, name
        if window.page.evaluate(f"document.activeElement.matches({until!r})"):
            return
    raise AssertionError(until)


def test_by_keys_one_skips_to_the_answer(window):
    window.open("/en/exchanges/hashkey")

    tab(window, ".skip-link", at_most=1)
    window.page.keyboard.press("Enter")
    tab(window, ".answer a", at_most=2)


def test_by_keys_one_opens_a_drawer(window):
    window.open("/en/exchanges/hashkey#facts")

    tab(window, ".facts .drawer summary")
    window.page.keyboard.press("Enter")

    assert window.page.locator(".facts .drawer[open]").count() == 1
    tab(window, ".facts .drawer[open] a", at_most=1)


def test_by_keys_one_asks_for_a_day(window):
    window.open("/en/exchanges/hashkey")

    tab(window, "#true_on", at_most=20)
    window.page.keyboard.type("2022-01-01")
    with window.page.expect_navigation():
        window.page.keyboard.press("Enter")

    assert "true_on=2022-01-01" in window.page.url
    assert "1 Jan 2022" in window.page.locator(".banner").first.inner_text()


def test_by_keys_one_changes_the_language_and_keeps_the_day(window):
    window.open("/en/exchanges/hashkey?true_on=2022-01-01")

    tab(window, "[hreflang=zh-Hant-HK]", at_most=4)
    with window.page.expect_navigation():
        window.page.keyboard.press("Enter")

    assert "/zh-hant/exchanges/hashkey?true_on=2022-01-01" in window.page.url
    assert window.page.get_attribute("html", "lang") == "zh-Hant-HK"
