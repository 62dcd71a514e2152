"""Who may do what: every address of the admin, by every method, for every role.

`permissions.csv` is written by hand: a status for each, with "!" where something is
stored. `record` stands for each of the kinds; `*` for the methods no page answers.
Nothing but the session may change where there is no "!".
"""

import csv
import logging
from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test import Client
from django.urls import URLResolver

from registry.records.kinds import kinds
from tests.cast import PASSWORD, member
from tests.forms import open_form, signed_in
from tests.makers import MAKERS, an_exchange
from tests.proposals import edit, kept
from tests.registry.admin.new_records import adding

pytestmark = pytest.mark.django_db

TABLE = Path(__file__).with_name("permissions.csv")
QUERIES = {
    "autocomplete": {
        "term": "x", "app_label": "policies", "model_name": "licence",
        "field_name": "regulator",
    }
}  # fmt: skip
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
ROLES = (
    "anonymous", "reader", "stranger", "viewer", "editor", "second_editor", "reviewer",
    "publisher", "administrator", "auditor",
)  # fmt: skip
FRESH = "another sesame, said the tests"


# The table


def rows():
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells(role):
    """Return {(capability, method): cell} of a role."""
    return {
        (row["capability"], method): row[role]
        for row in rows()
        for method in row["methods"].split()
    }


def patterns(found, before="") -> Iterator[tuple[str, str]]:
    """Yield (route, name) of every address below these."""
    for one in found:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns, route)
        else:
            yield route, one.name or route


def capability(name):
    """Return the row of an address: `record_add` for each kind's."""
    for kind in kinds():
        label = kind.model.lower()
        for start in (label.replace(".", "_") + "_", label.replace(".", "/") + "/"):
            if name.startswith(start):
                return f"record{start[-1]}{name.removeprefix(start)}"
    return name


def test_the_table_speaks_of_every_address_method_and_role_once():
    written = [(row["capability"], m) for row in rows() for m in row["methods"].split()]
    everywhere = {method for name, method in written if name == "*"}
    named = {name for name, _method in written} - {"*"}
    served = {capability(name) for _route, name in patterns(admin.site.get_urls())}

    assert len(written) == len(set(written))
    assert named == served
    for name in named:
        own = {method for here, method in written if here == name}
        assert own | everywhere == METHODS
    assert all(row.keys() == {"capability", "methods", *ROLES} for row in rows())


def test_one_field_alone_is_changed_of_many_and_nothing_typed_into_a_list(rf):
    request = rf.get("/")
    request.user = User(is_superuser=True, is_staff=True)

    records = {kind.record for kind in kinds()}
    for model, one in admin.site._registry.items():
        found = list(one.get_actions(request))
        assert found == ["change_one_field"] * (model in records)
        assert tuple(one.list_editable) == ()


# The people


def someone(role):
    """Return a browser of this role."""
    if role == "anonymous":
        return Client()
    return signed_in(account(role))


def account(role):
    if known := User.objects.filter(username=role).first():
        return known
    if role in {"reader", "stranger", "viewer"}:
        found = User.objects.create_user(role, password=PASSWORD)
        found.is_staff = role != "reader"
        found.save()
        if role == "viewer":
            views = Permission.objects.filter(codename__startswith="view_")
            found.user_permissions.set(views)
        return found
    return member("editor" if role == "second_editor" else role, name=role)


# What is asked for


def folder(kind):
    return kind.model.lower().replace(".", "/") + "/"


