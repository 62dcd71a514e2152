"""The directory keeps one row for a record and one for a public id."""

from uuid import uuid4

import pytest
from django.db import IntegrityError

from registry.search.models import SearchRow


def row(public_id: str = "RG-0001") -> SearchRow:
    return SearchRow(record=uuid4(), public_id=public_id, seq=1, analyser=1)


def test_a_row_is_called_by_id_and_name() -> None:
    assert str(SearchRow(public_id="RG-0001", name_en="SFC")) == "RG-0001 SFC"
    assert str(SearchRow(public_id="LC-0007")) == "LC-0007"


@pytest.mark.django_db
def test_a_public_id_names_one_record() -> None:
    row().save()

    with pytest.raises(IntegrityError):
        row().save()


@pytest.mark.django_db
def test_rows_are_listed_by_public_id() -> None:
    for public_id in ("RG-0002", "EX-0001", "RG-0001"):
        row(public_id).save()

    listed = SearchRow.objects.values_list("public_id", flat=True)

    assert list(listed) == ["EX-0001", "RG-0001", "RG-0002"]
