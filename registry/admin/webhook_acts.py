"""What the buttons of a webhook's page do: each takes the form that was sent."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.http import QueryDict
from django.utils.translation import gettext as _

from registry.clock import now
from registry.webhooks import keeping, pinging
from registry.webhooks.keeping import NotKept
from registry.webhooks.models import Endpoint
from registry.webhooks.outcomes import REMEDIES, Outcome

DIGITS = 18  # of a change number, at most: what a column holds


@dataclass(frozen=True, slots=True)
class Sent:
    """Who pressed the button, and what the form said."""

    by: User
    form: QueryDict


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret, to be shown once."""

    text: str


Act = Callable[[Endpoint, Sent], str | Secret]


def test(found: Endpoint, sent: Sent) -> str:
    """Send a test and say how it was answered; raise NotKept where it was not taken."""
    answer = pinging.ping(found, by=sent.by, clock=now)
    status = f" ({answer.status})" if answer.status else ""
    what = {"outcome": answer.outcome.label + status, "took": answer.took_ms}
    said = _("The test was sent: %(outcome)s, after %(took)s ms.") % what
    if answer.outcome != Outcome.TAKEN:
        raise NotKept(f"{said} {REMEDIES[answer.outcome]}")
    return said


def pause(found: Endpoint, sent: Sent) -> str:
    """Tell it nothing more."""
    keeping.pause(found, by=sent.by)
    return _("Paused. Nothing is lost: resumed, it goes on where it stopped.")


def resume(found: Endpoint, sent: Sent) -> str:
    """Go on."""
    keeping.resume(found, by=sent.by)
    return _("Resumed. It goes on behind the last change that was taken.")


def replay(found: Endpoint, sent: Sent) -> str:
    """Set the cursor."""
    text = sent.form.get("start", "").strip()
    if not (text.isascii() and text.isdigit() and len(text) <= DIGITS):
        raise NotKept(_("Give the change number to begin with, as 57."))
    keeping.replay(found, start=int(text), by=sent.by)
    return _("It is told all from no. %(start)s on.") % {"start": int(text)}


def secret(found: Endpoint, sent: Sent) -> Secret:
    """Give it a new secret; the page says of which one it speaks."""
    seen = sent.form.get("seen", "")
    return Secret(keeping.new_secret(found, seen=seen, by=sent.by, at=now()))


# name in the address → act
ACTS: dict[str, Act] = {
    "test": test,
    "pause": pause,
    "resume": resume,
    "replay": replay,
    "secret": secret,
}
