"""The questions of the data set, each answered by the register itself."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from uuid import UUID

import pytest

from policies.answers.answers import answers
from policies.answers.counts import licensed_platforms, platforms
from policies.answers.licences import permissions
from policies.models import (
    Event,
    Exchange,
    Licence,
    LicenceType,
    Policy,
    PolicyRelation,
)
from policies.policy.requirements import valid_on
from policies.seeds.keys import part_key, record_key
from policies.seeds.tables import Row, rows
from registry.citations.models import Citation, Claim
from registry.ledger.models import Entry
from registry.records.kinds import kind_by_slug
from registry.records.models import Record
from registry.records.partial_date import bounds

pytestmark = pytest.mark.usefixtures("hong_kong")
QUESTIONS = rows("questions")
HELD = {"licensed", "reported"}
CURRENT = {"announced", "proposed", "concluded"}  # tags of a proposal that stands

# where the question tells in fewer words what the register holds
IN_FULL = {
    "req-bank-comp-2026: bank liability, no fixed percentage": (
        "req-bank-comp-2026: bank liable for attributable losses;"
        " adequate resources; no fixed percentage"
    )
}


def day(question: Row) -> date:
    """Return the day a question is about: a partial date means its last."""
    latest = bounds(question["true_on"]).latest
    assert latest is not None
    return latest


def key_of(table: str, pk: UUID) -> str:
    """Return the key of the row that became this record."""
    return {record_key(table, r["key"]): r["key"] for r in rows(table)}[pk]


def tags(slug: str, on: date) -> dict[str, str | None]:
    """Return {public id: tag} of every record of a kind."""
    kind = kind_by_slug()[slug]
    ids = list(kind.record.objects.values_list("public_id", flat=True))
    return {pid: a["tag"] for pid, a in answers(kind, ids, on, "en").items()}


def licences(on: date, *held: str, **columns: str) -> list[Licence]:
    """Return the licences with these columns that have one of these tags."""
    now = tags("licences", on)
    found = Licence.objects.filter(**columns).order_by("public_id")
    return [licence for licence in found if now[licence.public_id] in held]


def citing(record: Record, field: str) -> list[Citation]:
    """Return the citations that support this field of a record."""
    found = record.citations.filter(stance="supports").select_related("source")
    return [cited for cited in found if field in cited.fields]


def in_force(on: date, found: Iterable[Policy]) -> str:
    """Return the slugs of those of these policies that are in force."""
    now = tags("policies", on)
    slugs = [p.slug for p in found if now[p.public_id] == "in-force"]
    return "; ".join(sorted(slugs))


def which_platforms(question: Row) -> str:
    found = []
    for row in platforms(day(question), "en"):
        if row.tag == "licensed":
            platform = Exchange.objects.get(public_id=row.public_id)
            for licence in licences(day(question), "licensed", exchanges=platform.pk):
                key = key_of("licences", licence.pk)
                found.append(f"{platform.slug} ({key})")
    return "; ".join(found)


def any_amlo_licence(question: Row) -> str:
    """Look at this law's licences of the platforms licensed then under any."""
    on, law = day(question), {"statute__slug": "cap615"}
    said = [] if licences(on, *HELD, **law) else ["none established"]
    ids = [row.public_id for row in platforms(on, "en") if row.tag == "licensed"]
    found = Licence.objects.filter(exchanges__public_id__in=ids, **law)
    for licence in found.order_by("public_id"):
        now = permissions([licence.pk], on)[licence.pk].standing
        words = "yes" if now.tag in HELD else "no"
        if HELD & {*now.possible} and not now.certain:
            event = licence.status_events.get()
            span = f"{event.not_before} to {event.not_after}"
            words = f"not certain on this day (bounds {span})"
        said.append(f"{key_of('licences', licence.pk)}: {words}")
    return "; ".join(said)


def status(question: Row) -> str:
    pk = record_key("licences", question["record"])
    return permissions([pk], day(question))[pk].standing.status


def was_licensed(question: Row) -> str:
    pk = record_key("licences", question["record"])
    now = permissions([pk], day(question))[pk].standing
    if now.tag in HELD:
        return f"yes: {now.status}"
    return f"no: {now.status} (an application)"


def joint_circular(question: Row) -> str:
    return in_force(day(question), Policy.objects.filter(type="joint_circular"))


def fund_circular(question: Row) -> str:
    """Look along the chain of what superseded what, from the one on funds of 2023."""
    chain, more = set[UUID](), {record_key("policies", "sfc-vafund-2023")}
    links = PolicyRelation.objects.filter(relation="supersedes")
    pairs = list(links.values_list("policy_id", "to_policy_id"))
    while more - chain:
        chain |= more
        more = {pk for pair in pairs if chain & {*pair} for pk in pair}
    return in_force(day(question), Policy.objects.filter(pk__in=chain))


