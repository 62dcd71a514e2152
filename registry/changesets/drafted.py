"""What the change sets that may still be published say of a column."""

from registry.changesets.models import ENDED, Change
from registry.records.models import Record


def drafted_values(model: type[Record], column: str) -> set[str]:
    """Return the texts, old and new, that open sets hold of a column; one query."""
    rows = Change.objects.filter(kind=model._meta.label_lower)
    patches = rows.exclude(change_set__state__in=ENDED).values_list("patch", flat=True)
    return {
        value
        for patch in patches.iterator()
        for value in patch.get(column) or []
        if value
    }
