"""What the page of a platform adds: the rules it must follow on the day."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from policies.themes.in_effect import Rule, applying, rules
from policies.themes.rule_words import bond, rule, subject
from policies.themes.topics import TOPICS
from registry.records.themes import Cell, Field, Row, Section

# the standings that bring the rules along
BINDING = ("licensed", "deemed", "reported", "closing", "suspended")


def platform_extras(
    public_id: str, on: date, *, answer: Mapping[str, Any], language: str
) -> tuple[Section, ...]:
    """Return the rules that bind a platform by what it holds on a day; 8 queries.

    None, and no query, where it holds nothing.
    """
    del public_id  # its answer tells what it holds
    permissions = answer["permissions"]
    held = {one["regime"] for one in permissions if one["tag"] in BINDING}
    binds = [code for topic in TOPICS if topic.regime in held for code in topic.binds]
    now = applying(rules(binds, on, language=language)) if binds else []
    return (_section(now),) if now else ()


def _section(now: Sequence[Rule]) -> Section:
    """Return a row for each policy, with what it asks."""
    policies = groupby(now, key=lambda one: one.row.policy.public_id)
    return Section(
        title=_("Rules it must follow on this day"),
        columns=(_("Policy"), _("What it asks")),
        rows=tuple(_row(public_id, list(asked)) for public_id, asked in policies),
        follows=True,
    )


def _row(public_id: str, asked: Sequence[Rule]) -> Row:
    head = Cell(status=asked[0].status, record=public_id)
    return Row(Field((head,)), (Field(tuple(map(_cell, asked))),))


def _cell(one: Rule) -> Cell:
    return Cell(
        strong=(subject(one.row),),
        words=(*bond(one.row), *rule(one.row)),
        since=one.row.valid_from,
        source=one.source,
    )
