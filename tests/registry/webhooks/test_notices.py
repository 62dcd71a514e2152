"""Mail on a pause: to those who keep endpoints, and nothing of what they are."""

import logging

import pytest

from registry.webhooks import notices
from registry.webhooks.models import State
from tests.cast import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(settings, django_capture_on_commit_callbacks, mailoutbox):
    """Return how a pause is told, and to whom."""
    settings.NOTIFY = True
    settings.DESK_URL = "https://register.example/admin/"
    for role in ("administrator", "editor", "auditor"):
        user = member(role)
        user.email = f"{role}@register.example"
        user.save()

    def tell(state):
        with django_capture_on_commit_callbacks(execute=True):
            notices.paused(state)
        return mailoutbox

    return tell


@pytest.mark.parametrize("state", [State.GONE, State.GIVEN_UP])
def test_administrators_hear_of_it_and_where_the_desk_is(told, state):
    (mail,) = told(state)

    assert mail.to == ["administrator@register.example"]
    assert "a webhook was paused" in mail.subject
    assert "https://register.example/admin/" in mail.body


def test_every_state_but_those_people_chose_is_told():
    assert set(notices.WHY) == set(State) - {State.ACTIVE, State.PAUSED}


def test_it_is_off_unless_it_is_asked_for(told, settings):
    settings.NOTIFY = False

    assert told(State.GONE) == []


def test_a_server_of_mail_that_fails_breaks_nothing(told, monkeypatch, caplog):
    def down(_message):
        raise ConnectionRefusedError("no server here")

    monkeypatch.setattr(notices.EmailMessage, "send", down)

    with caplog.at_level(logging.ERROR):
        assert told(State.GONE) == []

    assert "no server here" in caplog.text
