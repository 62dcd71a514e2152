"""Which records name a record, and as what."""

from datetime import date

import pytest
from django.utils.translation import override

from registry.pages.reader import Reader
from registry.pages.refs import refs
from registry.pages.where_used import SHOWN, Group, groups, uses
from registry.records.models import Record
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    an_entity,
    an_exchange,
)

pytestmark = pytest.mark.django_db
READER = Reader("en", date(2026, 6, 1), date(2026, 6, 1))


def used(record: Record) -> dict[str, Group]:
    found = uses(record, "en")
    ids = {public_id for use in found for public_id in use.notes}
    with override("en"):
        shown = groups(found, refs(ids, "en"), reader=READER)
    return {group.heading: group for group in shown}


def test_a_regulator_is_used_by_what_names_it_and_as_what() -> None:
    sfc = a_regulator()
    a_policy(title_en="A circular", issuers=[sfc])
    a_licence(regulator=sfc)

    found = used(sfc)

    assert list(found) == [
        "Policies · Issued by",
        "Licences and applications · Regulator",
    ]
    assert found["Policies · Issued by"].lines[0].ref.name.text == "A circular"


def test_a_use_leads_to_the_list_filtered_by_the_record() -> None:
    sfc = a_regulator(name_en="SFC")
    for number in range(SHOWN + 2):
        a_policy(title_en=f"Circular {number}", issuers=[sfc])

    (group,) = used(sfc).values()

    assert group.url == "/en/policies?issuers=sfc"
    assert group.total == SHOWN + 2
    assert len(group.lines) == SHOWN


def test_a_part_tells_how_it_names_the_record() -> None:
    old = a_policy(title_en="The old circular")
    relation = {"relation": "supersedes", "to_policy": old, "date": "2023-12-22"}
    a_policy(title_en="The new circular", relations=[relation])

    (line,) = used(old)["Policies · Relations"].lines

    assert line.ref.name.text == "The new circular"
    assert line.note == "supersedes · 22 Dec 2023"


def test_an_operator_is_used_by_its_platforms() -> None:
    operator = an_entity()
    an_exchange(name_en="Its platform", operators=[{"entity": operator}])

    assert list(used(operator)) == ["Exchanges · Operators"]


def test_a_record_nobody_names_is_used_by_none() -> None:
    assert used(a_policy()) == {}
