"""What is in force: the rules that matter most drawn, every rule in the table."""

import operator
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce

from django.db.models import Count, Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policies.answers.policies import FACTS, policy_answers
from policies.pictures.roles import GOVERNMENT, authorities, role_of
from policies.pictures.runs import Run, runs, turning_days
from policies.policy.models import Policy, PolicyRelation
from policies.policy.standing import Facts, standing
from policies.policy.vocabulary import Relation
from registry.records.kinds import Answer
from registry.records.names import pick
from registry.records.partial_date import bounds, shown
from registry.records.pictures import Asked, Bars, Cell, Picture, Row, Span, Table
from registry.records.tags import tag_of

LOOKS = {
    "in-force": "holds",
    "statement": "statement",
    "announced": "proposed",
    "proposed": "proposed",
    "made": "proposed",
    "uncertain": "doubtful",
}
ENDED = ("superseded", "repealed")
# how many are drawn of what is in force, over, proposed, and a statement
MOST = {"holds": 4, "over": 2, "proposed": 1, "statement": 1}
NAMING = ("related_by", "licences", "varies")  # relations by which records name it
DATES = tuple(name for name in FACTS if name not in ("type", "stage", "force"))


@dataclass(frozen=True, slots=True)
class Rule:
    """A policy, what is answered for it, what stood of it when, and what turns next.

    `ahead` is the next day on which it changes, `links` counts who names it.
    """

    policy: Policy
    answer: Answer
    runs: list[Run[str]]
    ahead: date | None
    since: str
    links: int

    @property
    def look(self) -> str:
        """Return how it is drawn on the day asked for; blank where it is not."""
        tag = self.answer["tag"] or ""
        return "over" if tag in ENDED else LOOKS.get(tag, "")

    @property
    def begins(self) -> date | None:
        """Return the first day on which something is known to have stood."""
        return next((r.first for r in self.runs if r.first and _drawn(r)), None)


def in_force(asked: Asked) -> Picture | None:
    """Return the picture of what is in force; None without any rule."""
    rules = _rules(asked)
    chosen = _chosen(rules)
    if not chosen:
        return None
    first = min(rule.begins for rule in chosen if rule.begins)
    rows = tuple(_row(rule, asked) for rule in chosen)
    drawn = {rule.policy.pk for rule in chosen}
    others = [rule for rule in rules if rule.policy.pk not in drawn]
    return Picture(
        _finding(rules, asked.on),
        _("Drawn are rules with a day on record that most other records name."),
        Bars(rows, date(first.year, 1, 1), asked.on),
        Table(
            (_("Rule"), _("Status"), _("Since")),
            tuple(_line(rule, asked) for rule in chosen),
            tuple(_line(rule, asked) for rule in others),
        ),
        _legend(chosen),
        *_turns(rules, asked.on),
    )


def _rules(asked: Asked) -> list[Rule]:
    """Return every policy but bills that became law, in order of its first day."""
    became = PolicyRelation.objects.filter(
        policy=OuterRef("pk"), relation=Relation.ENACTED_AS
    )
    links = (Count(name, distinct=True) for name in NAMING)
    found = list(
        Policy.objects.filter(~Exists(became))
        .annotate(links=reduce(operator.add, links))
        .prefetch_related("issuers")
    )
    answers = policy_answers(
        [policy.public_id for policy in found], on=asked.on, language=asked.language
    )
    rules = [
        _rule(policy, answers[policy.public_id], on=asked.on, links=policy.links)
        for policy in found
    ]
    return sorted(rules, key=lambda r: (r.begins or date.max, r.policy.public_id))


def _rule(policy: Policy, answer: Answer, *, on: date, links: int) -> Rule:
    values = {name: getattr(policy, name) for name in FACTS}
    facts = Facts(**values, known_from=on)  # what has no day is in doubt before
    days = turning_days(values[name] for name in DATES)

    def tag(day: date) -> str:
        return standing(facts, day).tag

    now = standing(facts, on)
    ahead = min((day for day in days if day > on and tag(day) != now.tag), default=None)
    return Rule(policy, answer, runs(days, tag, until=on), ahead, now.since, links)


