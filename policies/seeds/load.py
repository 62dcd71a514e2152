"""Load the data set through change sets, as any editor's work comes in."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from django.contrib.auth.models import Permission, User
from django.db import transaction
from django.utils import translation

from policies.seeds import claims
from policies.seeds.evidence import citations
from policies.seeds.keys import record_key
from policies.seeds.records import states
from policies.seeds.schema import RECORDS, Table
from registry.changesets.models import Cause
from registry.changesets.propose import Proposed, new_record, propose
from registry.changesets.publish import publish
from registry.ledger.append import lock_head

LOADER = "loader"
REASON = "First load of the Hong Kong data set: {}, as of 25 September 2026"

Clock = Callable[[], datetime]

# records that refer to each other both ways go in one set
SETS = {
    "sources": ("sources",),
    "regulators": ("regulators",),
    "policies and licence types": ("policies", "licence_types"),
    "legal entities": ("legal_entities",),
    "exchanges": ("exchanges",),
    "licences and applications": ("licences",),
    "assets": ("assets",),
    "alerts": ("alerts",),
    "official lists": ("official_lists",),
    "events": ("events",),
}
CLAIMS = "sources' claims"


def load(clock: Clock) -> Iterator[tuple[str, int]]:
    """Yield (what, number of records written) after each change set.

    A record that ever had a revision is left as it is: what editors changed stays,
    what they withdrew does not return, and a second run writes nothing.
    """
    with translation.override("en"):  # the words of codes that citations quote
        author = loader()
        for title, names in SETS.items():
            new = partial(_new, names)
            yield title, _publish(title, new, author=author, clock=clock)
        yield CLAIMS, _publish(CLAIMS, claims.additions, author=author, clock=clock)


@transaction.atomic
def loader() -> User:
    """Return the account the load is written under; nobody can sign in to it."""
    user, made = User.objects.get_or_create(username=LOADER)
    if made:
        user.set_unusable_password()
        user.save()
    alone = Permission.objects.get(
        codename="publish_alone", content_type__app_label="registry"
    )
    user.user_permissions.add(alone)
    return user


@transaction.atomic
def _publish(
    title: str,
    changes: Callable[[], Iterator[Proposed]],
    *,
    author: User,
    clock: Clock,
) -> int:
    lock_head()  # of two loads at once, the second finds nothing left to do
    proposed = list(changes())
    if not proposed:
        return 0
    cause = Cause.NEW_EVIDENCE if title == CLAIMS else Cause.NEW_RECORD
    change_set = propose(
        proposed, author=author, reason=REASON.format(title), cause=cause, at=clock()
    )
    return len(publish(change_set, actor=author, clock=clock))


def _new(names: tuple[str, ...]) -> Iterator[Proposed]:
    for table in (table for table in RECORDS if table.name in names):
        yield from _new_in(table)


def _new_in(table: Table) -> Iterator[Proposed]:
    keys = {record_key(table.name, key): state for key, state in states(table).items()}
    held = set(table.model.history.filter(id__in=keys).values_list("id", flat=True))
    for key, state in keys.items():
        if key not in held:
            cited = {} if table.name == "sources" else citations().get(key, {})
            yield new_record(table.model, key, state=state | {"citations": cited})
