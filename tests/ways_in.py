"""What faces write: each way in, on a published policy, by what comes of it."""

from collections.abc import Callable
from typing import Any

from policies.models import Policy, Regulator
from registry.records.kinds import kind_of
from tests.cast import member
from tests.forgeries import other
from tests.forms import Form, open_form, signed_in
from tests.makers import evidence, revise
from tests.registry.admin.new_records import adding, address

Way = Callable[[Any], object]  # what it returns is nobody's business

POLICIES = kind_of(Policy)


def sent(
    policy: Policy, act: Way, *, by: str = "publisher", page: str = "change"
) -> Any:
    """Open a policy's page, do something with its form, and send it."""
    client = signed_in(member(by))
    form = open_form(client, address(POLICIES, policy.pk, page))
    act(form)
    return form.send(client)


def a_row(form: Form) -> None:
    """Add a requirement with its evidence."""
    row = {"subject": "insurance", "rule": "Insure.", "comparator": "required"}
    evident = {"cite_source": evidence(), "cite_locator": "s 1"}
    form.why().row("requirements", **row, applies_to="vatp_operator", **evident)


def in_a_popup(_policy: Policy) -> Any:
    """Add a regulator in the window a policy's form opens."""
    client = signed_in(member("publisher"))
    form = adding(client, kind_of(Regulator))
    form.action = f"{form.target}?_popup=1&_to_field=id"
    return client.post(form.target, form.data("_save") | {"_popup": "1"})


def posted(path: str, **data: Any) -> Any:
    """Send these values to an address."""
    return signed_in(member("publisher")).post(path, data)


PUBLISHED: dict[str, Way] = {
    "`propose()` and `publish()`": lambda p: revise(p, note="x"),
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
KEPT: dict[str, Way] = {
    "admin form, of an editor": lambda p: sent(
        p, lambda f: f.why().put(note="x"), by="editor"
    ),
    "admin withdrawal, of an editor": lambda p: sent(
        p,
        lambda f: f.put(change_reason="It was never ours."),
        by="editor",
        page="delete",
    ),
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
