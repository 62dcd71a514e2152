"""What differs in the world between two days: added, changed, ended."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from registry.pages.addresses import with_parameters, without_times
from registry.pages.alike import Answers, Days, alike, lists_changed
from registry.pages.differences import Comparison, Difference
from registry.pages.frame import framed, page, plural
from registry.pages.lines import mentioned, stored
from registry.pages.reader import BadParameter, Reader, days_of
from registry.pages.refs import Ref, refs
from registry.pages.values import Showing
from registry.records.kinds import Kind, Tag, catalogue, kind_by_slug, kinds
from registry.records.partial_date import tellable
from registry.records.punctuation import with_colon, with_semicolons
from registry.records.tags import tag_of

ADDED, CHANGED, ENDED = "added", "changed", "ended"
SHOWN = 8  # records of a kind in each group, where all kinds are compared
YEAR = timedelta(days=365)  # lies between where the first is not given
COLUMNS = (
    "change", "kind", "id", "name", "tag_from", "tag_to", "answer_from", "answer_to",
    "differences",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """A record whose answer or rows differ between the days."""

    became: str
    ref: Ref
    answers: Answers
    differences: list[Difference]

    @property
    def tags(self) -> tuple[Tag | None, Tag | None]:
        """Return how both tags look."""
        before, after = self.answers
        return tag_of(before), tag_of(after)

    @property
    def is_new(self) -> bool:
        """Say whether the first day knew nothing of it."""
        return self.answers[0]["tag"] == "none"


@dataclass(frozen=True, slots=True)
class Between:
    """The records of one kind that differ, and those that do not."""

    kind: Kind
    turns: list[Turn]
    same: list[Ref]
    has_tags: bool

    @property
    def label(self) -> str:
        """Return what the kind is called."""
        return plural(self.kind)


@dataclass(frozen=True, slots=True)
class Asked:
    """The two days, and the kinds that are compared."""

    days: Days
    kinds: Sequence[Kind]
    chosen: str


@page
def compare(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show what differs between two days; for each kind a fixed number of queries."""
    asked = _asked(request.GET, reader)
    found = [between(kind, asked.days, reader=reader) for kind in asked.kinds]
    first, second = asked.days
    query = {"from": first.isoformat(), "to": second.isoformat(), "kind": asked.chosen}
    path = without_times(request.path)
    fixed = _address(path, **query, known_at=f"seq:{reader.seq}")
    context = {
        "here": {"label": _("Compare two dates")},
        "days": [
            {"iso": day.isoformat(), "text": reader.day(day)} for day in asked.days
        ],
        "kinds": _choices(asked),
        "groups": [
            _group(became, found, query=query) for became in (ADDED, CHANGED, ENDED)
        ],
        "same": _same(found, query),
        "same_total": sum(len(one.same) for one in found if one.has_tags),
        "swap": with_parameters(
            request, **{"from": second.isoformat(), "to": first.isoformat()}
        ),
        "permalink": request.build_absolute_uri(fixed),
        "csv_url": _address(f"{request.path}.csv", **query),
    }
    return framed(request, "pages/compare.html", reader=reader, context=context)


