"""What the buttons of a webhook's page do, and what they say."""

import pytest
from django.http import QueryDict

from registry.admin.webhook_acts import ACTS, Secret, Sent
from registry.webhooks import signing
from registry.webhooks.keeping import NotKept, mark
from registry.webhooks.models import Endpoint
from tests.makers import a_source
from tests.registry.webhooks.receiver import an_endpoint, listening, with_status

pytestmark = pytest.mark.django_db
URL = "https://receiver.example/"


@pytest.fixture
def act(administrator):
    """Return how a button is pressed."""

    def press(name, found, query=""):
        return ACTS[name](found, Sent(administrator, QueryDict(query)))

    return press


def test_it_is_paused_and_resumed(act):
    made = an_endpoint(URL)

    assert "Paused" in act("pause", made)
    assert Endpoint.objects.get().state == "paused"
    assert "Resumed" in act("resume", made)
    assert Endpoint.objects.get().state == "active"


def test_it_is_told_again_from_a_number(act):
    a_source()
    made = an_endpoint(URL)

    assert "no. 1" in act("replay", made, "start=1")
    assert Endpoint.objects.get().after == 0


@pytest.mark.parametrize("start", ["", "soon", "-1", "1.5", "٣", "9" * 19])
def test_what_is_no_change_number_is_refused(act, start):
    with pytest.raises(NotKept, match="change number"):
        act("replay", an_endpoint(URL), f"start={start}")


def test_a_test_says_how_it_was_answered_and_what_would_help(act, settings):
    settings.WEBHOOKS_TO_LOOPBACK = True
    with listening(with_status(204), with_status(302)) as receiver:
        made = an_endpoint(receiver.url)
        assert "taken (204)" in act("test", made)
        with pytest.raises(NotKept, match=r"\(302\).*Redirects are not followed"):
            act("test", made)


def test_a_new_secret_is_handed_out_once(act):
    made = an_endpoint(URL)
    query = f"seen={mark(made)}"

    found = act("secret", made, query)

    assert found == Secret(signing.secret(Endpoint.objects.get().seed))
    with pytest.raises(NotKept):
        act("secret", Endpoint.objects.get(), query)
