"""The page of a change set, its buttons read and pressed as a browser does."""

from html.parser import HTMLParser
from typing import Any

from registry.changesets.models import ChangeSet
from tests.forms import Form, forms_on, signed_in

SETS = "/admin/registry/changeset/"


def page_of(change_set: ChangeSet, ending: str = "change") -> str:
    """Return the address of a page or an act of a set."""
    return f"{SETS}{change_set.pk}/{ending}/"


class Buttons(HTMLParser):
    """Collect where each button of the forms that post goes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._action = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter a form, or take a button in that can be pressed."""
        of = dict(attrs)
        if tag == "form":
            self._action = of.get("action") or ""
        elif tag == "button" and of.get("type") == "submit" and "disabled" not in of:
            self.found.append(of.get("formaction") or self._action)


def buttons(page: Any) -> list[str]:
    """Return the addresses that the buttons of a page go to."""
    reader = Buttons()
    reader.feed(page.content.decode())
    return reader.found


def bar_of(client: Any, change_set: ChangeSet, ending: str) -> Form:
    """Return the form of the page that has a button to an act; raise StopIteration."""
    page = client.get(page_of(change_set))
    forms = forms_on(page)
    return next(f for f in forms if any(p.endswith(f"/{ending}/") for p in _to(f)))


def press(user: Any, change_set: ChangeSet, ending: str, **values: Any) -> Any:
    """Type into the bar, press the button to an act, return the page it leads to."""
    client = signed_in(user)
    form = bar_of(client, change_set, ending).put(**values)
    if form.target.endswith(f"/{ending}/"):
        return form.send(client, follow=True)
    return form.act(client, f"/{ending}/", follow=True)


def _to(form: Form) -> list[str]:
    return [form.target, *form.acts]
