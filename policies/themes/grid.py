"""A grid of rules: what each is about, by the clients it protects."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policies.policy.vocabulary import AppliesTo, ClientClass
from policies.themes.in_effect import NOT, Rule
from policies.themes.rule_words import bond, rule, subject
from policies.vocabulary import AssetClass
from registry.records.themes import Cell, Field, Row, Section, Words

RETAIL = frozenset({ClientClass.RETAIL.value})
PROFESSIONAL = frozenset(ClientClass.values) - RETAIL
AUDIENCES = (RETAIL, PROFESSIONAL)


def grid(whom: str, rules: Sequence[Rule]) -> Section:
    """Return the rules that bind these, a row for each subject, a column by clients.

    A rule that names no class of clients spans both.
    """
    of_subject: dict[tuple[str, str], list[Rule]] = {}
    for one in rules:
        if whom in one.row.applies_to:
            key = (one.row.subject, one.row.asset_class)
            of_subject.setdefault(key, []).append(one)
    return Section(
        title=str(AppliesTo(whom).label),
        columns=(_("Subject"), _("Retail investors"), _("Professional investors")),
        rows=tuple(_row(found) for found in of_subject.values()),
        gap=_("No rule on record"),
    )


def _row(rules: Sequence[Rule]) -> Row:
    row = rules[0].row
    assets = row.asset_class and AssetClass(row.asset_class).label
    about = (Words(str(assets)),) if assets else ()
    head = Field((Cell(strong=(subject(row),), words=about),))
    if not any(one.row.client_class for one in rules):
        return Row(head, (Field(_cells(rules), span=len(AUDIENCES)),))
    return Row(head, tuple(Field(_cells(_for(a, rules))) for a in AUDIENCES))


def _for(audience: frozenset[str], rules: Iterable[Rule]) -> list[Rule]:
    """Return the rules for these clients, or for clients of any class."""
    return [
        one
        for one in rules
        if not one.row.client_class or audience & set(one.row.client_class)
    ]


def _cells(rules: Iterable[Rule]) -> tuple[Cell, ...]:
    return tuple(map(cell, rules))


def cell(one: Rule) -> Cell:
    """Return one rule: its status, what it says, whose it is, since when."""
    return Cell(
        status=one.status,
        strong=bond(one.row),
        words=rule(one.row),
        record=one.row.policy.public_id,
        since=one.row.valid_from,
        source=one.source,
    )


def otherwise(rules: Iterable[Rule]) -> Section | None:
    """Return the rules that do not apply on the day, folded; None for none."""
    rows = tuple(
        Row(
            Field((Cell(words=(subject(one.row),)), Cell(words=rule(one.row)))),
            (
                Field((Cell(record=one.row.policy.public_id, source=one.source),)),
                _day(one.row.valid_from),
                _day(one.row.valid_to),
            ),
        )
        for one in rules
        if one.stands == NOT
    )
    if not rows:
        return None
    title = ngettext(
        "%(n)d more rule on record does not apply on this day",
        "%(n)d more rules on record do not apply on this day",
        len(rows),
    ) % {"n": len(rows)}
    columns = (_("Rule"), _("Policy"), _("From"), _("Until"))
    return Section(title=title, columns=columns, rows=rows, is_folded=True)


def _day(literal: str) -> Field:
    return Field((Cell(day=literal),) if literal else ())
