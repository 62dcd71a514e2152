"""A rule of the database refuses in its own words."""

import pytest
from django.db import IntegrityError

from policies.models import Regulator
from registry.changesets import publish as publishing
from registry.changesets.database_rules import words_for
from registry.changesets.refusals import Conflict
from tests.makers import a_regulator, an_entity
from tests.proposals import agreed, edit, kept

pytestmark = pytest.mark.django_db
LEI = "529900T8BM49AURSDO55"


def test_a_slug_published_meanwhile_is_a_conflict(editor, publisher):
    first, second = a_regulator(slug="sfc"), a_regulator(slug="other")
    waiting = kept(editor, edit(second, slug="sfc"))

    with pytest.raises(Conflict, match="Another record has this slug"):
        agreed(waiting, publisher)

    assert set(Regulator.objects.values_list("slug", flat=True)) == {"sfc", "other"}
    assert first.slug == "sfc"


def test_an_lei_published_meanwhile_is_a_conflict(editor, publisher):
    an_entity(lei=LEI)
    waiting = kept(editor, edit(an_entity(), lei=LEI))

    with pytest.raises(Conflict, match="Another entity has this LEI"):
        agreed(waiting, publisher)


def test_an_error_of_no_rule_of_ours_has_no_words():
    assert words_for(IntegrityError("disk is odd\nDETAIL: more")) is None


def test_what_a_guard_refuses_is_no_conflict(publisher, monkeypatch):
    waiting = kept(publisher, edit(a_regulator(), remit="x"))

    def guarded(*_steps, **_named):
        raise IntegrityError("registry: append-only")

    monkeypatch.setattr(publishing, "replay", guarded)

    with pytest.raises(IntegrityError, match="append-only"):
        agreed(waiting, publisher)
