"""On paper: the answer, every drawer open, the citation, and on each sheet whence."""

from typing import Any

import pytest

from tests.makers import a_policy
from tests.registry.pages.reading import read

OPEN = """() => [...document.querySelectorAll('.drawer-body')]
  .filter((body) => body.getBoundingClientRect().height === 0).length"""
SHOWN = """(names) => names.filter((name) =>
  [...document.querySelectorAll(name)].some((one) => one.getClientRects().length))"""
HIDDEN = [".navigation", ".languages", ".footer", ".date-bar", ".skip-link"]
KEPT = [".answer", ".facts", ".citation-text", ".printed-line"]


@pytest.mark.django_db
def test_what_is_printed_says_whence_and_of_when() -> None:
    made = a_policy(title_en="A circular")

    found = read("/en/policies/a-circular?true_on=2024-01-05")

    line = found.text[found.text.rindex("Virtual Asset Policy Register:") :]
    assert "http://testserver/en/policies/a-circular?true_on=2024-01-05" in line
    assert f"As at 5 Jan 2024, change no. {made.seq}." in line
    assert found.html.index("site.css") < found.html.index("print.css")


@pytest.mark.django_db
def test_what_drawers_hold_is_listed_for_browsers_that_keep_them_shut() -> None:
    a_policy(title_en="A circular", reference="26EC26")

    found = read("/en/policies/a-circular").text

    rest = found[found.index("What the facts rest on") :]
    assert "Reference: The gazette of the tests" in rest


@pytest.mark.browser
@pytest.mark.long
def test_paper_shows_every_drawer_and_no_navigation(
    hong_kong_server: Any, at_desk: Any
) -> None:
    window = at_desk(url=hong_kong_server.url)
    window.page.emulate_media(media="print")

    window.open("/en/exchanges/hashkey")

    assert window.page.evaluate(OPEN) == 0
    assert window.page.evaluate(SHOWN, HIDDEN) == []
    assert window.page.evaluate(SHOWN, KEPT) == KEPT
