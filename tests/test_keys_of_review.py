"""The page of a change set by keyboard: letters ask, and never act at once."""

import pytest

from tests.cast import member
from tests.makers import a_regulator
from tests.proposals import edit, fresh_set, submitted
from tests.registry.admin.set_pages import page_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.sqlite,  # what keys do does not depend on the database
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def waiting(transactional_db):  # noqa: ARG001 - what a browser sees is committed
    return submitted(member("editor"), edit(a_regulator(), remit="Platforms."))


@pytest.fixture
def page(at_desk, waiting):
    """Open the set's page as its reviewer."""
    desk = at_desk(user=member("reviewer"))
    desk.open(page_of(waiting))
    return desk.page


def focused(page, what="className"):
    return page.evaluate(f"document.activeElement.{what}")


def test_j_and_k_go_from_value_to_value(page):
    seen = []
    for key in "jjk":
        page.keyboard.press(key)
        seen.append(focused(page).split()[-1])

    assert seen == ["set-record", "set-line", "set-record"]


@pytest.mark.parametrize(("key", "act"), [("a", "Approve"), ("r", "Return to author")])
def test_a_and_r_ask_first(page, waiting, key, act):
    page.keyboard.press(key)

    assert page.inner_text("dialog.asking [data-do]") == act
    assert fresh_set(waiting).state == "submitted"


def test_c_goes_to_the_comment(page):
    page.keyboard.press("c")

    assert focused(page, "name") == "comment"


def test_enter_in_the_bar_presses_nothing(page, waiting):
    page.fill("#id_comment", "Half a sente")
    page.press("#id_comment", "Enter")
    page.wait_for_timeout(200)

    assert page.input_value("#id_comment") == "Half a sente"
    assert fresh_set(waiting).state == "submitted"
