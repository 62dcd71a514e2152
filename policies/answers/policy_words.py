"""The sentences of policies."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from policies.answers.tags import doubt
from policies.answers.wording import day_words, joined
from policies.policy.standing import UNCERTAIN, Standing
from registry.records.kinds import Said

SENTENCES = {
    "announced": _("Announced: %(day)s. Not law."),
    "consultation": _("Consultation opened: %(day)s. Proposed, not law."),
    "bill_gazetted": _("Bill gazetted: %(day)s. Proposed, not law."),
    "bill_introduced": _("Bill introduced: %(day)s. Proposed, not law."),
    "made": _("Made: %(day)s. Not yet in force."),
    "in_force": _("In force in Hong Kong since %(day)s."),
    "in_force_in_part": _("In force in part in Hong Kong since %(day)s."),
    "statement": _("Statement issued: %(day)s. Not law."),
    "closed": _("Consultation closed: %(day)s. Not law."),
    "conclusions": _("Conclusions published: %(day)s. Not law."),
    "force_not_established": _(
        "Not certain on this day. Its legal force is not established."
    ),
    "superseded": _("Superseded: %(day)s."),
    "repealed": _("Repealed: %(day)s."),
    "expired": _("Expired: %(day)s."),
    "lapsed": _("Proposal lapsed: %(day)s."),
    "withdrawn": _("Proposal withdrawn: %(day)s."),
}


def policy_answer(
    now: Standing, language: str, *, confirmed: bool, enacted_as: str = ""
) -> Said:
    """Return the answer of a policy.

    `enacted_as` is the title of what a bill became; `confirmed` says whether an
    official source vouches for what decides the tag.
    """
    sentences = [_sentence(now, language)]
    if now.enacted:
        sentences.insert(0, gettext("Enacted as %(title)s.") % {"title": enacted_as})
    sure = now.tag not in {UNCERTAIN, "none"}
    if sure and not confirmed:
        sentences.append(gettext("Not confirmed by an official source."))
    sentence = joined(sentences, language)
    return Said(tag=now.tag, sentence=sentence, confirmed=sure and confirmed)


def _sentence(now: Standing, language: str) -> str:
    if now.code:
        return SENTENCES[now.code] % {"day": day_words(now.since, language)}
    if now.known_from:
        day = {"day": day_words(now.known_from.isoformat(), language)}
        return (
            gettext(
                "Not certain on this day. No day is on record: it is certain only from"
                " %(day)s, when the register recorded it."
            )
            % day
        )
    if now.tag == UNCERTAIN:
        return doubt(now.possible)
    return gettext("No record of it on this day.")
