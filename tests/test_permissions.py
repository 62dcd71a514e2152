"""Who may do what: every address of the admin, by every method, for every role.

`permissions.csv` is written by hand: a status for each, with "!" where something is
stored. `record` stands for each of the kinds; `*` for the methods no page answers.
Nothing but the session may change where there is no "!".
"""

import csv
import logging
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.db import connection, transaction
from django.test import Client

from registry.records.kinds import kinds
from tests.cast import PASSWORD, member
from tests.desk_world import World, capability, desk_patterns
from tests.forms import signed_in

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
READS = ("SELECT", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")


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


def test_the_table_speaks_of_every_address_method_and_role_once():
    written = [(row["capability"], m) for row in rows() for m in row["methods"].split()]
    everywhere = {method for name, method in written if name == "*"}
    named = {name for name, _method in written} - {"*"}
    served = {capability(name) for _route, name in desk_patterns()}

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


class Statements:
    """Notes whether a statement may have stored something."""

    def __init__(self):
        self.wrote = False

    def __call__(self, execute, sql, *rest):
        """Run the statement."""
        self.wrote |= not sql.startswith(READS)
        return execute(sql, *rest)


def ask(client, method, *, path, data, before):
    """Ask, undo what it did and return the status, with "!" where it was stored."""
    signed_in_by, statements = client.cookies.output(header=""), Statements()
    with transaction.atomic():
        with connection.execute_wrapper(statements):
            status = getattr(client, method.lower())(path, data).status_code
        changed = statements.wrote and method == "POST" and stored() != before
        transaction.set_rollback(True)
    client.cookies = SimpleCookie(signed_in_by)
    return f"{status}!" if changed else str(status)


def unlike(role, client, *, world, before):
    """Yield each answer that is not what the table says."""
    expected = cells(role)
    for route, name in desk_patterns():
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


@pytest.mark.long  # ten thousand requests
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
