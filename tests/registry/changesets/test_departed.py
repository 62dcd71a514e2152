"""Records that left are found in what was said before, and merged ones are followed."""

import pytest

from policies.models import Exchange, Licence
from registry.changesets.departed import departed, followed
from registry.changesets.merging import MERGED_INTO
from registry.changesets.propose import Proposed
from tests.makers import (
    a_licence,
    an_entity,
    an_exchange,
    commit,
    live_state,
    revise,
    withdraw,
)

pytestmark = pytest.mark.django_db


def test_what_is_named_and_gone_is_told_with_its_last_entry():
    holder, stays = an_entity(), an_exchange()
    licence = a_licence(holder=holder, exchanges=[stays])
    state = live_state(licence)
    assert departed(Licence, state) == {}
    revise(licence, holder=None)

    entry = withdraw(holder)

    assert departed(Licence, state) == {holder.pk: entry}
    assert departed(Licence, state, there=[holder.pk]) == {}


def test_a_merged_record_is_followed_to_what_it_became():
    gone, stays = an_exchange(name_en="Gone"), an_exchange(name_en="Stays")
    licence = a_licence(exchanges=[gone])
    state = live_state(licence)
    revise(licence, exchanges=[stays])

    commit(Proposed(Exchange, gone.pk, "-", {MERGED_INTO: [None, str(stays.pk)]}))

    found = followed(Licence, state, own=licence.pk)
    assert found["exchanges"] == {str(stays.pk): True}
    assert followed(Licence, state, own=licence.pk, there=[gone.pk]) == state
    assert departed(Licence, found) == {}
