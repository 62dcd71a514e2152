"""Which records an official source vouches for."""

from collections.abc import Iterable
from uuid import UUID

from registry.citations.models import Citation
from registry.citations.vocabulary import CONFIRMING_TIER, Stance


def vouched(records: Iterable[UUID], fields: Iterable[str] = ()) -> set[UUID]:
    """Return the keys of the records that a source of tier ≤ 3 supports; one query.

    It must support one of these fields, or any where none is named.
    """
    wanted = set(fields)
    found = Citation.objects.filter(
        object_id__in=list(records),
        stance=Stance.SUPPORTS,
        source__tier__lte=CONFIRMING_TIER,
    )
    return {
        record
        for record, named in found.values_list("object_id", "fields")
        if not wanted or wanted & set(named)
    }
