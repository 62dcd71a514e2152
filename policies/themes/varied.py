"""What rules vary for a class of assets."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from policies.answers.policies import policy_answers
from policies.policy.models import PolicyRelation
from policies.themes.cited import cited, source_of
from policies.vocabulary import AssetClass
from registry.records.kinds import Said
from registry.records.themes import Cell, Field, Row, Section, Tagged, Words


def varied(assets: Iterable[str], on: date, *, language: str) -> Section | None:
    """Return what is varied for these classes of assets, or None; 6 queries.

    A policy that was not there on the day varies nothing.
    """
    found: list[PolicyRelation] = list(
        QuerySet(PolicyRelation)
        .filter(asset_class__in=list(assets))
        .select_related("policy", "to_policy")
        .order_by("asset_class", "date", "policy__public_id", "pk")
    )
    ids = sorted({row.policy.public_id for row in found})
    answers = policy_answers(ids, on=on, language=language)
    sources = cited({row.policy_id for row in found})
    rows = tuple(
        _row(
            row,
            answers[row.policy.public_id],
            source=source_of(sources, row.policy_id, place=f"relations/{row.pk}"),
        )
        for row in found
        if answers[row.policy.public_id]["tag"] not in (None, "none")
    )
    if not rows:
        return None
    return Section(
        title=_("Rules varied for a class of assets"),
        columns=(_("Class of assets"), _("By"), _("What it does")),
        rows=rows,
    )


def _row(row: PolicyRelation, answer: Said, *, source: str) -> Row:
    status = Tagged(answer["tag"] or "none", answer["confirmed"])
    by = Cell(status=status, record=row.policy.public_id, since=row.date, source=source)
    does = Words(str(row.get_relation_display()))
    return Row(
        Field((Cell(words=(Words(str(AssetClass(row.asset_class).label)),)),)),
        (
            Field((by,)),
            Field((Cell(words=(does,), record=row.to_policy.public_id),)),
        ),
    )
