"""What came of a try to tell an endpoint, in words, and what would help."""

from http import HTTPStatus

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    """What came of it; stored with each try."""

    TAKEN = "taken", _("taken")
    REDIRECTED = "redirected", _("led elsewhere")
    GONE = "gone", _("gone: it wants no more")
    REFUSED = "refused", _("refused")
    BUSY = "busy", _("busy")
    BROKEN = "broken", _("failed within the receiver")
    TIMEOUT = "timeout", _("no answer in time")
    NO_NAME = "no_name", _("its name is not known")
    BARRED = "barred", _("its address is not public")
    NO_TLS = "no_tls", _("no safe connection")
    NO_CONNECTION = "no_connection", _("no connection")
    NO_HTTP = "no_http", _("no answer in HTTP")


REMEDIES: dict[str, Promise] = {
    Outcome.REDIRECTED: _(
        "Redirects are not followed: enter the address that it leads to."
    ),
    Outcome.GONE: _("Ask its owner. If it was an error, resume."),
    Outcome.REFUSED: _(
        "Ask its owner what it misses. After a change of SECRET_KEY, or with 401 or"
        " 403, hand over a new secret."
    ),
    Outcome.BUSY: _("Nothing to do: it is tried again when it asks to be."),
    Outcome.BROKEN: _("Ask its owner to look into the receiver’s log."),
    Outcome.TIMEOUT: _(
        "Let the receiver answer within 15 seconds and do its work afterwards."
    ),
    Outcome.NO_NAME: _("Check the name in the address, and the name server here."),
    Outcome.BARRED: _(
        "Give a name that leads to a public address: none here, private or reserved."
    ),
    Outcome.NO_TLS: _("Have its owner renew the certificate, for this very name."),
    Outcome.NO_CONNECTION: _("Check that it runs and that this server may go out."),
    Outcome.NO_HTTP: _("Check the address and its port: no web server answers there."),
}
BUSY = {
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.BAD_GATEWAY,
    HTTPStatus.SERVICE_UNAVAILABLE,
    HTTPStatus.GATEWAY_TIMEOUT,
}
# the first number that a status is below → what it means
RANGES = (
    (200, Outcome.NO_HTTP),
    (300, Outcome.TAKEN),
    (400, Outcome.REDIRECTED),
    (500, Outcome.REFUSED),
)


def of_status(status: int) -> Outcome:
    """Return what a status means, as Standard Webhooks 1.0.0 reads it."""
    if status == HTTPStatus.GONE:
        return Outcome.GONE
    if status in BUSY:
        return Outcome.BUSY
    found = (outcome for below, outcome in RANGES if status < below)
    return next(found, Outcome.BROKEN)