def track_record(question: Row) -> str:
    pk = part_key("requirements", question["record"], accessor="requirements")
    return "yes" if valid_on(day(question)).filter(pk=pk).exists() else "no"


def bank_custody(question: Row) -> str:
    keys = {part_key("requirements", r["key"], accessor="requirements"): r["key"]
            for r in rows("requirements")}  # fmt: skip
    found: list[str] = []
    for row in valid_on(day(question)).filter(subject__contains="bank custody"):
        has_value = row.value is not None
        words = f" {row.value:f} {row.unit}" if has_value else f": {row.rule}"
        found.append(keys[row.pk] + words.replace(".000000", ""))
    return "; ".join(sorted(found))


def proposed_licensor(question: Row) -> str:
    """Look for the proposal behind a licence type that was current on the day.

    The licence type rests on a source; a policy rests on it too, and may conclude the
    proposal it answers.
    """
    now = tags("policies", day(question))
    wanted = LicenceType.objects.get(slug=question["record"])
    sources = [cited.source_id for cited in citing(wanted, "licensor")]
    told = Citation.objects.filter(source__in=sources).values("object_id")
    papers = Policy.objects.filter(pk__in=told)
    concluded = Policy.objects.filter(
        related_by__relation="concludes", related_by__policy__in=papers
    )
    current = [p for p in papers | concluded if now[p.public_id] in CURRENT]
    names = {f"{wanted.licensor.slug} (proposal {p.slug})" for p in current}
    return "; ".join(sorted(names))


def stablecoin_issuers(question: Row) -> str:
    found = licences(day(question), "licensed", regime="stablecoin_issuer")
    keys = [f"{key_of('licences', one.pk)} ({one.number})" for one in found]
    return "; ".join(keys) or "none"


def licensed_since(question: Row) -> str:
    pk = record_key("licences", question["record"])
    since = permissions([pk], date(2026, 9, 25))[pk].standing.since
    events = Licence.objects.get(pk=pk).status_events
    granted = events.get(effective=since)
    approved = events.get(status="in_principle_approval")
    return (
        f"effective {since}; announced {granted.announced};"
        f" in-principle approval {approved.effective}"
    )


def claimed(question: Row) -> str:
    pk = part_key("claims", question["record"], accessor="claims")
    claim = Claim.objects.get(pk=pk)
    event = Event.objects.get(public_id=claim.record)
    said = re.search(r"[A-Z][a-z]+ \d{4}", claim.statement)
    entry = Entry.objects.filter(public_id=event.public_id).latest("seq")
    loaded = entry.recorded_at == entry.change_set.published_at
    when = "the loading instant" if loaded else "another instant"
    assert said
    assert claim.field == "date_from"
    return (
        f"{said[0]} ({claim.locator}); verdict {claim.verdict};"
        f" value held {event.date_from}, recorded at {when}"
    )


def on_record(question: Row) -> str:
    event = Event.objects.get(slug=question["record"])
    (cited,) = citing(event, question["field"])
    source = "Budget" if "Budget" in cited.source.title else cited.source.title
    return f"{event.date_from} ({source}, {cited.locator})"


def how_many(question: Row) -> str:
    count = licensed_platforms(day(question))
    parts = [f"{count.confirmed} confirmed"]
    parts += [f"{count.reported} reported"] if count.reported else []
    total, split = count.confirmed + count.reported, ", ".join(parts)
    lists = Event.objects.filter(type="list_publication", date_from=question["true_on"])
    for published in lists:
        if told := re.search(r"(\d+) platforms", published.title_en):
            return f"{told[1]} on the SFC list; {total} named in these tables ({split})"
    return f"{total} ({split})"


ANSWERED: dict[str, Callable[[Row], str]] = {
    "Which platforms were licensed?": which_platforms,
    "Was any AMLO licence in force?": any_amlo_licence,
    "Status of Meex?": status,
    "Was HKbitEX licensed?": was_licensed,
    "Which joint circular applied?": joint_circular,
    "Which circular governed virtual asset funds?": fund_circular,
    "Did a professional-only token need a 12-month record?": track_record,
    "Bank custody compensation?": bank_custody,
    "Who was to license OTC dealers by the proposal then current?": proposed_licensor,
    "Who was to license dealers by the proposal then current?": proposed_licensor,
    "Licensed stablecoin issuers?": stablecoin_issuers,
    "OSL licensed since?": licensed_since,
    "What did the survey article of 2023-11-04 say about the HK$50m grant?": claimed,
    "What does the record say about the HK$50m grant?": on_record,
    "How many licensed platforms?": how_many,
}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["key"])
def test_the_register_answers(question: Row) -> None:
    found = ANSWERED[question["question"]](question)

    assert found == IN_FULL.get(question["expected"], question["expected"])


def test_every_question_is_asked_of_the_day_alone() -> None:
    assert len(QUESTIONS) == 32
    assert not [q["key"] for q in QUESTIONS if q["known_at"]]