def _chosen(rules: Sequence[Rule]) -> list[Rule]:
    """Return the rules to draw, in order of their first day."""
    left, found = Counter(MOST), set()
    for rule in sorted(rules, key=lambda r: (-r.links, r.policy.public_id)):
        if rule.begins and left[rule.look] > 0:
            left[rule.look] -= 1
            found.add(rule.policy.pk)
    return [rule for rule in rules if rule.policy.pk in found]


def _finding(rules: Sequence[Rule], on: date) -> str:
    now = [rule for rule in rules if rule.answer["tag"] == "in-force"]
    year_ago = date(on.year - 1, on.month, min(on.day, 28))
    new = sum((rule.runs[-1].first or date.min) > year_ago for rule in now)
    count = ngettext("%d rule is in force", "%d rules are in force", len(now))
    if not new:
        return count % len(now)
    words = ngettext(
        "%(count)s; %(new)d of them began in the last twelve months",
        "%(count)s; %(new)d of them began in the last twelve months",
        new,
    )
    return words % {"count": count % len(now), "new": new}


def _turns(rules: Sequence[Rule], on: date) -> tuple[date | None, date | None]:
    """Return the days nearest to this one on which a rule turns, before and after."""
    past = {r.first for rule in rules for r in rule.runs if r.first and r.first < on}
    ahead = {rule.ahead for rule in rules if rule.ahead}
    return max(past, default=None), min(ahead, default=None)


def _row(rule: Rule, asked: Asked) -> Row:
    is_over = rule.look == "over"
    spans = tuple(
        Span(
            "over" if is_over and _drawn(run) else LOOKS[run.what], run.first, run.last
        )
        for run in rule.runs
        if run.what in LOOKS
    )
    return Row(
        pick(vars(rule.policy), "title", language=asked.language),
        spans,
        _role(rule),
        after=_after(rule, asked),
    )


def _role(rule: Rule) -> str:
    issuer = next(iter(rule.policy.issuers.all()), None)
    return role_of(issuer) if issuer else GOVERNMENT


def _drawn(run: Run[str]) -> bool:
    return LOOKS.get(run.what, "doubtful") != "doubtful"


def _after(rule: Rule, asked: Asked) -> str:
    """Return what is so, with the day of an end past, or of one already known."""
    tag = tag_of(rule.answer)
    word = str(tag.label) if tag else ""
    if rule.look == "over" and rule.since:
        day = shown(rule.since, asked.language)
        return _("%(status)s, %(day)s") % {"status": word, "day": day}
    ahead = rule.policy.superseded_on or rule.policy.expires
    latest = bounds(ahead).latest if ahead else None
    if latest and latest >= asked.on:
        day = shown(ahead, asked.language)
        return _("%(status)s until %(day)s") % {"status": word, "day": day}
    return word


def _line(rule: Rule, asked: Asked) -> tuple[Cell, ...]:
    title = pick(vars(rule.policy), "title", language=asked.language)
    tag = tag_of(rule.answer)
    return (
        Cell(title.text, title.lang, ("policies", rule.policy.slug)),
        Cell(str(tag.label) if tag else ""),
        Cell(shown(rule.since, asked.language) if rule.since else ""),
    )


def _legend(chosen: Sequence[Rule]) -> tuple[tuple[str, str], ...]:
    words = {
        "holds": _("In force"),
        "statement": _("Statement, not law"),
        "proposed": _("Proposed or not yet in force"),
        "over": _("Over"),
        "doubtful": _("Not certain"),
    }
    looks = {rule.look for rule in chosen}
    looks |= {LOOKS[r.what] for rule in chosen for r in rule.runs if r.what in LOOKS}
    found = [(look, word) for look, word in words.items() if look in looks]
    return (*found, *authorities({_role(rule) for rule in chosen}))
