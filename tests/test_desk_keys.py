"""The keys of the desk, in a browser: they lead about, and never act unasked."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.cast import member
from tests.makers import a_policy, fresh, revise
from tests.proposals import edit, submitted

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,  # half a minute
    pytest.mark.sqlite,  # what a browser shows does not depend on the database
    pytest.mark.django_db(transaction=True),
]


def form_of(record):
    return f"/admin/policies/policy/{record.pk}/change/"


def test_keys_lead_about_the_desk(at_desk):
    desk = at_desk(user=member("editor"))
    desk.open("/admin/policies/policy/")

    desk.page.keyboard.press("/")
    assert desk.page.evaluate("document.activeElement.id") == "find"
    desk.page.keyboard.type("g d")
    assert desk.page.input_value("#find") == "g d"  # letters there are letters

    desk.page.evaluate("document.activeElement.blur()")
    desk.page.keyboard.type("gr")
    desk.page.wait_for_url("**/admin/#waiting")
    desk.open("/admin/policies/policy/")
    desk.page.keyboard.type("gd")
    desk.page.wait_for_url("**/admin/")


def test_the_list_of_keys_opens_by_key_and_by_button_and_switches_them_off(at_desk):
    desk = at_desk(user=member("editor"))
    desk.open("/admin/")

    desk.page.keyboard.press("?")
    box = desk.page.get_by_role("dialog", name="Keys of the desk")
    assert box.is_visible()
    assert desk.objections() == []
    box.get_by_label("Single letters work").uncheck()
    desk.page.keyboard.press("Escape")
    desk.open("/admin/policies/policy/")
    desk.page.keyboard.press("/")
    assert desk.page.evaluate("document.activeElement.id") != "find"

    desk.page.get_by_role("button", name="Keys").click()
    box.get_by_label("Single letters work").check()
    box.get_by_role("button", name="Close the list").click()
    desk.page.keyboard.press("/")
    assert desk.page.evaluate("document.activeElement.id") == "find"
    assert desk.said == []


def test_fields_and_rows_are_walked_and_citations_opened_by_key(at_desk):
    policy = a_policy(requirements=[{}], title_en="The circular")
    desk = at_desk(user=member("editor"))
    desk.open(form_of(policy))
    focused = "document.activeElement.innerText"

    desk.page.keyboard.press("j")
    first = desk.page.evaluate(focused)
    desk.page.keyboard.press("j")
    assert desk.page.evaluate(focused) != first
    desk.page.keyboard.press("k")
    assert desk.page.evaluate(focused) == first
    desk.page.keyboard.press("o")
    assert desk.page.locator("details.evidence:not([open]):visible").count() == 0
    desk.page.keyboard.press("o")
    assert desk.page.locator("details.evidence[open]:visible").count() == 0

    desk.open("/admin/policies/policy/")
    desk.page.keyboard.press("j")
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url("**/change/")
    assert desk.said == []


def test_the_next_error_is_one_key_away(at_desk):
    desk = at_desk(user=member("editor"))
    desk.open(form_of(a_policy()))
    desk.page.fill("[name=announced]", "1/6/2024")
    desk.page.fill("[name=expires]", "30 Feb")
    desk.page.keyboard.press("Control+s")
    desk.page.wait_for_selector(".wrong")

    desk.page.keyboard.press("e")

    assert desk.page.evaluate("document.activeElement.name") == "announced"


def test_approving_by_key_asks_first(at_desk):
    found = submitted(member("editor"), edit(a_policy(), note="Ours."))
    desk = at_desk(user=member("reviewer"))
    desk.open(f"/admin/registry/changeset/{found.pk}/change/")
    question = desk.page.get_by_role("dialog", name="Do this now?")

    desk.page.keyboard.press("a")
    assert question.is_visible()
    assert desk.objections() == []
    question.get_by_role("button", name="Go back").click()
    found.refresh_from_db()
    assert found.state == "submitted"

    desk.page.keyboard.press("a")
    question.locator("[data-do]").click()
    desk.page.wait_for_selector(".messagelist")
    found.refresh_from_db()
    assert found.state == "approved"


def test_the_bar_never_covers_what_has_the_focus(at_desk):
    desk = at_desk(user=member("editor"))
    desk.open(form_of(a_policy(requirements=[{}])))
    covered = """() => {
      const one = document.activeElement, bar = document.querySelector(".save-bar");
      if (bar.contains(one) || one === document.body) return "";
      const low = one.getBoundingClientRect().bottom;
      return low > bar.getBoundingClientRect().top + 1 ? one.outerHTML : "";
    }"""

    for _press in range(120):
        desk.page.keyboard.press("Tab")
        assert desk.page.evaluate(covered) == ""


def test_versions_are_marked_by_key_and_compared(at_desk):
    record = a_policy()
    first = fresh(record).seq
    for title in ("Second", "Third"):
        revise(record, title_en=title)
    desk = at_desk(user=member("editor"))
    desk.open(f"/admin/policies/policy/{record.pk}/history/")

    desk.page.keyboard.type("j2jj1")
    desk.page.get_by_role("button", name="Compare the two").click()

    asked = parse_qs(urlsplit(desk.page.url).query)
    assert asked == {"from": [str(first)], "to": [str(fresh(record).seq)]}
    assert desk.said == []
