"""What cannot be asked is answered by name, and changes nothing."""

import pytest

from policies.models import Regulator
from registry.records.kinds import kind_of
from tests.forms import messages_on, signed_in
from tests.makers import a_regulator
from tests.registry.admin.new_records import address
from tests.snapshots import snapshot

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "query",
    [
        {"colour": "red"},
        {"type__exact": "nonsense"},
        {"type": "nonsense"},
        {"p": "99999999999999999999"},
        {"p": "nonsense"},
        {"o": "99999999999999999999"},
        {"o": "nonsense"},
        {"q": "\0"},
        {"q": "x" * 5000},
        {"id__exact": "nonsense"},
        {"public_id__regex": "("},
        {"history__history_user__password": "x"},
    ],
)
def test_a_list_asked_for_what_it_cannot_show_says_so_and_shows_all(publisher, query):
    sfc, client = a_regulator(), signed_in(publisher)

    page = client.get(address(kind_of(Regulator)), query, follow=True)

    assert page.status_code in {200, 400}
    if page.status_code == 200 and "q" not in query:
        assert list(page.context["cl"].result_list) in ([sfc], [])


def test_an_unknown_filter_of_a_list_is_named(publisher):
    client = signed_in(publisher)
    sfc = a_regulator()

    page = client.get(address(kind_of(Regulator)), {"colour": "red"}, follow=True)

    assert list(page.context["cl"].result_list) == [sfc]
    assert any("colour" in told for told in messages_on(page))


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"colour": "red"}, "colour"),
        ({"limit": "99999999999999999999"}, "limit"),
        ({"limit": "-1"}, "limit"),
        ({"type": "nonsense"}, "type"),
    ],
)
def test_the_api_refuses_what_it_does_not_know_by_name(client, query, named):
    a_regulator()
    before = snapshot()

    page = client.get("/api/v1/regulators", query)

    assert (page.status_code, page["Content-Type"]) == (400, "application/problem+json")
    assert named in page.content.decode()
    assert snapshot() == before


@pytest.mark.parametrize("key", ["nonsense", "0", "' OR 1=1 --", "%00", "../../etc"])
def test_an_address_that_is_none_changes_nothing(publisher, key):
    client, before = signed_in(publisher), snapshot()

    for ending in ("change", "delete", "history"):
        path = f"/admin/policies/regulator/{key}/{ending}/"
        answers = [client.get(path), client.post(path, {"post": "yes"})]
        assert {page.status_code for page in answers} <= {302, 404, 405}

    assert snapshot() == before
