"""A rendered HTML form, read as a browser reads it, filled in and sent.

`open_form(client, path)` reads the form; `put(name=…)` types into it and refuses a
field or an option the page does not show; `row("requirements")` adds an inline row as
the page's "add another" does; `send(client)` presses a button. What is saved goes into
the open change set: `save_and_publish(form, user)` publishes that as well.
"""

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Any

from django.test import Client

from registry.changesets.drafts import open_set
from registry.changesets.models import ChangeSet
from registry.changesets.publish import publish
from registry.changesets.review import ready
from registry.clock import now
from registry.ledger.models import Entry

CITATIONS = "registry-citation-content_type-object_id"
OFFERS = {"_open", "_undo"}  # buttons that many rows have
OPEN_ENDED = "admin-autocomplete"  # its options are fetched while one types
REASON = "The gazette says so."
ERRORS = re.compile(
    r'<ul class="errorlist[^"]*"(?: id="id_(?P<name>[^"]*)_error")?>(?P<all>.*?)</ul>',
    re.DOTALL,
)
MESSAGES = re.compile(r'<ul class="messagelist">(?P<all>.*?)</ul>', re.DOTALL)
ITEM = re.compile(r"<li[^>]*>(.*?)</li>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")


class Reader(HTMLParser):
    """Collect the controls of every form of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._control: Control | None = None  # the select or textarea being read
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a form or take a control in."""
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(found.get("action", ""), found.get("method", "get"))
            self.forms.append(self._form)
        elif self._form is not None and "disabled" not in found:
            self._take(tag, found)

    def handle_data(self, data: str) -> None:
        """Keep what a text area holds."""
        self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Close a form, a select or a text area."""
        if tag == "textarea" and self._control is not None:
            self._control.values = ["".join(self._text).removeprefix("\n")]
        if tag == "select" and self._control is not None:
            self._control.choose_first()
        if tag in {"select", "textarea"}:
            self._control = None
        if tag == "form":
            self._form = None

    def _take(self, tag: str, found: dict[str, str]) -> None:
        if tag == "option" and self._control is not None:
            self._control.offer(found.get("value", ""), "selected" in found)
        elif tag in {"select", "textarea"} and "name" in found:
            self._text = []
            self._control = Control(tag, found)
            self._keep(self._control)
        elif found.get("name") in OFFERS and self._form is not None:
            self._form.offers.append((found["name"], found["value"]))
        elif tag in {"input", "button"} and "name" in found:
            self._keep(Control(tag, found))
        elif tag == "button" and "formaction" in found and self._form is not None:
            self._form.acts.append(found["formaction"])

    def _keep(self, control: "Control") -> None:
        assert self._form is not None
        self._form.take(control)


class Control:
    """One field or button, or the boxes of one name."""

    def __init__(self, tag: str, found: dict[str, str]) -> None:
        self.name, self.kind = found["name"], found.get("type", tag)
        self.classes = found.get("class", "").split()
        self.many = "multiple" in found
        self.options: list[str] = []
        self.values: list[str] = []
        if self.kind in {"checkbox", "radio"}:
            self.offer(found.get("value", "on"), "checked" in found)
        elif tag in {"input", "button"}:
            self.values = [found.get("value", "")]

    @property
    def presses(self) -> bool:
        """Tell whether it is a button."""
        return self.kind in {"submit", "button", "reset", "image"}

    def offer(self, value: str, chosen: bool) -> None:
        """Add an option, as the page shows it."""
        self.options.append(value)
        if chosen:
            self.values.append(value)

    def choose_first(self) -> None:
        """Choose what a browser chooses where the page says nothing."""
        if not self.many and not self.values:
            self.values = self.options[:1]

    def put(self, value: Any) -> None:
        """Type or choose a value (a list of them in a multiple choice)."""
        wanted = value if isinstance(value, list) else [value]
        if self.kind in {"checkbox", "radio"} and isinstance(value, bool):
            wanted = self.options[:1] if value else []
        self.values = [str(getattr(one, "pk", one)) for one in wanted]
        unknown = set(self.values) - set(self.options)
        if self.options and unknown and OPEN_ENDED not in self.classes:
            raise AssertionError(f"{self.name} does not offer {unknown}")

    def copy(self, name: str) -> "Control":
        """Return the same control under another name."""
        twin = Control("", {"name": name, "type": self.kind})
        twin.classes, twin.many = self.classes, self.many
        twin.options, twin.values = list(self.options), list(self.values)
        return twin


class Form:
    """What a form holds, and where it goes."""

    def __init__(self, action: str, method: str) -> None:
        self.action, self.method = action, method.lower()
        self.controls: dict[str, Control] = {}
        self.acts: list[str] = []  # addresses of buttons that go elsewhere
        self.offers: list[tuple[str, str]] = []  # (name, value) of buttons in rows
        self.path = ""

    def take(self, control: Control) -> None:
        """Keep a control; boxes of one name are one control."""
        known = self.controls.get(control.name)
        if known is None:
            self.controls[control.name] = control
        elif control.kind == "hidden":
            known.values += control.values
        elif control.kind in {"checkbox", "radio"}:
            known.options += control.options
            known.values += control.values

    def __contains__(self, name: str) -> bool:
        return name in self.controls

    def __getitem__(self, name: str) -> str:
        return next(iter(self.controls[name].values), "")

    def options(self, name: str) -> list[str]:
        """Return what a field offers."""
        return self.controls[name].options

    def put(self, **values: Any) -> "Form":
        """Type values into the fields of these names."""
        for name, value in values.items():
            if name not in self.controls:
                raise AssertionError(f"No field {name!r} among {sorted(self.controls)}")
            self.controls[name].put(value)
        return self

    def row(self, prefix: str, **values: Any) -> str:
        """Add an inline row, type into it and return its prefix."""
        total = self.controls[f"{prefix}-TOTAL_FORMS"]
        new, blank = f"{prefix}-{total.values[0]}", f"{prefix}-__prefix__"
        for name in [n for n in self.controls if n.startswith(f"{blank}-")]:
            fresh = name.replace(blank, new, 1)
            self.controls[fresh] = self.controls[name].copy(fresh)
        total.values = [str(int(total.values[0]) + 1)]
        self.put(**{f"{new}-{name}": value for name, value in values.items()})
        return new

    def cite(self, source: Any, *paths: str, **values: Any) -> str:
        """Add a citation that names these paths and return its prefix."""
        return self.row(CITATIONS, source=source, fields_named=list(paths), **values)

    def why(self, reason: str = REASON, cause: str = "new_evidence") -> "Form":
        """Say why."""
        return self.put(change_reason=reason, change_cause=cause)

    def data(self, button: str = "") -> dict[str, Any]:
        """Return what a browser sends when this button is pressed."""
        sent = {
            control.name: control.values
            for control in self.controls.values()
            if control.values and not control.presses
        }
        if button:
            assert button in self.controls, f"No button {button!r} on {self.path}"
            sent[button] = self.controls[button].values
        return sent

    def send(self, client: Any, button: str = "", **how: Any) -> Any:
        """Send the form and return the response."""
        usual = "_save" if "_save" in self.controls else ""
        return client.post(self.target, self.data(button or usual), **how)

    def act(self, client: Any, ending: str, **how: Any) -> Any:
        """Press the button that goes to an address with this ending."""
        address = next(path for path in self.acts if path.endswith(ending))
        return client.post(address, self.data(), **how)

    def press(self, client: Any, name: str, value: object, **how: Any) -> Any:
        """Press one of the buttons of a name, `_open` or `_undo`, by its value."""
        assert (name, str(value)) in self.offers, self.offers
        return client.post(self.target, {**self.data(), name: str(value)}, **how)

    @property
    def target(self) -> str:
        """Return the address the form goes to."""
        return self.action or self.path


def forms_on(page: Any) -> Iterator[Form]:
    """Yield every form of a response."""
    reader = Reader()
    reader.feed(page.content.decode())
    reader.close()
    for form in reader.forms:
        form.path = page.request["PATH_INFO"]
        if query := page.request.get("QUERY_STRING"):
            form.path += f"?{query}"
        yield form


def form_on(page: Any, having: str = "change_reason") -> Form:
    """Return the form of a response that holds a field; raise AssertionError."""
    found = [form for form in forms_on(page) if having in form]
    assert found, f"No form with {having!r} on {page.request['PATH_INFO']}"
    return found[0]


def open_form(client: Any, path: str, having: str = "change_reason") -> Form:
    """Open a page and return its form."""
    page = client.get(path)
    assert page.status_code == 200, (path, page.status_code)
    return form_on(page, having)


def signed_in(user: Any) -> Client:
    """Return a browser in which this user has signed in."""
    client = Client()
    client.force_login(user)
    return client


def own_open(user: Any) -> ChangeSet:
    """Return the change set this person has open; raise AssertionError for none."""
    found = open_set(user)
    assert found is not None, f"{user} has no change set open"
    return found


def publish_open(user: Any) -> list[Entry]:
    """Publish what this person's open change set holds, alone; raise its refusals."""
    ready(own_open(user))
    return publish(own_open(user), actor=user, clock=now)


def save_and_publish(form: Form, user: Any) -> list[Entry]:
    """Save a form into the open change set and publish that alone."""
    page = form.send(signed_in(user))
    assert page.status_code == 302, errors_on(page)
    return publish_open(user)


def errors_on(page: Any) -> dict[str, list[str]]:
    """Return {field: messages} of a page; "" holds those of no single field."""
    found: dict[str, list[str]] = {}
    for match in ERRORS.finditer(page.content.decode()):
        texts = [_text(item) for item in ITEM.findall(match["all"])]
        found.setdefault(match["name"] or "", []).extend(texts)
    return found


def messages_on(page: Any) -> list[str]:
    """Return what the page says of the act before it."""
    found = MESSAGES.search(page.content.decode())
    return [_text(item) for item in ITEM.findall(found["all"])] if found else []


def _text(html: str) -> str:
    return " ".join(unescape(TAG.sub("", html)).split())
