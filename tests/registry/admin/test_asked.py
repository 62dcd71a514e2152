"""What a list is asked for and does not know is named, and left out."""

import pytest
from django.http import QueryDict

from policies.models import Regulator
from registry.admin.asked import understood
from registry.records.kinds import kind_of
from tests.forms import messages_on, signed_in
from tests.makers import a_regulator
from tests.registry.admin.new_records import address

FILTERS = {"type", "regulator"}


@pytest.mark.parametrize(
    "query",
    ["", "q=x&p=2&o=-1", "_popup=1&_to_field=id", "type__exact=company", "type=company",
     "regulator__id__exact=1", "type__in=a", "regulator__isnull=1", "_facets=1"],
)  # fmt: skip
def test_what_a_list_knows_is_left_as_it_is(query):
    asked = QueryDict(query)

    assert understood(asked, FILTERS) == (asked, [])


@pytest.mark.parametrize(
    ("query", "ignored"),
    [
        ("colour=red", ["colour"]),
        ("colour=red&type=company&colour=blue", ["colour"]),
        ("type__regex=(", ["type__regex"]),
        ("public_id__regex=(", ["public_id__regex"]),
        ("history__history_user__password=x", ["history__history_user__password"]),
    ],
)
def test_what_it_does_not_know_is_named_and_left_out(query, ignored):
    known, names = understood(QueryDict(query), FILTERS)

    assert names == ignored
    assert not known.keys() & set(ignored)
    with pytest.raises(AttributeError, match="immutable"):
        known["more"] = "x"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"colour": "<b>"}, "Ignored, for it is no filter of this list: colour."),
        ({"<b>": "x"}, "Ignored, for it is no filter of this list: <b>."),
        ({"e": "1"}, "What was asked for was not understood: all are shown."),
    ],
)
def test_a_list_says_what_it_ignored(editor, query, told):
    sfc = a_regulator()
    path = address(kind_of(Regulator))

    page = signed_in(editor).get(path, query, follow=True)

    assert list(page.context["cl"].result_list) == [sfc]
    assert messages_on(page) == [told]
    assert "<b>" not in page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["registry/changeset", "auth/user", "auth/group"])
def test_other_lists_say_so_too(administrator, path):
    page = signed_in(administrator).get(f"/admin/{path}/", {"colour": "red"})

    told = "Ignored, for it is no filter of this list: colour."
    assert messages_on(page) == [told]
