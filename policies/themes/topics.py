"""The topics: which rules bear on a question, by whom they bind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from policies.answers.wording import day_words
from policies.licence.vocabulary import Regime
from policies.policy.vocabulary import AppliesTo, Comparator
from policies.themes.grid import RETAIL, grid, otherwise
from policies.themes.in_effect import Rule, applying, rules
from policies.themes.licensing import licensing
from policies.themes.rule_words import ENGLISH, limit
from policies.themes.varied import varied
from policies.vocabulary import AssetClass
from registry.records.themes import Cell, Field, Page, Row, Section, Theme, Words

BESIDE = 4  # rules beside the answer
LIMITS = (Comparator.PROHIBITED, Comparator.ONLY)  # what a reader asks about first


@dataclass(frozen=True, slots=True)
class Topic:
    """A question's rules: whom they bind, and on which classes of assets they bear."""

    slug: str
    title: str | Promise
    binds: tuple[str, ...]
    assets: tuple[str, ...] = ()
    regime: str = ""

    @property
    def page(self) -> str:
        """Return the address of its page, behind the language."""
        return f"topics/{self.slug}"


TOPICS = (
    Topic(
        "stablecoins",
        gettext_lazy("Stablecoins"),
        (AppliesTo.STABLECOIN_ISSUER, AppliesTo.PERMITTED_OFFEROR),
        (AssetClass.SPECIFIED_STABLECOIN, AssetClass.RELEVANT_STABLECOIN),
        Regime.STABLECOIN_ISSUER,
    ),
    Topic(
        "trading-platforms",
        gettext_lazy("Trading platforms"),
        (AppliesTo.VATP_OPERATOR,),
        regime=Regime.VATP,
    ),
    Topic(
        "banks-and-brokers",
        gettext_lazy("Banks and brokers"),
        (
            AppliesTo.AUTHORIZED_INSTITUTION,
            AppliesTo.VA_BROKER,
            AppliesTo.INTERNET_BROKER,
        ),
    ),
    Topic(
        "funds",
        gettext_lazy("Funds"),
        (AppliesTo.FUND_MANAGER, AppliesTo.ETF_MANAGER, AppliesTo.TYPE9_CORPORATION),
    ),
)


def topic_page(topic: Topic, on: date, *, language: str, chosen: str) -> Theme:
    """Return the page of a topic: its answer, its limits, its grid by clients."""
    del chosen  # it cannot be narrowed
    found = rules(topic.binds, on, language=language)
    now = applying(found)
    grids = [grid(whom, now) for whom in topic.binds]
    more = (
        varied(topic.assets, on, language=language) if topic.assets else None,
        otherwise(found),
    )
    return Theme(
        answer=_answer(topic, now, on=on, language=language),
        facts=_limits(now),
        sections=(*grids, *filter(None, more)),
    )


def index(on: date, *, language: str, chosen: str) -> Theme:
    """Return the page that leads to every topic, each with its answer."""
    del chosen  # it cannot be narrowed
    rows = tuple(_line(topic, on, language=language) for topic in TOPICS)
    sentence = ngettext(
        "%(n)d topic, each answered from the rules on record on %(day)s.",
        "%(n)d topics, each answered from the rules on record on %(day)s.",
        len(TOPICS),
    ) % {"n": len(TOPICS), "day": day_words(on.isoformat(), language)}
    return Theme(
        answer=(Words(sentence),),
        sections=(
            Section(title=_("Topics"), columns=(_("Topic"), _("Answer")), rows=rows),
        ),
    )


TOPIC_PAGES = {"topics": Page(gettext_lazy("Topics"), index)} | {
    topic.page: Page(topic.title, partial(topic_page, topic)) for topic in TOPICS
}


def _line(topic: Topic, on: date, *, language: str) -> Row:
    now = applying(rules(topic.binds, on, language=language))
    head = Field((Cell(words=(Words(str(topic.title)),), page=topic.page),))
    answer = _answer(topic, now, on=on, language=language)
    return Row(head, (Field((Cell(words=answer),)),))


def _answer(
    topic: Topic, now: Sequence[Rule], *, on: date, language: str
) -> tuple[Words, ...]:
    """Return the answer in one sentence; what is prohibited follows by its subject."""
    if not topic.regime:
        return (Words(_counted(now, on, language=language)),)
    licence = licensing(topic.regime, now, on=on, language=language)
    barred = [rule for rule in now if _bars_everybody(rule, topic.binds[0])]
    if not barred:
        return (Words(licence),)
    named = [Words(f"{rule.row.subject}.", ENGLISH) for rule in barred]
    return (Words(licence), Words(_("Prohibited:")), *named)


def _bars_everybody(rule: Rule, whom: str) -> bool:
    return (
        rule.row.comparator == Comparator.PROHIBITED
        and not rule.row.client_class
        and whom in rule.row.applies_to
    )


def _counted(now: Sequence[Rule], on: date, *, language: str) -> str:
    retail = sum(map(_is_retail, now))
    return ngettext(
        "%(n)d rule on record applies on %(day)s; %(retail)d names retail investors.",
        "%(n)d rules on record apply on %(day)s; %(retail)d name retail investors.",
        len(now),
    ) % {"n": len(now), "day": day_words(on.isoformat(), language), "retail": retail}


def _limits(now: Sequence[Rule]) -> tuple[tuple[str, Cell], ...]:
    """Return what is prohibited or the only thing allowed, for whom."""
    found = [rule for rule in now if rule.row.comparator in LIMITS]
    found.sort(key=_place)
    return tuple((_whom(rule), _limit(rule)) for rule in found[:BESIDE])


def _limit(rule: Rule) -> Cell:
    """Return what may be done, or not, in the words of its rule."""
    row = rule.row
    return Cell(
        words=limit(row),
        record=row.policy.public_id,
        since=row.valid_from,
        source=rule.source,
    )


def _place(rule: Rule) -> int:
    """Return what comes first: retail clients, then others, then all of them."""
    if not rule.row.client_class:
        return 2
    return 0 if _is_retail(rule) else 1


def _is_retail(rule: Rule) -> bool:
    return bool(RETAIL & set(rule.row.client_class))


def _whom(rule: Rule) -> str:
    words = rule.row._meta.get_field("client_class").words
    named = [str(words[code]) for code in rule.row.client_class]
    return ", ".join(named) or _("All clients")
