"""What a policy does to others, and they to it: a graph and a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from policies.pictures.roles import GOVERNMENT, authorities, role_of
from policies.policy.models import Policy, PolicyRelation
from registry.records.names import Text, pick
from registry.records.partial_date import shown
from registry.records.pictures import Asked, Cell, Graph, Node, Picture, Table

MOST = 7  # on either side: 15 boxes with the one in the middle


@dataclass(frozen=True, slots=True)
class Joined:
    """Another policy, the relation, and whether the other is the one that acts."""

    other: Policy
    relation: PolicyRelation
    is_acting: bool


def relations(asked: Asked) -> Picture | None:
    """Return the graph of a policy; 5 queries, None for one without relations."""
    middle = _policies().filter(public_id=asked.record).first()
    if middle is None:
        return None
    joined = _joined(middle)
    if not joined:
        return None
    acting = [one for one in joined if one.is_acting]
    acted_on = [one for one in joined if not one.is_acting]
    return Picture(
        _finding(len(acted_on), len(acting)),
        _("Arrows lead from what acts to what it acts on."),
        Graph(
            _node(middle, asked),
            tuple(
                _node(one.other, asked, relation=one.relation)
                for one in _latest(acted_on)
            ),
            tuple(
                _node(one.other, asked, relation=one.relation)
                for one in _latest(acting)
            ),
        ),
        Table(
            (_("Which acts"), _("Relation"), _("On which"), _("Since")),
            tuple(_line(middle, one, asked=asked) for one in joined),
        ),
        authorities({_role(one.other) for one in joined} | {_role(middle)}),
    )


def _policies() -> QuerySet[Policy]:
    return Policy.objects.prefetch_related("issuers")


def _joined(middle: Policy) -> list[Joined]:
    """Return its relations, the latest first, and the policies they join it to."""
    own = list(PolicyRelation.objects.filter(policy=middle))
    others = list(PolicyRelation.objects.filter(to_policy=middle))
    keys = {one.to_policy_id for one in own} | {one.policy_id for one in others}
    found = {policy.pk: policy for policy in _policies().filter(pk__in=keys)}
    joined = [Joined(found[one.to_policy_id], one, is_acting=False) for one in own]
    joined += [Joined(found[one.policy_id], one, is_acting=True) for one in others]
    return sorted(joined, key=lambda one: one.relation.date, reverse=True)


def _latest(joined: Sequence[Joined]) -> Iterable[Joined]:
    return joined[:MOST]


def _node(
    policy: Policy, asked: Asked, *, relation: PolicyRelation | None = None
) -> Node:
    day = policy.effective or policy.announced
    return Node(
        _title(policy, asked),
        _role(policy),
        word=str(relation.get_relation_display()) if relation else "",
        under=shown(day, asked.language) if day else "",
    )


def _role(policy: Policy) -> str:
    issuer = next(iter(policy.issuers.all()), None)
    return role_of(issuer) if issuer else GOVERNMENT


def _title(policy: Policy, asked: Asked) -> Text:
    return pick(vars(policy), "title", language=asked.language)


def _finding(acted_on: int, acting: int) -> str:
    acts = ngettext("It acts on %d other", "It acts on %d others", acted_on) % acted_on
    acted = ngettext("%d other acts on it", "%d others act on it", acting) % acting
    if not acting or not acted_on:
        return acts if acted_on else acted
    return _("%(acts)s; %(acted)s") % {"acts": acts, "acted": acted}


def _line(middle: Policy, one: Joined, *, asked: Asked) -> tuple[Cell, ...]:
    pair = [middle, one.other]
    first, then = pair[::-1] if one.is_acting else pair
    since = one.relation.date
    return (
        _cell(first, asked),
        Cell(str(one.relation.get_relation_display())),
        _cell(then, asked),
        Cell(shown(since, asked.language) if since else ""),
    )


def _cell(policy: Policy, asked: Asked) -> Cell:
    title = _title(policy, asked)
    return Cell(title.text, title.lang, ("policies", policy.slug))
