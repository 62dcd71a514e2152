"""What search.py runs in a database that holds the data set.

10 000 records with made-up names, addresses and texts are published beside it, in sets
of 500. What is asked are the queries and the look-alikes the tests keep. The page is
the whole request, as one process serves it; the search alone is what finds the records
and what comes close, without their answers and without the page.
"""

import csv
import random
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.db import connection
from django.test import Client

from policies.models import Exchange, LegalEntity, Policy
from registry.changesets.propose import Proposed, new_record
from registry.records.kinds import catalogue
from registry.search.find import find
from registry.search.models import SearchRow
from registry.search.near import nearby
from tests.makers import commit, evidence, state_of

RECORDS, TOGETHER = 10_000, 500
LIMIT = 50  # milliseconds, of 95 in 100
ASKED = Path(__file__).resolve().parent.parent / "tests" / "registry" / "search"
SOUNDS = ("ba", "cor", "den", "fin", "gor", "hal", "kin", "lum", "mar", "nex", "pol")
WORDS = ("virtual", "asset", "custody", "token", "licence", "platform", "capital")
CHINESE = "虛擬資產託管代幣牌照平台資本監管指引通函條例規定服務交易發行"


def invented(seed: int = 1) -> Iterator[Proposed]:
    """Yield new records, a third of each kind, the same in every run."""
    chance, source = random.Random(seed), evidence()  # noqa: S311 - no secret
    while True:
        name = "".join(chance.choices(SOUNDS, k=4)).title()
        text = " ".join(chance.choices(WORDS, k=12))
        signs = "".join(chance.choices(CHINESE, k=10))
        made: list[tuple[type[Any], dict[str, Any]]] = [
            (Exchange, {
                "name_en": f"{name} Exchange",
                "addresses": [{"kind": "domain", "address": f"{name}.example".lower()}],
            }),
            (LegalEntity, {"name_en": f"{name} (Hong Kong) Limited"}),
            (Policy, {
                "title_en": f"Circular on {text}",
                "title_zh_hant": f"有關{signs}的通函",
                "type": "circular", "stage": "issued", "summary_en": f"{text} {text}",
            }),
        ]  # fmt: skip
        for model, fields in made:
            state = state_of(model, fields | {"source": source})
            yield new_record(model, uuid4(), state=state)


def fill() -> None:
    """Publish the records."""
    changes = islice(invented(), RECORDS)
    while some := list(islice(changes, TOGETHER)):
        commit(*some)


def questions() -> list[str]:
    """Return what is asked."""
    rows = [
        row
        for name in ("queries.csv", "lookalikes.csv")
        for row in csv.reader((ASKED / name).read_text("utf-8").splitlines()[1:])
    ]
    return [row[0] for row in rows]


def report(what: str, run: Callable[[str], object]) -> None:
    """Print the median and the 95th percentile over all questions, asked before."""
    took: list[float] = []
    for warm in (True, False):
        for question in questions():
            began = time.perf_counter()
            run(question)
            if not warm:
                took.append((time.perf_counter() - began) * 1000)
    p95 = statistics.quantiles(took, n=20)[-1]
    print(
        f"  {what}: p50 {statistics.median(took):.0f} ms, p95 {p95:.0f} ms"
        f" (limit {LIMIT}; {len(took)} questions, most {max(took):.0f} ms)"
    )


def main() -> None:
    """Print all figures."""
    fill()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    print(f"  {SearchRow.objects.count()} records")
    client, imitated = Client(), catalogue().imitated
    report("finding", find)
    report("what is close", lambda question: nearby(question, imitated))
    report("the page", lambda question: client.get("/en/check", {"q": question}))


if __name__ == "__main__":
    main()
