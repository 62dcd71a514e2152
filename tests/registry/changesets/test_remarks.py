"""What is written down of a change set, and what is no remark."""

from uuid import uuid4

import pytest

from registry.changesets.models import Act, Remark
from registry.changesets.refusals import Invalid
from registry.changesets.remarks import remark
from tests.makers import an_exchange
from tests.proposals import NOON, edit, kept, submitted

pytestmark = pytest.mark.django_db


def test_a_remark_is_about_the_set_or_a_value_in_it(editor, reviewer):
    change_set, key = submitted(editor, edit(an_exchange(), note="x")), uuid4()

    remark(change_set, reviewer, at=NOON, text=" Why? ")
    remark(change_set, editor, at=NOON, text="So.", place=(key, "note"))

    question, answer = Remark.objects.filter(act=Act.COMMENTED)
    assert (question.text, question.record, question.path) == ("Why?", None, "")
    assert (answer.record, answer.path) == (key, "note")
    assert question.content_hash == change_set.content_hash


@pytest.mark.parametrize(
    "said", [{"text": "a\x00b"}, {"text": "x", "place": (uuid4(), "\ud800")}]
)
def test_what_no_database_holds_is_no_remark(said, editor):
    change_set = kept(editor)

    with pytest.raises(Invalid, match="no text can hold"):
        remark(change_set, editor, at=NOON, **said)

    assert not Remark.objects.exists()
