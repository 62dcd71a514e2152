"""What may still be published is asked by column."""

import pytest

from registry.changesets.aside import discard
from registry.changesets.drafted import drafted_values
from registry.citations.models import Source
from tests.makers import a_regulator, a_source
from tests.proposals import NOON, agreed, edit, kept

pytestmark = pytest.mark.django_db


def test_a_draft_names_what_it_replaces_and_by_what(editor):
    source = a_source(copy_sha256="a" * 64)
    kept(editor, edit(source, copy_sha256="b" * 64))

    assert drafted_values(Source, "copy_sha256") == {"a" * 64, "b" * 64}


def test_what_ended_and_what_is_about_another_kind_names_nothing(editor, publisher):
    source = a_source()
    discard(
        kept(editor, edit(source, copy_sha256="b" * 64)),
        actor=editor,
        at=NOON,
    )
    agreed(kept(editor, edit(source, copy_sha256="c" * 64)), publisher)
    kept(editor, edit(a_regulator(), short_name_en="SFC"))

    assert drafted_values(Source, "copy_sha256") == set()
