"""What exists in a draft alone is taken out of it: it never was in the register."""

from uuid import uuid4

import pytest

from policies.models import Regulator
from registry.changesets import drafts
from registry.changesets.propose import new_record
from registry.records.kinds import kind_of
from tests.forms import open_form, own_open, signed_in
from tests.makers import state_of
from tests.proposals import NOON
from tests.registry.admin.new_records import address

pytestmark = [pytest.mark.django_db, pytest.mark.face]


def test_a_record_that_is_only_drafted_is_taken_out_of_its_set(editor):
    client, key = signed_in(editor), uuid4()
    state = state_of(Regulator, {"name_en": "A board", "type": "bureau"})
    drafts.keep([new_record(Regulator, key, state=state)], author=editor, at=NOON)
    path = address(kind_of(Regulator), key, "delete")

    text = " ".join(client.get(path).content.decode().split())
    open_form(client, path, having="post").send(client)

    assert "Take A board out of the change set" in text
    assert "?" not in text.partition("<main")[2].partition("</main>")[0]
    assert "version 0" not in text
    assert "Its history stays" not in text
    assert not own_open(editor).changes.exists()
