"""The best source of a value."""

from uuid import uuid4

import pytest

from policies.themes.cited import cited, source_of
from tests.makers import a_policy, a_source

pytestmark = pytest.mark.django_db


def test_the_most_official_source_of_a_place_comes_first() -> None:
    press, gazette = (
        a_source(publisher_kind="press"),
        a_source(publisher_kind="gazette"),
    )
    rows = [{"fields": ["title_en"], "source": one} for one in (press, gazette)]
    policy = a_policy(citations=rows, source=press)

    found = cited([policy.pk])

    assert source_of(found, policy.pk, place="title_en") == gazette.public_id
    assert source_of(found, policy.pk, place="stage") == press.public_id


def test_a_row_of_a_part_has_the_source_of_any_of_its_columns() -> None:
    key, source = str(uuid4()), a_source()
    policy = a_policy(requirements=[{"id": key}], source=source)

    assert source_of(cited([policy.pk]), policy.pk, place=f"requirements/{key}") == (
        source.public_id
    )


def test_what_nobody_cites_for_a_place_stands_on_the_record() -> None:
    source = a_source()
    policy = a_policy(source=source)

    assert (
        source_of(cited([policy.pk]), policy.pk, place="reference") == source.public_id
    )
    assert source_of({}, policy.pk) == ""


def test_a_source_that_contradicts_is_none_to_open_first() -> None:
    against = a_source(publisher_kind="gazette", title="Against")
    row = {"fields": ["title_en"], "source": against, "stance": "contradicts"}
    policy = a_policy(citations=[row], source=a_source())

    assert against.public_id not in cited([policy.pk]).values()
