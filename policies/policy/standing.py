"""What a policy is on a day: proposed, made, in force, superseded and so on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from policies.policy.vocabulary import Force, PolicyType, Stage
from registry.records.partial_date import bounds
from registry.records.steps import Step
from registry.records.steps import standing as may_stand

ONE_DAY = timedelta(days=1)
UNCERTAIN = "uncertain"

# what happened to a policy → its tag
TAGS = {
    "announced": "announced",
    "consultation": "proposed",
    "bill_gazetted": "proposed",
    "bill_introduced": "proposed",
    "made": "made",
    "in_force": "in-force",
    "in_force_in_part": "in-force",
    "statement": "statement",
    "closed": "concluded",
    "conclusions": "concluded",
    "force_not_established": UNCERTAIN,
    "superseded": "superseded",
    "repealed": "repealed",
    "expired": "repealed",
    "lapsed": "repealed",
    "withdrawn": "repealed",
}
ENDS = frozenset({"superseded", "repealed", "expired", "lapsed", "withdrawn"})

BILLS = {PolicyType.BILL, PolicyType.PROPOSAL}
CONSULTATIONS = {PolicyType.CONSULTATION_PAPER, PolicyType.DISCUSSION_PAPER}
RULES = {
    PolicyType.ORDINANCE,
    PolicyType.GUIDELINE,
    PolicyType.CODE,
    PolicyType.CIRCULAR,
    PolicyType.JOINT_CIRCULAR,
}
FORCES = {
    Force.IN_FORCE: "in_force",
    Force.NOT_IN_FORCE: "in_force",  # … until the day it takes effect
    Force.PARTIALLY: "in_force_in_part",
    Force.INFORMATIONAL: "statement",
    Force.STATED_TARGET: "statement",
}
STAGES = {
    Stage.ANNOUNCED: "announced",
    Stage.CONSULTATION_OPEN: "consultation",
    Stage.CONSULTATION_CLOSED: "closed",
    Stage.CONCLUSIONS_PUBLISHED: "conclusions",
    Stage.BILL_GAZETTED: "bill_gazetted",
    Stage.BILL_INTRODUCED: "bill_introduced",
    Stage.PASSED: "made",
    Stage.GAZETTED: "made",
}
CLOSED = {Stage.CONSULTATION_CLOSED, Stage.CONCLUSIONS_PUBLISHED}


@dataclass(frozen=True, slots=True)
class Facts:
    """The columns of a policy that decide what it is on a day; dates are literals.

    `known_from` is the day it was recorded: what has no day on record is certain from
    then on alone. None: not recorded yet, and taken to have stood always.
    """

    type: str
    stage: str
    force: str = ""
    announced: str = ""
    consultation_to: str = ""
    gazetted: str = ""
    introduced: str = ""
    passed: str = ""
    effective: str = ""
    expires: str = ""
    concluded: str = ""
    superseded_on: str = ""
    known_from: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What is so of a policy on a day.

    `code` is what happened to it last, a key of TAGS; blank where nothing had, or where
    several may have. `since` is the literal of that day. `possible` holds the tags
    between which an uncertain day lies; `known_from` is the day it would be certain
    from, where that is the day of its recording alone.
    """

    tag: str
    code: str = ""
    since: str = ""
    possible: tuple[str, ...] = ()
    enacted: bool = False
    known_from: date | None = None


Life = list[Step[Standing]]


def standing(facts: Facts, on: date, *, enacted_as: Facts | None = None) -> Standing:
    """Return what stands on the day; `enacted_as` is what a bill became.

    The stored stage and force say what is so now; on a past day the dates decide, so
    that a circular superseded later was in force then. First its end, then what it was
    enacted as, then how far it had come. What has no day on record is taken to have
    stood since the step before it: an end so dated is never green. Where no step has
    a day, it is certain from the day it was recorded alone.
    """
    own = _own(facts, on)
    if enacted_as is None or own.code in ENDS or not _passed(facts, on):
        return own
    became = standing(enacted_as, on)
    return own if became.tag == "none" else replace(became, enacted=True)


def _own(facts: Facts, on: date) -> Standing:
    """Return what it is by its own columns."""
    steps = life(facts)
    found = may_stand(steps, on)
    own = _one_of(found)
    if own.code or any(step.what.since for step in steps):
        return own
    return replace(own, known_from=facts.known_from)


def life(facts: Facts) -> Life:
    """Return the steps of a policy in the order it takes them."""
    if facts.type in BILLS or facts.stage == Stage.ANNOUNCED:
        steps = _of_bill(facts)
    elif _consults(facts):
        steps = _of_consultation(facts)
    else:
        steps = _of_rule(facts)
    steps = steps or _unbegun(facts)
    return [*steps, *_end(facts, steps)]


