"""What the queues of the desk are called, and what their buttons say."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from registry.changesets.models import State


@dataclass(frozen=True, slots=True)
class Words:
    """What a queue is called: to its person, to who looks on, in the counts."""

    mine: Promise
    all: Promise
    tally: Promise
    act: Promise  # on the button of a row
    more: str  # the filters of the list that holds the rest


WORDS = {
    "review": Words(
        gettext_lazy("Waiting for my review"),
        gettext_lazy("Waiting for review"),
        gettext_lazy("for review"),
        gettext_lazy("Review"),
        f"state__exact={State.SUBMITTED}",
    ),
    "returned": Words(
        gettext_lazy("Returned to me"),
        gettext_lazy("Returned to their authors"),
        gettext_lazy("returned"),
        gettext_lazy("Continue"),
        f"state__exact={State.RETURNED}",
    ),
    "conflicts": Words(
        gettext_lazy("Conflicts"),
        gettext_lazy("Conflicts"),
        gettext_lazy("conflicts"),
        gettext_lazy("Settle"),
        f"state__exact={State.CONFLICT}",
    ),
    "drafts": Words(
        gettext_lazy("My drafts"),
        gettext_lazy("Drafts"),
        gettext_lazy("drafts"),
        gettext_lazy("Continue"),
        f"state__exact={State.DRAFT}",
    ),
    "sent": Words(
        gettext_lazy("Sent by me, with others now"),
        gettext_lazy("Sent"),
        gettext_lazy("sent by me"),
        gettext_lazy("Open"),
        f"state__exact={State.SUBMITTED}",
    ),
    "approved": Words(
        gettext_lazy("Approved: waits for a publisher"),
        gettext_lazy("Approved: waits for a publisher"),
        gettext_lazy("to publish"),
        gettext_lazy("Read and publish"),
        f"state__exact={State.APPROVED}",
    ),
    "scheduled": Words(
        gettext_lazy("Scheduled"),
        gettext_lazy("Scheduled"),
        gettext_lazy("scheduled"),
        gettext_lazy("Open"),
        f"state__exact={State.APPROVED}",
    ),
    "alone": Words(
        gettext_lazy("Published alone, to be looked at"),
        gettext_lazy("Published alone, to be looked at"),
        gettext_lazy("published alone"),
        gettext_lazy("Look at it"),
        "published_alone__exact=1",
    ),
}