@page
def compare_csv(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Return the same as rows, one for each record that differs."""
    asked = _asked(request.GET, reader)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    writer = csv.writer(response)
    writer.writerow(COLUMNS)
    for kind in asked.kinds:
        for turn in between(kind, asked.days, reader=reader).turns:
            writer.writerow(_row(turn))
    return response


def between(kind: Kind, days: Days, *, reader: Reader) -> Between:
    """Return the records of a kind in three groups, in the order of their ids.

    Answers and the rows that held on the days decide, see `policies.between`; the
    number of queries is that of two answers and five more.
    """
    rows = dict(
        QuerySet(kind.record).order_by("public_id").values_list("public_id", "seq")
    )
    forms = {form["id"]: form for form in stored([s for s in rows.values() if s])}
    told = [
        catalogue().answers(kind, list(forms), day, reader.language) for day in days
    ]
    said = {key: (told[0][key], told[1][key]) for key in forms}
    held = {
        key: tuple(catalogue().held(form, day) for day in days)
        for key, form in forms.items()
    }
    turned = [
        key for key in forms
        if not alike(said[key], days) or held[key][0] != held[key][1]
    ]  # fmt: skip
    named = mentioned([forms[key] for key in turned]) | forms.keys()
    showing = Showing(reader.language, refs(named, reader.language))
    return Between(
        kind,
        [
            _turn(showing, held[key], kind=kind, answers=said[key], days=days)
            for key in turned
        ],
        [showing.refs[key] for key in forms if key not in set(turned)],
        any(answer["tag"] for answer in told[1].values()),
    )


def _turn(
    showing: Showing,
    forms: Sequence[Any],
    *,
    kind: Kind,
    answers: Answers,
    days: Days,
) -> Turn:
    old, new = forms
    differences = Comparison(kind, old, new, showing).differences()
    return Turn(
        catalogue().turn(answers[0]["tag"], answers[1]["tag"]),
        showing.refs[new["id"]],
        answers,
        [*lists_changed(answers, days, language=showing.language), *differences],
    )


def _asked(data: QueryDict, reader: Reader) -> Asked:
    """Return what is asked for; raise BadParameter for a day or kind that is none."""
    second = _day(data, "to") or reader.on
    first = _day(data, "from") or tellable(second - YEAR)
    chosen = data.get("kind", "").strip()
    if chosen and chosen not in kind_by_slug():
        codes = ", ".join(kind_by_slug())
        raise BadParameter("kind", chosen, _("Give one of these: %s.") % codes)
    which = [kind_by_slug()[chosen]] if chosen else kinds()
    return Asked((first, second), which, chosen)


def _day(data: Mapping[str, str], name: str) -> date | None:
    """Return the last day that a parameter means, None where it is not given."""
    text = data.get(name, "").strip()
    return days_of(name, text)[1] if text else None


def _choices(asked: Asked) -> list[dict[str, Any]]:
    """Return the kinds to choose from, all of them first."""
    every = [{"slug": "", "label": _("All records"), "chosen": not asked.chosen}]
    return every + [
        {"slug": kind.slug, "label": plural(kind), "chosen": kind.slug == asked.chosen}
        for kind in kinds()
    ]


def _group(
    became: str, found: Sequence[Between], *, query: dict[str, str]
) -> dict[str, Any]:
    """Return one of the three groups, its records by kind."""
    words = {ADDED: _("Added"), CHANGED: _("Changed"), ENDED: _("Ended")}
    meaning = {
        ADDED: _("came on record or took effect"),
        CHANGED: _("stood on both days, and not alike"),
        ENDED: _("was not over on the first day, and was on the second"),
    }
    by_kind = [
        {
            "label": one.label,
            "turns": turns[:SHOWN] if query["kind"] == "" else turns,
            "total": len(turns),
            "url": _address("", **{**query, "kind": one.kind.slug}),
        }
        for one in found
        if (turns := [turn for turn in one.turns if turn.became == became])
    ]
    total = sum(turn.became == became for one in found for turn in one.turns)
    return {
        "name": became,
        "label": words[became],
        "meaning": meaning[became],
        "total": total,
        "kinds": by_kind,
    }


def _same(found: Sequence[Between], query: dict[str, str]) -> list[dict[str, Any]]:
    """Return what stands the same, of kinds with a status; one kind alone by name."""
    return [
        {
            "label": one.label,
            "total": len(one.same),
            "refs": one.same if query["kind"] else [],
            "url": _address("", **{**query, "kind": one.kind.slug}),
        }
        for one in found
        if one.same and one.has_tags
    ]


def _row(turn: Turn) -> Iterator[str]:
    before, after = turn.answers
    told = with_semicolons(
        with_colon(one.label, "".join(_marked(piece) for piece in one.pieces))
        for one in turn.differences
    )
    yield from (turn.became, turn.ref.kind, turn.ref.public_id, turn.ref.name.text)
    yield from (before["tag"] or "", after["tag"] or "")
    yield from (before["sentence"], after["sentence"], told)


def _marked(piece: Any) -> str:
    return {"removed": "[-{}-]", "added": "{{+{}+}}"}.get(piece.kind, "{}").format(
        piece.text
    )


def _address(path: str, **query: str) -> str:
    data = QueryDict(mutable=True)
    data.update({name: value for name, value in query.items() if value})
    return f"{path}?{data.urlencode()}"
