"""The strict policy over the whole desk: in a browser no page breaks it.

Every page the table of permissions lists is opened, by whoever writes, keeps accounts
or only reads; the pages of review and history are looked over by axe too.
"""

import pytest
from django.conf import settings
from django.test import Client

from tests.cast import member
from tests.chromium import NARROW, WIDE
from tests.desk_world import SETS, World, capability, desk_patterns
from tests.test_permissions import cells

browser = pytest.importorskip("tests.browser", reason="no axe")

# shown in no window
FILES = {"autocomplete", "copy", "jsi18n", "registry_changeset_preview_json"}
POLICY = "Content Security Policy"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,  # some minutes: each page in three roles
    pytest.mark.sqlite,  # how it looks does not depend on the database
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def world(transactional_db):  # noqa: ARG001 - what a browser sees is committed
    return World()


def set_at(world, act):
    return f"/admin/{SETS}{world.sets[act].pk}/change/"


def act_at(world, act):
    return world.path(f"{SETS}<uuid:object_id>/{act}/")


def pages(world, role):
    """Return the address of every page the table lets this role open."""
    allowed = cells(role)
    found = [(capability(name), route) for route, name in desk_patterns()]
    shown = [world.path(route) for name, route in found
             if allowed[name, "GET"] == "200" and name not in FILES]  # fmt: skip
    return [*shown, *(set_at(world, act) for act in ("approve", "publish", "undo"))]


def said_of(desk, path):
    """Return the status of a page, and what the console says of it."""
    desk.said.clear()
    return desk.open(path), list(desk.said)


@pytest.mark.parametrize("role", ["editor", "administrator", "auditor"])
def test_no_page_of_the_desk_breaks_the_policy(at_desk, world, role):
    desk = at_desk(user=member(role))

    found = {path: said_of(desk, path) for path in pages(world, role)}

    assert len(found) > 50
    assert {path: one for path, one in found.items() if one != (200, [])} == {}


@pytest.mark.parametrize("path", ["/admin/nowhere/", "/admin/auth/group/add/"])
def test_what_is_refused_breaks_no_policy_either(at_desk, path):
    desk = at_desk(user=member("administrator"))

    status, said = said_of(desk, path)

    assert status in {403, 404}
    assert [line for line in said if POLICY in line] == []


def test_a_page_that_breaks_the_policy_is_found(at_desk, world):
    desk = at_desk(user=member("editor"))
    desk.open("/admin/")

    desk.page.evaluate("document.body.setAttribute('style', 'color: red')")
    desk.page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<p style=color:red>x</p>')"
    )
    desk.settle()

    assert any(POLICY in line for line in desk.said)
    sent = Client().get(world.path("login/")).headers[POLICY.replace(" ", "-")]

    assert sent == settings.POLICY_OF_ADMIN


@pytest.mark.parametrize(
    ("theme", "size"), [("light", WIDE), ("dark", WIDE), ("light", NARROW)]
)
def test_pages_of_review_history_and_audit_are_accessible(at_desk, world, theme, size):
    record = f"policies/policy/{world.records['policies/policy/'].pk}"
    reviewed = {
        "desk": "/admin/",
        "form": f"/admin/{record}/change/",
        "history": f"/admin/{record}/history/",
        "compare": f"/admin/{record}/history/compare/",
        "to review": set_at(world, "approve"),
        "approved": set_at(world, "publish"),
        "published": set_at(world, "undo"),
        "preview": act_at(world, "preview/<uuid:record>"),
        "audit log": "/admin/registry/auditline/",
    }
    own = {
        "own draft": set_at(world, ""),
        "merge": f"/admin/{record}/merge/",
        "alone": act_at(world, "alone"),
    }
    torn = {"conflict": act_at(world, "conflict")}

    assert browser.walk(at_desk(theme, size, member("administrator")), reviewed) == {}
    assert browser.walk(at_desk(theme, size, member("publisher")), own) == {}
    assert browser.walk(at_desk(theme, size, member("editor")), torn) == {}
