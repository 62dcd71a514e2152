"""The answers of official lists: what they show, and when we last looked."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from policies.answers.checks import looked_in
from policies.answers.evidence import Bearing, bearings, cited, is_official, weighed
from policies.answers.whole import Checked, whole
from policies.answers.wording import day_words, joined
from policies.official_list.models import OfficialList, Shows
from registry.records.checks_told import checks_told
from registry.records.kinds import Answer, Said
from registry.records.looked import Looked


def list_answers(
    public_ids: Sequence[str], *, on: date, language: str
) -> dict[str, Answer]:
    """Return {public id: answer without a tag} of official lists; 5 queries."""
    keys = _keys(public_ids)
    bearing = bearings({key: public_id for public_id, key in keys.items()})
    return {
        looked.public_id: whole(
            _said(looked, found, language=language),
            evidence=weighed(found),
            checked=Checked(checks_told([looked])),
        )
        for looked in looked_in(on, language)
        if looked.public_id in keys
        for found in [bearing.get(keys[looked.public_id], ())]
    }


def list_said(public_ids: Sequence[str], *, on: date, language: str) -> dict[str, Said]:
    """Return {public id: what is said} of official lists; 4 queries."""
    keys = _keys(public_ids)
    bearing = cited(keys.values())
    return {
        looked.public_id: _said(looked, found, language=language)
        for looked in looked_in(on, language)
        if looked.public_id in keys
        for found in [bearing.get(keys[looked.public_id], ())]
    }


def _keys(public_ids: Sequence[str]) -> dict[str, UUID]:
    rows = OfficialList.objects.filter(public_id__in=public_ids)
    return dict(rows.values_list("public_id", "id"))


def _said(looked: Looked, found: Iterable[Bearing], *, language: str) -> Said:
    confirmed = is_official(found, ["name_en"])
    return Said(tag=None, sentence=_sentence(looked, language), confirmed=confirmed)


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