def _consults(facts: Facts) -> bool:
    """Say whether its life is that of a consultation."""
    open_or_closed = facts.stage in (Stage.CONSULTATION_OPEN, Stage.CONSULTATION_CLOSED)
    paper = facts.type in CONSULTATIONS or open_or_closed
    return paper or bool(facts.consultation_to)


def _of_bill(facts: Facts) -> Life:
    return [
        *_dated("announced", facts.announced),
        *_dated("bill_gazetted", facts.gazetted),
        *_dated("bill_introduced", facts.introduced),
        *_dated("made", facts.passed),
    ]


def _of_consultation(facts: Facts) -> Life:
    steps = list(_dated("consultation", facts.announced))
    if facts.consultation_to:
        steps += _day_after("closed", facts.consultation_to)
    elif facts.concluded:  # it closed on a day between the two
        latest = bounds(facts.concluded).latest
        steps.append(Step(_what("closed", facts.concluded), None, latest))
    elif steps and facts.stage in CLOSED:
        steps += _undated(STAGES[Stage(facts.stage)], steps)
    return [*steps, *_dated("conclusions", facts.concluded)]


def _of_rule(facts: Facts) -> Life:
    """Return the steps of what is issued, made or commenced, law or not."""
    made = _first(facts.announced, facts.passed, facts.gazetted)
    if facts.type == PolicyType.CONSULTATION_CONCLUSIONS:
        return list(_dated("conclusions", made))
    code = _code_of_force(facts)
    if code == "statement":
        return list(_dated(code, made or facts.effective))
    waits = facts.force == Force.NOT_IN_FORCE or facts.stage in STAGES
    begins = facts.effective or ("" if waits else made)
    return [*_dated("made", made), *_dated(code, begins)]


def _code_of_state(facts: Facts) -> str:
    """Return what the stored stage and force say, for want of any day."""
    if facts.stage in STAGES:
        return STAGES[Stage(facts.stage)]
    return "made" if facts.force == Force.NOT_IN_FORCE else _code_of_force(facts)


def _code_of_force(facts: Facts) -> str:
    """Return what it is once in effect; the force it had before it was superseded.

    The stored force then says only that it ended: a rule, or what took effect on a
    day, was in force; what is no rule and took no effect was a statement.
    """
    if facts.force in FORCES:
        return FORCES[Force(facts.force)]
    if facts.force:
        rule = facts.effective or facts.type in RULES
        return "in_force" if rule else "statement"
    return "force_not_established"


def _end(facts: Facts, steps: Life) -> Life:
    ended = list(_day_after("expired", facts.expires)) if facts.expires else []
    code = _code_of_end(facts)
    if facts.superseded_on:
        return [*ended, *_dated(code or "superseded", facts.superseded_on)]
    return ended + (_undated(code, steps) if code else [])


def _code_of_end(facts: Facts) -> str:
    if facts.stage in (Stage.LAPSED, Stage.WITHDRAWN):
        return facts.stage
    ended = facts.force in (Force.SUPERSEDED, Force.REPEALED)
    return facts.force if ended else ""


def _passed(bill: Facts, on: date) -> bool:
    """Say whether the bill may have been passed by the day."""
    first = bounds(bill.passed).earliest if bill.passed else None
    return first is None or first <= on


def _what(code: str, literal: str) -> Standing:
    return Standing(TAGS[code], code, literal, (TAGS[code],))


def _dated(code: str, literal: str) -> Iterator[Step[Standing]]:
    if literal:
        known = bounds(literal)
        yield Step(_what(code, literal), known.earliest, known.latest)


def _day_after(code: str, literal: str) -> Iterator[Step[Standing]]:
    """Yield what stands from the day after `literal`, which is a last day."""
    for step in _dated(code, literal):
        first, last = (d + ONE_DAY if d else None for d in (step.earliest, step.latest))
        yield Step(step.what, first, last)


def _undated(code: str, steps: Life) -> Life:
    """Return a step on a day not on record: with the last step."""
    return [Step(_what(code, ""), steps[-1].earliest, steps[-1].latest)]


def _unbegun(facts: Facts) -> Life:
    """Return the step of what has no day: it stood when it was recorded, or always."""
    stands = _what(_code_of_state(facts), "")
    return [Step(stands, None, facts.known_from or date.min)]


def _first(*literals: str) -> str:
    """Return the literal that ends first, blank where none is given."""
    given: Iterable[str] = filter(None, literals)
    return min(given, key=lambda text: bounds(text).latest or date.max, default="")


def _one_of(found: Iterable[Standing | None]) -> Standing:
    """Return the one standing that all of these leave certain."""
    all_ = [one or Standing("none", possible=("none",)) for one in found]
    tags = tuple(dict.fromkeys(tag for one in all_ for tag in one.possible))
    return all_[0] if len(tags) == 1 else Standing(UNCERTAIN, possible=tags)
