"""The page of a change set, its buttons read and pressed as a browser does."""

from typing import Any

from registry.changesets.models import ChangeSet
from tests.forms import Form, forms_on, signed_in

SETS = "/admin/registry/changeset/"


def page_of(change_set: ChangeSet, ending: str = "change") -> str:
    """Return the address of a page or an act of a set."""
    return f"{SETS}{change_set.pk}/{ending}/"


def goes_to(form: Form) -> list[str]:
    """Return the addresses of the buttons of a form."""
    return [form.target, *form.acts]


def bar_of(client: Any, change_set: ChangeSet, ending: str) -> Form:
    """Return the form of the page that has a button to an act; raise StopIteration."""
    page = client.get(page_of(change_set))
    forms = forms_on(page)
    return next(f for f in forms if any(p.endswith(f"/{ending}/") for p in goes_to(f)))


def press(user: Any, change_set: ChangeSet, ending: str, **values: Any) -> Any:
    """Type into the bar, press the button to an act, return the page it leads to."""
    client = signed_in(user)
    form = bar_of(client, change_set, ending).put(**values)
    if form.target.endswith(f"/{ending}/"):
        return form.send(client, follow=True)
    return form.act(client, f"/{ending}/", follow=True)
