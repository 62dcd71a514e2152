"""The one sentence of the desk: what presses most."""

from collections.abc import Mapping
from typing import Protocol

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.changesets.models import ChangeSet, Risk
from registry.ledger.read import HeadNow


class Waits(Protocol):
    """A queue: its sets that are shown, and how many there are."""

    @property
    def total(self) -> int:
        """Return how many wait."""

    @property
    def sets(self) -> list[ChangeSet]:
        """Return the first of them."""


def pressing(queues: Mapping[str, Waits]) -> str:
    """Return the name of the queue that presses most, blank where none does."""
    return next((name for name in SAID if name in queues and queues[name].total), "")


def urgent(queues: Mapping[str, Waits], head: HeadNow) -> str:
    """Return the most urgent thing in one sentence, no query."""
    if name := pressing(queues):
        return _said(name, queues[name])
    if not head.recorded_at:
        return _("Nothing waits for you, and nothing was published yet.")
    day = date_format(localtime(head.recorded_at), _("j M Y"))
    text = ngettext(
        "Nothing waits for you. One change published, on %(day)s.",
        "Nothing waits for you. %(n)s changes published, last on %(day)s.",
        head.seq,
    )
    return text % {"n": head.seq, "day": day}


def _said(name: str, queue: Waits) -> str:
    text = SAID[name](queue.total) % {"n": queue.total}
    high = sum(one.risk == Risk.HIGH for one in queue.sets)
    if name == "review" and high:
        more = ngettext(
            "One of them is of high risk.", "%(n)s of them are of high risk.", high
        )
        return f"{text} {more % {'n': high}}"
    return text


# queue → its sentence; the most urgent first
SAID = {
    "review": lambda n: ngettext(
        "One change set waits for review.",
        "%(n)s change sets wait for review.", n),
    "returned": lambda n: ngettext(
        "One change set was returned to be mended.",
        "%(n)s change sets were returned to be mended.", n),
    "conflicts": lambda n: ngettext(
        "One change set clashes with what was published meanwhile.",
        "%(n)s change sets clash with what was published meanwhile.", n),
    "approved": lambda n: ngettext(
        "One approved change set waits to be published.",
        "%(n)s approved change sets wait to be published.", n),
    "alone": lambda n: ngettext(
        "One change set was published alone and waits for a second person.",
        "%(n)s change sets were published alone and wait for a second person.", n),
    "drafts": lambda n: ngettext(
        "One draft waits to be finished.",
        "%(n)s drafts wait to be finished.", n),
}  # fmt: skip
