"""The people of every test, named by role; the reader has no account."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    Hire = Callable[..., User]

PASSWORD = "open sesame, said the tests"  # noqa: S105 - opens test databases alone


def member(role: str, *, name: str = "") -> "User":
    """Return the user of this name (else the role's) in the group of the role."""
    people = get_user_model().objects
    name = name or role
    found: User | None = people.filter(username=name).first()
    if found is None:
        found = people.create_user(name, password=PASSWORD, is_staff=True)
        found.groups.add(apps.get_model("auth", "Group").objects.get(name=role))
    return found


@pytest.fixture
def hire(db: None) -> "Hire":  # noqa: ARG001 - opens the database
    """Return how a member is found."""
    return member


@pytest.fixture
def editor(hire: "Hire") -> "User":
    """Return someone who proposes."""
    return hire("editor")


@pytest.fixture
def second_editor(hire: "Hire") -> "User":
    """Return another who proposes."""
    return hire("editor", name="second_editor")


@pytest.fixture
def reviewer(hire: "Hire") -> "User":
    """Return someone who reads what is proposed."""
    return hire("reviewer")


@pytest.fixture
def publisher(hire: "Hire") -> "User":
    """Return someone who publishes, also alone."""
    return hire("publisher")


@pytest.fixture
def administrator(hire: "Hire") -> "User":
    """Return someone who keeps accounts, and publishes."""
    return hire("administrator")


@pytest.fixture
def auditor(hire: "Hire") -> "User":
    """Return someone who sees all and changes nothing."""
    return hire("auditor")