class World:
    """Records to ask for, and what each form sends to an address."""

    def __init__(self):
        self.publisher = signed_in(member("publisher"))
        self.keeper = signed_in(member("administrator"))
        self.records = {folder(kind): MAKERS[kind.slug]() for kind in kinds()}
        change = edit(an_exchange(name_en="Kept"), note="Kept.")
        self.others = {
            "registry/changeset/": kept(member("editor"), change),
            "auth/user/": User.objects.create_user("somebody", password=PASSWORD),
            "auth/group/": Group.objects.get(name="editor"),
        }
        routes = list(patterns(admin.site.get_urls()))
        self.forms = {route: self._filled(name, route) for route, name in routes}

    def target(self, route):
        """Return what a route is about; any record for a route about none."""
        found = {start: it for start, it in (self.records | self.others).items()
                 if route.startswith(start)}  # fmt: skip
        return next(iter(found.values()), next(iter(self.records.values())))

    def path(self, route):
        """Return the address of a route, with something that is there."""
        target = self.target(route)
        values = {
            "<path:object_id>": target.pk,
            "<uuid:object_id>": target.pk,
            "<id>": target.pk,
            "<int:seq>": getattr(target, "seq", ""),
            "<int:key>": 0,  # a list of nobody's
            "<path:content_type_id>": ContentType.objects.get_for_model(target).pk,
            "(?P<url>.*)$": "nowhere/at/all",
        }
        for name, value in values.items():
            route = route.replace(name, str(value))
        return "/admin/policies/" if "(?P<app_label>" in route else f"/admin/{route}"

    def sent(self, role, *, name, route):
        """Return what a form sends to this address."""
        new = {"new_password1": FRESH, "new_password2": FRESH}
        return self.forms[route] or {
            "login": {"username": role, "password": PASSWORD},
            "password_change": {"old_password": PASSWORD, **new},
            "auth_user_password_change": {
                "usable_password": "true", "password1": FRESH, "password2": FRESH},
            "record_changelist": {
                "action": "delete_selected", "index": "0", "_save": "1",
                "_selected_action": self.target(route).pk},
            "auth_group_change": {"name": "editors"},
            "save_list": {"model": "policies.licence", "name": "x", "query": "q=x"},
            "auth_group_add": {"name": "owners"},
        }.get(name, {"post": "yes", "change_reason": "It was never ours."})  # fmt: skip

    def _filled(self, name, route):
        """Return the data of the page's own form, where there is one to fill in."""
        row, path = capability(name), self.path(route)
        if row == "record_add":
            kind = next(kind for kind in kinds() if route.startswith(folder(kind)))
            return adding(self.publisher, kind).data("_save")
        if row == "record_change":
            return open_form(self.publisher, path).put(slug="other").why().data("_save")
        if row not in {"auth_user_add", "auth_user_change"}:
            return {}
        form = open_form(self.keeper, path, having="username").put(username="new")
        if row == "auth_user_add":
            form.put(password1=FRESH, password2=FRESH)
        return form.data("_save")


# What is stored


def stored():
    """Return every row of every table, sessions left out."""
    names = connection.introspection.table_names()
    found = {}
    with connection.cursor() as cursor:
        for name in sorted({*names} - {"django_session"}):
            cursor.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - our own names
            found[name] = sorted(map(repr, cursor.fetchall()))
    return found


def ask(client, method, *, path, data, before):
    """Ask, undo what it did and return the status, with "!" where it was stored."""
    signed_in_by = client.cookies.output(header="")
    with transaction.atomic():
        status = getattr(client, method.lower())(path, data).status_code
        changed = method == "POST" and stored() != before
        transaction.set_rollback(True)
    client.cookies = SimpleCookie(signed_in_by)
    return f"{status}!" if changed else str(status)


def unlike(role, client, *, world, before):
    """Yield each answer that is not what the table says."""
    expected = cells(role)
    for route, name in patterns(admin.site.get_urls()):
        row, path = capability(name), world.path(route)
        for method in sorted(METHODS):
            data = QUERIES.get(row, {})
            if method == "POST":
                data = world.sent(role, name=row, route=route)
            wanted = expected.get((row, method)) or expected["*", method]
            found = ask(client, method, path=path, data=data, before=before)
            if found != wanted:
                yield f"{role}, {method} {path}: {found} where {wanted} is written"


@pytest.fixture
def quiet():
    """Log none of some thousand refusals."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("roles", [ROLES[::2], ROLES[1::2]])
def test_each_role_may_do_what_the_table_says_and_no_more(roles):
    world, browsers = World(), {role: someone(role) for role in roles}
    before = stored()

    found = [
        line
        for role, client in browsers.items()
        for line in unlike(role, client, world=world, before=before)
    ]

    assert found == []
    assert stored() == before
