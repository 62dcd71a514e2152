"""Lists as files: the records of the list, in other forms."""

import csv
import io
import json
import re
from typing import Any

import pytest
from django.test import Client

from registry.ledger import read
from registry.records.kinds import kind_by_slug, kinds
from registry.tabular.tables import of_kind
from tests.makers import (
    MAKERS,
    a_policy,
    a_regulator,
    an_exchange,
    withdraw,
)
from tests.query_counts import cost
from tests.registry.api.reading import body_of, faults_of

pytestmark = pytest.mark.django_db
SLUGS = [kind.slug for kind in kinds()]
FILES = ["csv", "jsonl"]


def table(response: Any) -> list[dict[str, str]]:
    """Return the rows of a CSV, by column."""
    text = response.content.decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def forms(response: Any) -> list[Any]:
    """Return the forms of lines."""
    return [json.loads(line) for line in response.content.decode().splitlines()]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_csv_has_the_columns_of_the_exports(client: Client, slug: str) -> None:
    made = MAKERS[slug]()

    response = client.get(f"/api/v1/{slug}.csv?id={made.public_id}")

    (row,) = table(response)
    columns = [column.name for column in of_kind(kind_by_slug()[slug]).columns]
    assert list(row) == columns
    assert (row["id"], row["seq"], row["version"]) == (
        *(made.public_id, str(made.seq), "1"),
    )
    answer = body_of(f"/api/v1/{slug}/{made.public_id}")["answer"]
    assert (row["tag"], row["sentence"]) == (answer["tag"] or "", answer["sentence"])


@pytest.mark.parametrize("slug", SLUGS)
def test_a_line_is_the_form_as_the_ledger_keeps_it(client: Client, slug: str) -> None:
    entry = read.newest(MAKERS[slug]().public_id)

    lines = client.get(f"/api/v1/{slug}.jsonl").content.decode().splitlines()

    assert entry
    assert entry.payload in lines
    assert len(lines) == body_of(f"/api/v1/{slug}")["meta"]["count"]


@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [
        ("csv", "text/csv; charset=utf-8"),
        ("jsonl", "application/jsonl"),
        ("json", "application/json"),
    ],
)
def test_each_is_sent_as_what_it_is(
    client: Client, suffix: str, media_type: str
) -> None:
    a_regulator()
    url = f"/api/v1/regulators.{suffix}"

    response = client.get(url)

    assert response["Content-Type"] == media_type
    kept = {"If-None-Match": response["ETag"]}
    assert client.get(url, headers=kept).status_code == 304
    assert client.get(url, headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("suffix", FILES)
def test_a_file_has_a_name_that_tells_both_times(client: Client, suffix: str) -> None:
    a_regulator()
    seq = read.head().seq

    url = f"/api/v1/regulators.{suffix}?true_on=2024-02&known_at=seq:{seq}"

    name = f"regulators-{seq}-2024-02-29.{suffix}"
    told = client.get(url)["Content-Disposition"]
    assert told == f'attachment; filename="{name}"'


@pytest.mark.parametrize("suffix", FILES)
def test_pages_follow_by_the_link_and_read_one_state(
    client: Client, suffix: str
) -> None:
    made = [a_regulator(name_en=f"Authority {n}") for n in range(3)]
    read_ = table if suffix == "csv" else forms

    response = client.get(f"/api/v1/regulators.{suffix}?limit=2")
    found = read_(response)
    withdraw(made[2])
    url = re.fullmatch('<(.+)>; rel="next"', response["Link"])[1]
    rest = client.get(url)

    ids = [row["id"] for row in [*found, *read_(rest)]]
    assert ids == ["RG-0001", "RG-0002", "RG-0003"]
    assert url.startswith(f"/api/v1/regulators.{suffix}?")
    assert "Link" not in rest


def test_no_cell_is_a_formula(client: Client) -> None:
    a_regulator(remit="=HYPERLINK(1)")

    (row,) = table(client.get("/api/v1/regulators.csv"))

    assert row["remit"] == "'=HYPERLINK(1)"


def test_names_and_answers_are_in_the_language_asked(client: Client) -> None:
    an_exchange(name_en="Platform", name_zh_hant="平台")

    (row,) = table(client.get("/api/v1/exchanges.csv?lang=zh-hant"))

    answer = body_of("/api/v1/exchanges/EX-0001?lang=zh-hant")["answer"]
    assert (row["name"], row["sentence"]) == ("平台", answer["sentence"])


def test_the_filters_of_the_list_narrow_its_files(client: Client) -> None:
    a_policy(announced="2023")
    a_policy(announced="2024")
    query = "announced__gte=2024&status=none"

    assert [form["id"] for form in body_of(f"/api/v1/policies?{query}")["data"]] == [
        row["id"] for row in table(client.get(f"/api/v1/policies.csv?{query}"))
    ]
    (form,) = forms(
        client.get("/api/v1/policies.jsonl?announced__gte=2024&fields=slug")
    )
    assert form == {"id": "PL-0002", "kind": "policies", "slug": form["slug"]}


@pytest.mark.parametrize(
    ("suffix", "name"), [("csv", "fields"), ("csv", "expand"), ("jsonl", "expand")]
)
def test_what_a_file_cannot_be_asked_is_told(suffix: str, name: str) -> None:
    faults = faults_of(f"/api/v1/policies.{suffix}?{name}=slug")

    assert list(faults) == [name]
    assert "limit" in faults[name]


def test_the_list_leads_to_its_files() -> None:
    for n in range(2):
        a_policy(title_en=f"Circular {n}")
    query = "q=circular&true_on=2024-01-31"

    links = body_of(f"/api/v1/policies?{query}&limit=1&fields=slug&expand=issuers")[
        "links"
    ]

    asked = "q=circular&true_on=2024-01-31"
    assert links["csv"] == f"/api/v1/policies.csv?{asked}"
    assert links["jsonl"] == f"/api/v1/policies.jsonl?{asked}&fields=slug"
    assert body_of("/api/v1/policies")["links"]["csv"] == "/api/v1/policies.csv"


@pytest.mark.parametrize("path", ["regulators", "regulators/RG-0001"])
def test_json_may_be_said_by_its_ending(client: Client, path: str) -> None:
    a_regulator()

    plain = client.get(f"/api/v1/{path}").json()
    ended = client.get(f"/api/v1/{path}.json").json()

    plain["links"]["self"] = ended["links"]["self"]
    assert ended == plain


@pytest.mark.parametrize("suffix", FILES)
def test_a_file_costs_the_same_however_much_it_holds(
    client: Client, suffix: str
) -> None:
    for slug in SLUGS:
        url = f"/api/v1/{slug}.{suffix}"
        MAKERS[slug]()
        few = cost(client, url)
        MAKERS[slug](slug="another")

        assert few == cost(client, url)
        assert few <= {"csv": 16, "jsonl": 4}[suffix]
