"""The answers of official lists: what they show, and when we last looked."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from policies.answers.checks import looked_in
from policies.answers.vouched import vouched
from policies.answers.wording import day_words, joined
from policies.official_list.models import OfficialList, Shows
from registry.records.kinds import Answer
from registry.records.looked import Looked


def list_answers(
    public_ids: Sequence[str], *, on: date, language: str
) -> dict[str, Answer]:
    """Return {public id: answer without a tag} of official lists; 4 queries."""
    rows = OfficialList.objects.filter(public_id__in=public_ids)
    keys = dict(rows.values_list("public_id", "id"))
    official = vouched(keys.values(), ["name_en"])
    return {
        looked.public_id: Answer(
            tag=None,
            sentence=_sentence(looked, language),
            confirmed=keys[looked.public_id] in official,
        )
        for looked in looked_in(on, language)
        if looked.public_id in keys
    }


def _sentence(looked: Looked, language: str) -> str:
    words = {"shows": Shows(looked.shows).label, "authority": looked.regulator.text}
    sentences = [_("%(shows)s, as listed by the %(authority)s.") % words]
    if looked.seen:
        day = {"day": day_words(looked.seen.day.isoformat(), language)}
        sentences.append(_("Last checked: %(day)s.") % day)
    else:
        sentences.append(_("No check on record by this day."))
    if looked.overdue:
        sentences.append(_("The next check is overdue."))
    return joined(sentences, language)
