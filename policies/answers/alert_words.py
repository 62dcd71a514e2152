"""Whether a warning stands on a day, and its sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from policies.answers.tags import doubt
from policies.answers.wording import day_words, joined
from registry.records.kinds import Said
from registry.records.partial_date import bounds
from registry.records.steps import Step, standing


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning: the literals of its days, who gave it, who vouches for it.

    `removed` is the first day it was no longer listed; blank: none was announced. `key`
    is that of its record.
    """

    listed: str
    removed: str
    authority: str
    confirmed: bool
    key: UUID | None = None


def may_be(warned: Warned, on: date) -> tuple[str, ...]:
    """Return the tags the warning may have on the day, one where it is certain."""
    steps = [
        Step(tag, known.earliest, known.latest)
        for tag, literal in (("alert", warned.listed), ("ended", warned.removed))
        if literal
        for known in [bounds(literal)]
    ]
    return tuple(tag or "none" for tag in standing(steps, on))


def alert_answer(warned: Warned, language: str, *, possible: tuple[str, ...]) -> Said:
    """Return the answer of a warning that may have these tags."""
    if len(possible) > 1:
        return Said(tag="uncertain", sentence=doubt(possible), confirmed=False)
    (tag,) = possible
    sentences = [_SAY[tag](warned, language)]
    if tag != "none" and not warned.confirmed:
        sentences.append(_("Not confirmed by an official source."))
    confirmed = tag != "none" and warned.confirmed
    return Said(tag=tag, sentence=joined(sentences, language), confirmed=confirmed)


def warning_first(
    answer: Said, warnings: Sequence[Warned], *, on: date, language: str
) -> Said:
    """Return the answer of a platform, its warnings before its licences.

    `answer` is what its licences say. A warning that may or may not stand on the day
    leaves the day uncertain.
    """
    if warned := stands(warnings, on):
        return alert_answer(warned, language, possible=("alert",))
    if may_stand(warnings, on):
        sentence = _("Not certain on this day: a warning may stand.")
        return Said(tag="uncertain", sentence=sentence, confirmed=False)
    return answer


def stands(warnings: Sequence[Warned], on: date) -> Warned | None:
    """Return the first of these warnings that surely stands on the day."""
    return next((w for w in warnings if may_be(w, on) == ("alert",)), None)


def may_stand(warnings: Sequence[Warned], on: date) -> bool:
    """Say whether one of these warnings may stand on the day."""
    return any("alert" in may_be(warned, on) for warned in warnings)


def _listed(warned: Warned, language: str) -> str:
    return _("On the alert list: warning by the %(authority)s, %(day)s.") % {
        "authority": warned.authority,
        "day": day_words(warned.listed, language),
    }


def _removed(warned: Warned, language: str) -> str:
    return _("Warning by the %(authority)s, removed: %(day)s.") % {
        "authority": warned.authority,
        "day": day_words(warned.removed, language),
    }


def _not_yet(_warned: Warned, _language: str) -> str:
    return _("No warning on record on this day.")


_SAY = {"alert": _listed, "ended": _removed, "none": _not_yet}
