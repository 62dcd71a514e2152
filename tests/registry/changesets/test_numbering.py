"""Public ids and slugs: given inside publish, never before, never again."""

from uuid import UUID, uuid4

import pytest

from policies.models import Exchange
from registry.changesets import numbering
from registry.changesets.propose import new_record
from registry.changesets.refusals import Conflict, Invalid
from registry.history.gate import gate
from registry.ledger import read
from registry.ledger.models import Head
from registry.records.context import Writing
from tests.makers import (
    a_licence,
    a_source,
    an_exchange,
    commit,
    fresh,
    revise,
    state_of,
    withdraw,
)
from tests.proposals import NOON, agreed, edit, kept
from tests.snapshots import snapshot

pytestmark = pytest.mark.django_db


def platforms(*names):
    """Return proposals of exchanges by these names."""
    source = a_source()
    fields = [{"name_en": name, "source": source} for name in names]
    return [new_record(Exchange, uuid4(), state=state_of(Exchange, f)) for f in fields]


def test_each_kind_counts_for_itself():
    exchange, source, other = an_exchange(), a_source(), an_exchange()

    assert (exchange.public_id, other.public_id) == ("EX-0001", "EX-0002")
    assert source.public_id == "SRC-0002"  # the gazette of the makers is the first
    assert Head.objects.get().counters == {"EX": 2, "SRC": 2}


def test_records_of_one_set_are_numbered_in_its_order():
    entries = commit(*platforms("B", "A"))

    assert [entry.public_id for entry in entries] == ["EX-0001", "EX-0002"]


def test_a_number_refused_is_given_to_the_next():
    with pytest.raises(Invalid):
        an_exchange(opened="never")

    assert an_exchange().public_id == "EX-0001"


def test_an_editor_cannot_type_a_number(editor, publisher):
    exchange = an_exchange()
    change = edit(exchange, note="x")
    change.patch.update(public_id=[None, "EX-0777"], version=[None, 9])

    with pytest.raises(Invalid, match="There is no such field"):
        agreed(kept(editor, change), publisher)


def test_after_ten_thousand_ids_grow_longer(publisher):
    with gate(Writing(uuid4(), publisher.pk, "as if", NOON)):
        Head.objects.update(counters={"EX": 9_999})

    assert an_exchange().public_id == "EX-10000"


def test_a_version_counts_within_its_record():
    exchange = an_exchange()

    revise(exchange, note="a")
    an_exchange()

    assert revise(exchange, note="b").version == 3


def test_a_slug_is_made_from_the_name_and_stays():
    exchange = an_exchange(name_en="HashKey Exchange")

    renamed = revise(exchange, name_en="HashKey Pro")

    assert (exchange.slug, renamed.slug) == ("hashkey-exchange", "hashkey-exchange")


def test_a_kind_that_is_named_by_others_goes_by_its_number():
    assert a_licence().slug == "lc-0001"


@pytest.mark.parametrize(
    ("name", "relation"),
    [({"key": True}, True), (None, True), (str(UUID(int=1)), True), ("HashKey", False)],
)
def test_a_relation_gives_no_slug(name, relation):
    assert numbering._is_key(name) is relation


def test_equal_names_get_slugs_of_their_own_even_in_one_set():
    commit(*platforms("Platform", "Platform"))

    assert an_exchange(name_en="Platform").slug == "platform-ex-0003"
    slugs = Exchange.objects.values_list("slug", flat=True).order_by("public_id")
    assert list(slugs)[:2] == ["platform", "platform-ex-0002"]


def test_a_typed_slug_is_taken():
    exchange = an_exchange(slug="osl")

    moved = revise(exchange, slug="osl-hk")

    assert (exchange.slug, moved.slug) == ("osl", "osl-hk")
    assert read.by_slug("exchanges", "osl").seq == moved.seq


def test_an_address_never_changes_hands():
    first, second = an_exchange(slug="one"), an_exchange(slug="two")
    revise(second, slug="zwei")
    withdraw(first)
    before = snapshot()

    for slug in ("one", "two", "zwei"):
        with pytest.raises(Conflict, match="Another record has this slug, or had it"):
            an_exchange(slug=slug)

    assert snapshot() == before


def test_an_address_made_avoids_those_that_were_left():
    first = an_exchange(name_en="Platform")
    revise(first, slug="renamed")

    assert an_exchange(name_en="Platform").slug == "platform-ex-0002"


def test_a_record_may_return_to_an_address_of_its_own():
    exchange = an_exchange(slug="one")
    revise(exchange, slug="two")

    assert revise(fresh(exchange), slug="one").slug == "one"


def test_two_of_one_set_cannot_type_one_address():
    one, other = platforms("A", "B")
    for change in (one, other):
        change.patch["slug"] = [None, "same"]

    with pytest.raises(Conflict, match="Another record has this slug"):
        commit(one, other)
