"""The desk in a browser: nothing the page's policy forbids, nothing axe objects to.

One browser opens every page in each theme and width; the log in is the page's own.
"""

import pytest
from django.urls import reverse

from registry.citations.models import Citation
from registry.clock import now
from registry.webhooks.outcomes import Outcome
from registry.webhooks.posting import Answer
from registry.webhooks.tries import remember
from tests.cast import member
from tests.chromium import NARROW, WIDE
from tests.makers import (
    a_licence,
    a_licence_type,
    a_policy,
    a_regulator,
    a_source,
    an_entity,
    an_exchange,
    revise,
)
from tests.proposals import edit, kept
from tests.registry.webhooks.receiver import an_endpoint

browser = pytest.importorskip("tests.browser", reason="no axe")

LOOKED_AT = {"desk", "list", "form", "history", "change set", "withdraw", "webhook"}
EVENTS = [
    {"position": 1, "status": "submitted", "effective": "2023-06"},
    {"position": 2, "status": "licensed", "effective": "2024-01-31"},
]

BARE = {  # the pages of no record
    "desk": "/admin/",
    "list": "/admin/policies/licence/",
    "filtered": "/admin/policies/licence/?regime__exact=vatp",
    "new": "/admin/policies/exchange/add/",
    "popup": "/admin/policies/exchange/add/?_popup=1",
    "withdrawn": "/admin/withdrawn/",
    "change sets": "/admin/registry/changeset/",
    "search": "/admin/find/?q=note",
    "app": "/admin/policies/",
    "password": "/admin/password_change/",
    "people": "/admin/auth/user/",
    "new person": "/admin/auth/user/add/",
    "roles": "/admin/auth/group/",
    "webhooks": "/admin/registry/endpoint/",
    "new webhook": "/admin/registry/endpoint/add/",
}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,  # a minute and a half
    pytest.mark.sqlite,  # how it looks does not depend on the database
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def paths(transactional_db):  # noqa: ARG001 - what a browser sees is committed
    """Publish a small register and return the addresses of its desk by name."""
    regulator = a_regulator(name_zh_hant="證監會", short_name_en="SFC")
    policy = a_policy(
        official_url_en="https://www.sfc.hk/circular",
        requirements=[{"valid_from": "2023"}],
        issuers=[regulator],
    )
    licence = a_licence(
        regulator=regulator,
        holder=an_entity(),
        statute=policy,
        exchanges=[an_exchange()],
        status_events=EVENTS,
        activities=[{"licence_type": a_licence_type(licensor=regulator)}],
    )
    licence = revise(licence, note="First words of a note.")
    licence = revise(licence, note="Other words of a note.")
    source = a_source(claims=[{"statement": "It is so."}])
    change_set = kept(member("editor"), edit(regulator, remit="Platforms."))
    webhook = an_endpoint("https://receiver.example/", failing_since=now(), failures=2)
    remember(webhook, Answer(Outcome.BUSY, 503), at=now(), span=(1, 25))
    return BARE | {
        "webhook": f"/admin/registry/endpoint/{webhook.pk}/change/",
        "removing a webhook": f"/admin/registry/endpoint/{webhook.pk}/delete/",
        "form": f"/admin/policies/licence/{licence.pk}/change/",
        "policy": f"/admin/policies/policy/{policy.pk}/change/",
        "source": f"/admin/registry/source/{source.pk}/change/",
        "history": f"/admin/policies/licence/{licence.pk}/history/",
        "version": f"/admin/policies/licence/{licence.pk}/history/{licence.seq}/",
        "withdraw": f"/admin/policies/licence/{licence.pk}/delete/",
        "compare": f"/admin/policies/licence/{licence.pk}/history/compare/",
        "merge": f"/admin/policies/policy/{policy.pk}/merge/?into={a_policy().pk}",
        "in the way": f"/admin/policies/regulator/{regulator.pk}/delete/",
        "change set": f"/admin/registry/changeset/{change_set.pk}/change/",
        "person": f"/admin/auth/user/{change_set.author_id}/change/",
        "a person's password": f"/admin/auth/user/{change_set.author_id}/password/",
    }


def test_each_page_is_quiet_accessible_and_fits(at_desk, paths):
    assert browser.walk(at_desk(user=member("administrator")), paths) == {}


@pytest.mark.parametrize(("theme", "size"), [("dark", WIDE), ("light", NARROW)])
def test_the_main_pages_are_so_in_the_dark_and_on_a_phone(at_desk, paths, theme, size):
    main = {name: path for name, path in paths.items() if name in LOOKED_AT}

    assert browser.walk(at_desk(theme, size, member("administrator")), main) == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_way_in_is_quiet_and_accessible(at_desk, theme):
    desk = at_desk(theme)

    desk.open(reverse("admin:login"))

    assert desk.said == []
    assert desk.objections() == []
    assert desk.page.evaluate("document.activeElement.name") == "username"


