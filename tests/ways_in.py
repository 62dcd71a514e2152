"""What faces write: each way in, on a published policy, by what comes of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User

from policies.models import Policy, Regulator
from registry.changesets.due import publish_due
from registry.changesets.review import schedule
from registry.records.kinds import kind_of
from tests.cast import PASSWORD, member
from tests.forgeries import other
from tests.forms import Form, open_form, own_open, signed_in
from tests.makers import evidence, revise
from tests.proposals import NOON, agreed, approved, edit, kept
from tests.registry.admin.new_records import adding, address

Way = Callable[[Any], object]  # what it returns is nobody's business

POLICIES = kind_of(Policy)


def sent(policy: Policy, act: Way, *, page: str = "change", button: str = "") -> Any:
    """Open a policy's page as an editor, do something with its form, and send it."""
    return _sent(member("editor"), policy, act=act, page=page, button=button)


def _sent(user: User, policy: Policy, *, act: Way, page: str, button: str) -> Any:
    client = signed_in(user)
    form = open_form(client, address(POLICIES, policy.pk, page))
    act(form)
    return form.send(client, button)


def agreed_to(saving: Way) -> Way:
    """Save by one of the forms; another approves it, and then it is published."""

    def way(policy: Policy) -> None:
        saving(policy)
        agreed(own_open(member("editor")), member("publisher"))

    return way


def alone(policy: Policy) -> Any:
    """Publish what one saved without a second person."""
    user = member("administrator")
    act: Way = lambda form: form.why().put(note="x")  # noqa: E731 - a way, as below
    _sent(user, policy, act=act, page="change", button="_publish_alone")
    path = f"/admin/registry/changeset/{own_open(user).pk}/publish-alone/"
    return signed_in(user).post(path, {"password": PASSWORD})


def at_its_time(policy: Policy) -> None:
    """Approve a set for later, and let the runner come by."""
    publisher, later = member("publisher"), NOON + timedelta(hours=1)
    found = approved(kept(member("editor"), edit(policy, note="x")), publisher)
    schedule(found, actor=publisher, at=NOON, publish_at=later)
    list(publish_due(clock=lambda: later))


def a_row(form: Form) -> None:
    """Add a requirement with its evidence."""
    row = {"subject": "insurance", "rule": "Insure.", "comparator": "required"}
    evident = {"cite_source": evidence(), "cite_locator": "s 1"}
    form.why().row("requirements", **row, applies_to="vatp_operator", **evident)


def in_a_popup(_policy: Policy) -> Any:
    """Add a regulator in the window a policy's form opens."""
    client = signed_in(member("editor"))
    form = adding(client, kind_of(Regulator))
    form.action = f"{form.target}?_popup=1&_to_field=id"
    return client.post(form.target, form.data("_save") | {"_popup": "1"})


def posted(path: str, **data: Any) -> Any:
    """Send these values to an address."""
    return signed_in(member("publisher")).post(path, data)


KEPT: dict[str, Way] = {
    "admin form": lambda p: sent(p, lambda f: f.why().put(note="x")),
    "admin form, a link": lambda p: sent(
        p, lambda f: f.why().put(issuers=[*p.issuers.all(), other(p)])
    ),
    "admin inline, a row added": lambda p: sent(p, a_row),
    "admin inline, a row changed": lambda p: sent(
        p, lambda f: f.why().put(**{"requirements-0-note": "x"})
    ),
    "admin inline, a row removed": lambda p: sent(
        p, lambda f: f.why().put(**{"requirements-0-DELETE": True})
    ),
    "admin inline, a citation added": lambda p: sent(
        p, lambda f: f.why().cite(evidence(), "stage", locator="p. 9")
    ),
    "admin popup": in_a_popup,
    "admin withdrawal": lambda p: sent(
        p, lambda f: f.put(change_reason="It was never ours."), page="delete"
    ),
}
PUBLISHED: dict[str, Way] = {
    "`propose()` and `publish()`": lambda p: revise(p, note="x"),
    **{f"{name}, approved": agreed_to(way) for name, way in KEPT.items()},
    "admin form, published alone": alone,
    "`publish_due`": at_its_time,
}
IDLE: dict[str, Way] = {
    "admin action": lambda p: posted(
        address(POLICIES), action="delete_selected", _selected_action=p.pk, post="yes"
    ),
    "admin form, sent as it came": lambda p: sent(p, lambda f: f.why()),
    "admin history, `POST`": lambda p: posted(
        address(POLICIES, p.pk, "history", p.seq), note="x"
    ),
    "API, `POST`": lambda p: posted(f"/api/v1/policies/{p.public_id}", note="x"),
}
