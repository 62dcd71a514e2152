"""The pages for what is not there."""

import pytest
from django.test import Client

from registry.clock import hong_kong_day
from registry.ledger import read as ledger
from registry.records import partial_date
from tests.makers import a_policy, an_exchange, revise, withdraw
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address", ["/en/nothing", "/en/policies/nothing", "/zh-hant/a/b/c", "/nothing"]
)
def test_what_is_not_there_is_answered_in_the_frame(address: str) -> None:
    found = read(address, status=404)

    assert found.html.count("<h1") == 1
    assert 'name="q"' in found.html


def test_the_nearest_records_are_offered() -> None:
    an_exchange(name_en="HashKey Exchange", slug="hashkey")

    found = read("/en/exchanges/hashkey-exchange", status=404)

    assert found.links["HashKey Exchange"] == "/en/exchanges/hashkey"


def test_the_address_is_escaped() -> None:
    assert "<script>" not in read("/en/<script>alert(1)", status=404).html


def test_a_withdrawn_record_names_the_change_that_tells_of_it() -> None:
    entry = withdraw(a_policy(title_en="A circular"), reason="It was entered twice.")

    found = read("/zh-hant/policies/a-circular", status=410)

    assert f"/zh-hant/changes/{entry.seq}" in found.links.values()
    assert found.languages["It was entered twice."] == "en"


def test_a_withdrawn_record_is_called_by_the_name_it_last_had() -> None:
    made = a_policy(title_en="A circular")
    withdraw(revise(made, title_en="A guideline", title_zh_hant="指引"))

    english = read("/en/policies/a-circular", status=410)
    chinese = read("/zh-hant/policies/a-circular", status=410)

    assert "A guideline" in english.text
    assert english.links["History"] == "/en/policies/a-circular/history"
    assert "指引" in chinese.text


def test_a_slip_in_a_slug_leads_to_the_record() -> None:
    an_exchange(name_en="HashKey Exchange", slug="hashkey")

    found = read("/en/exchanges/hashkei", status=404)

    assert found.links["HashKey Exchange"] == "/en/exchanges/hashkey"
    assert "It looks like the address of a record" in found.text
    assert found.links["Exchanges"] == "/en/exchanges"


@pytest.mark.parametrize("path", ["second", "later", "later/history", "second/v/1"])
@pytest.mark.parametrize(
    "form",
    ["/en/exchanges/{path}?known_at=seq:{seq}", "/en/at/{seq}/on/2023-05-15/{where}"],
)
def test_a_record_of_later_says_when_it_came(form: str, path: str) -> None:
    a_policy()
    seq = ledger.head().seq
    made = an_exchange(name_en="Second", slug="second")
    came = ledger.newest(made.public_id)
    assert came is not None
    revise(made, slug="later")

    address = form.format(path=path, seq=seq, where=f"exchanges/{path}")
    found = read(address, status=404)

    day = partial_date.shown(hong_kong_day(came.recorded_at).isoformat(), "en")
    assert f"it came on {day}, with change no. {came.seq}." in found.text
    assert f"as of change no. {seq}" in found.text
    first = found.links["Read it as it was first published"]
    assert first.startswith(f"/en/at/{came.seq}/on/")
    assert first.endswith("/exchanges/second")
    assert 'href="/en/exchanges/later"' in found.html
    assert found.links[f"no. {came.seq}"] == f"/en/changes/{came.seq}"
    assert "Second" in read(first).text


def test_the_identifier_of_a_record_of_later_says_it_too() -> None:
    a_policy()
    seq = ledger.head().seq
    made = an_exchange(name_en="Second")

    found = read(f"/id/{made.public_id}?known_at=seq:{seq}", status=404)

    assert f"with change no. {ledger.head().seq}." in found.text


@pytest.mark.parametrize("rest", ["", "/history", "/v/1", "/compare", ".csv"])
def test_a_name_of_later_leads_to_the_name_of_then(client: Client, rest: str) -> None:
    made = an_exchange(name_en="Second", slug="second")
    seq = ledger.head().seq
    revise(made, slug="later")

    by_path = client.get(f"/en/at/{seq}/on/2023-05-15/exchanges/later{rest}")
    by_query = client.get(f"/en/exchanges/later{rest}?known_at=seq:{seq}")

    found = f"/en/at/{seq}/on/2023-05-15/exchanges/second{rest}"
    assert (by_path.status_code, by_path.headers["Location"]) == (301, found)
    assert by_query.status_code == 301
    found = f"/en/exchanges/second{rest}?known_at=seq:{seq}"
    assert by_query.headers["Location"] == found
    assert client.get(found).status_code == 200


def test_what_left_since_is_not_told_of_before_it_came() -> None:
    a_policy()
    seq = ledger.head().seq
    withdraw(an_exchange(name_en="Second", slug="second"))

    found = read(f"/en/exchanges/second?known_at=seq:{seq}", status=404)

    assert "No page here" in found.text
    assert "Second" not in found.text