@pytest.mark.parametrize("language", ["zh-hant", "zh-hans"])
def test_the_language_is_chosen_on_the_page(at_desk, paths, language):
    desk = at_desk(user=member("auditor"))
    desk.open(paths["form"])

    desk.page.click(f".languages [value={language}]")
    desk.settle()

    assert desk.page.get_attribute("html", "lang") == language
    assert desk.page.url.endswith(paths["form"])
    assert desk.objections() == []


def test_a_date_is_understood_while_one_types(at_desk, paths):
    desk = at_desk(user=member("publisher"))
    desk.open(paths["new"])
    opened = desk.page.locator(".field-opened")

    desk.page.fill("[name=opened]", "2024-02")
    assert "Feb 2024" in opened.inner_text()
    assert "29 Feb 2024" in opened.inner_text()

    desk.page.fill("[name=opened]", "2024-02-30")
    assert "Feb 2024" not in opened.inner_text()
    assert desk.said == []


def test_a_new_row_has_its_number_and_asks_for_its_source(at_desk, paths):
    desk = at_desk(user=member("publisher"))
    desk.open(paths["form"])

    desk.page.click("#status_events-group .add-row a")
    row = desk.page.locator("#status_events-2")

    assert row.locator("h3").inner_text() == "Status event #3"
    assert row.locator("details.cite").get_attribute("open") is not None
    row.get_by_text("Remove", exact=True).click()
    assert desk.page.locator("#status_events-2").count() == 0
    assert desk.said == []


def test_an_opened_citation_offers_every_value_and_keeps_its_own(at_desk, paths):
    desk = at_desk(user=member("publisher"))
    desk.open(paths["form"])
    edit = desk.page.locator("button[name=_open][value^='cite=']").first
    key = edit.get_attribute("value").removeprefix("cite=")

    with desk.page.expect_navigation():
        edit.evaluate("one => one.click()")  # it may lie in a closed drawer

    select = desk.page.locator("select[name$='-0-fields_named']")
    named = select.evaluate("one => [...one.selectedOptions].map(o => o.value)")
    assert sorted(named) == sorted(Citation.objects.get(pk=key).fields)
    assert select.locator("option[value=regime]").count() == 1


def test_an_autocomplete_is_called_by_its_label(at_desk, paths):
    desk = at_desk(user=member("publisher"))
    desk.open(paths["form"])

    box = desk.page.get_by_role("combobox", name="Holder")
    box.click()
    desk.page.wait_for_selector(".select2-results__option--highlighted")

    assert box.get_attribute("aria-controls")
    assert desk.page.get_by_role("searchbox", name="Holder").count() == 1
    assert desk.said == []


def test_what_is_wrong_is_told_on_top_and_leads_there(at_desk, paths):
    desk = at_desk(user=member("publisher"))
    desk.open(paths["form"])
    desk.page.fill("[name=status_events-0-effective]", "1/6/2024")
    desk.page.fill("[name=change_reason]", "Because a test wants it so.")

    desk.page.click(".save-bar button[name=_save]")
    desk.settle()

    assert desk.page.evaluate("document.activeElement.className").endswith("wrong")
    assert desk.said == []
    assert desk.objections() == []
    desk.page.click(".wrong a")
    assert desk.page.url.endswith("#id_status_events-0-effective")


@pytest.mark.parametrize(
    ("role", "button", "words"),
    [
        ("publisher", "Publish alone…", "For an emergency"),
        ("editor", "Save to change set", "Saved to change set"),
    ],
)
def test_the_button_says_where_the_work_goes(at_desk, paths, role, button, words):
    desk = at_desk(user=member(role))
    desk.open(paths["form"])
    desk.page.fill("[name=note]", "Words of this test.")
    desk.page.fill("[name=change_reason]", "Because a test wants it so.")

    desk.page.get_by_role("button", name=button).click()
    desk.settle()

    assert words in desk.page.inner_text("#content")
    assert desk.said == []


def test_the_bar_stays_in_sight_on_a_long_form(at_desk, paths):
    desk = at_desk(user=member("publisher"))
    desk.open(paths["form"])

    bar = desk.page.locator(".save-bar").bounding_box()

    assert bar["y"] + bar["height"] <= WIDE["height"]


def test_what_is_refused_keeps_the_frame_in_the_browser(at_desk, paths):
    desk = at_desk(user=member("auditor"))

    statuses = [desk.open(p) for p in ("/admin/nowhere/", paths["new"])]

    assert statuses == [404, 403]
    assert desk.objections() == []
    assert desk.page.is_visible(".masthead")
