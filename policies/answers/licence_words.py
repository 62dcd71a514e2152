"""The sentences of licences and applications."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from policies.answers.permissions import ORDER, Permission, also_suspended, choose
from policies.answers.tags import TAGS, doubt
from policies.answers.wording import day_words, joined
from policies.licence.models import ClientScopeChoice
from policies.licence.status import UNCERTAIN, Standing
from policies.licence.vocabulary import Regime, Status
from registry.records.kinds import Said

# (tag, restricted) → the sentence of a licence that is held
HELD = {
    ("licensed", False): _("Licensed in Hong Kong since %(day)s."),
    ("licensed", True): _("Licensed in Hong Kong (restricted) since %(day)s."),
    ("reported", False): _(
        "Reported licensed since %(day)s, not confirmed:"
        " only press or the firm says so."
    ),
    ("reported", True): _(
        "Reported licensed (restricted) since %(day)s, not confirmed:"
        " only press or the firm says so."
    ),
}
OTHER = {
    Status.SUBMITTED: _("Applied: %(day)s. No licence yet."),
    Status.IN_PRINCIPLE: _("Approved in principle: %(day)s. No licence yet."),
    Status.DEEMED: _(
        "Deemed licensed by Hong Kong law since %(day)s: an application, not a licence."
    ),
    Status.RETURNED: _("Application returned: %(day)s. No licence came of it."),
    Status.REFUSED: _("Application refused: %(day)s. No licence came of it."),
    Status.WITHDRAWN: _("Application withdrawn: %(day)s. No licence came of it."),
    Status.LAPSED: _("Application lapsed: %(day)s. No licence came of it."),
    Status.CLOSING: _(
        "Closing down: on the regulator’s closing-down list since %(day)s."
    ),
    Status.SUSPENDED: _("Licence suspended since %(day)s."),
    Status.PARTIALLY_SUSPENDED: _("Licence suspended in part since %(day)s."),
    Status.REVOKED: _("Licence revoked: %(day)s."),
    Status.CEASED: _("Licence ended: %(day)s."),
    Status.EXPIRED: _("Licence expired: %(day)s."),
}
# confirmed → the sentence of an application that was not seen since
STALE = {
    True: _(
        "We cannot say for today: when last seen on the official list (%(day)s),"
        " it was: %(tag)s."
    ),
    False: _(
        "We cannot say for today: when last seen on the official list (%(day)s,"
        " by a report of that list), it was: %(tag)s."
    ),
}
# (clients, confirmed) → whom the holder may serve
CLIENTS = {
    (ClientScopeChoice.RETAIL, True): _(
        "It may serve retail and professional investors."
    ),
    (ClientScopeChoice.PROFESSIONAL_ONLY, True): _(
        "It may serve professional investors only."
    ),
    (ClientScopeChoice.RETAIL, False): _(
        "It is reported, not confirmed,"
        " that it may serve retail and professional investors."
    ),
    (ClientScopeChoice.PROFESSIONAL_ONLY, False): _(
        "It is reported, not confirmed, that it may serve professional investors only."
    ),
}


def licence_answer(
    permission: Permission, language: str, *, law: str = "", bound: bool = False
) -> Said:
    """Return the answer of one licence or application under this law.

    `bound` says whether it may be under a condition on the day.
    """
    now = permission.standing
    if permission.stale:
        return _not_seen_since(permission, language)
    sentences = [*_sentences(permission, language)]
    if bound and (now.tag, now.restricted) in HELD:
        sentences.append(gettext("Conditions apply, see below."))
    if permission.seen and now.tag in ORDER:
        seen = {"day": day_words(permission.seen, language)}
        sentences.append(gettext("Last seen on the official list: %(day)s.") % seen)
    if law and now.status:
        sentences.append(gettext("Law: %(law)s.") % {"law": law})
    sentence = joined(sentences, language)
    return Said(tag=now.tag, sentence=sentence, confirmed=now.confirmed)


def holder_answer(permissions: Sequence[Permission], language: str) -> Said:
    """Return the answer of whoever holds all of these."""
    chosen = choose(permissions)
    found = licence_answer(chosen, language)
    if also_suspended(chosen, permissions):
        more = gettext("Another of its licences is suspended.")
        found["sentence"] = joined([found["sentence"], more], language)
    return found


def _not_seen_since(permission: Permission, language: str) -> Said:
    now = permission.standing
    sentence = str(STALE[now.confirmed]) % {
        "day": day_words(permission.seen, language),
        "tag": TAGS[now.tag].label,
    }
    return Said(
        tag=UNCERTAIN, sentence=sentence, confirmed=False, spoken_to=permission.seen
    )


def _sentences(permission: Permission, language: str) -> Iterator[str]:
    now = permission.standing
    if now.tag == UNCERTAIN:
        yield doubt(now.possible)
    elif not now.status:
        yield gettext("No licence or application on record on this day.")
    elif held := HELD.get((now.tag, now.restricted)):
        yield held % {"day": day_words(now.since, language)}
        yield from _clients(now, permission.regime)
    else:
        yield OTHER[Status(now.status)] % {"day": day_words(now.since, language)}
        if not now.confirmed:
            yield gettext("Reported, not confirmed: only press or the firm says so.")


def _clients(now: Standing, regime: str) -> Iterator[str]:
    if regime == Regime.STABLECOIN_ISSUER:
        if now.confirmed:
            yield gettext("It may issue stablecoins.")
    elif now.client_scope == UNCERTAIN:
        yield gettext("Which investors it may serve on this day is not certain.")
    elif now.client_scope:
        scope = ClientScopeChoice(now.client_scope)
        yield str(CLIENTS[scope, now.scope_confirmed])
    elif now.confirmed:
        yield gettext("Which investors it may serve is not stated.")
