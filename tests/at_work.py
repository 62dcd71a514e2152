"""A person at work in a browser: opens forms, saves, submits, reviews, publishes."""

from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.models import User
from django.urls import reverse

from registry.changesets.drafts import open_set
from registry.changesets.models import ChangeSet
from registry.records.models import Record
from tests.browser import Desk

REASON = "The gazette of this morning says so."


class Person:
    """Somebody at the desk, with a window and a role."""

    def __init__(self, desk: Desk, user: User) -> None:
        self.desk, self.user, self.page = desk, user, desk.page

    def form(self, record: Record) -> "Person":
        """Open the form of a published record."""
        self.desk.open(_form_of(record))
        return self

    def new(self, model: type[Record]) -> "Person":
        """Open the form of a new record."""
        meta = model._meta
        self.desk.open(reverse(f"admin:{meta.app_label}_{meta.model_name}_add"))
        return self

    def type(self, **values: str) -> "Person":
        """Type into fields by name."""
        for name, text in values.items():
            self.page.fill(f"[name='{name}']", text)
        return self

    def choose(self, **values: str) -> "Person":
        """Choose options by their values, or what an autocomplete finds by words."""
        for name, value in values.items():
            field = self.page.locator(f"select[name='{name}']")
            if "admin-autocomplete" in (field.get_attribute("class") or ""):
                self._find(name, value)
            else:
                field.select_option(value)
        return self

    def cite(self, source: str, *paths: str) -> "Person":
        """Add a citation of a source, found by words of its title, for these values."""
        group = "registry-citation-content_type-object_id"
        self.page.locator(f"#{group}-group .add-row a").click()
        number = self.page.locator(f"#{group}-group .inline-related:not(.empty-form)")
        row = f"{group}-{number.count() - 1}"
        self.page.select_option(f"select[name='{row}-fields_named']", list(paths))
        self._find(f"{row}-source", source)
        return self

    def save(self, reason: str = REASON) -> ChangeSet:
        """Save into the open change set, and return that set."""
        self.page.fill("[name='change_reason']", reason)
        self.press("Save to change set")
        found = open_set(self.user)
        assert found is not None, self.says()
        return found

    def set_page(self, change_set: ChangeSet) -> "Person":
        """Open the page of a change set."""
        self.desk.open(page_of(change_set))
        return self

    def press(self, name: str) -> "Person":
        """Press the button whose name begins so, and wait for the page it leads to."""
        button = self.page.get_by_role("button", name=name).first
        with self.page.expect_navigation():
            button.click()
        self.desk.settle()
        return self

    def submit(self, change_set: ChangeSet) -> "Person":
        """Send a set of one's own for review."""
        return self.set_page(change_set).press("Submit for review")

    def publish(self, change_set: ChangeSet) -> "Person":
        """Approve somebody else's set and publish it at once."""
        return self.set_page(change_set).press("Approve and publish")

    def say(self, words: str) -> "Person":
        """Type a comment on the whole set."""
        self.page.fill("#id_comment", words)
        return self

    def says(self) -> str:
        """Return what the page says in its messages."""
        return " ".join(self.page.locator(".messagelist li").all_inner_texts())

    def path(self) -> str:
        """Return the address of the page."""
        return urlsplit(self.page.url).path

    def shot(self, to: Any) -> None:
        """Take a picture of the whole page."""
        self.page.screenshot(path=str(to), full_page=True)

    def _find(self, name: str, words: str) -> None:
        """Type into an autocomplete and take the first it finds."""
        field = self.page.locator(f"select[name='{name}'] + .select2")
        field.locator(".select2-selection").click()
        self.page.locator(".select2-search__field:visible").last.fill(words)
        self.page.locator(f".select2-results__option:has-text('{words}')").first.click()


def page_of(change_set: ChangeSet) -> str:
    """Return the address of a set's page."""
    return reverse("admin:registry_changeset_change", args=[change_set.pk])


def _form_of(record: Record) -> str:
    meta = record._meta
    name = f"admin:{meta.app_label}_{meta.model_name}_change"
    return reverse(name, args=[record.pk])
