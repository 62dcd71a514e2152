"""The rows of a group as its template shows them: plain dicts, as cells are."""

from collections.abc import Iterator
from typing import Any, TypedDict

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

LONGEST = 80  # characters of what a row is called


class Row(TypedDict):
    """A row with all that stands around its fields; blank where it has none.

    `form` is Django's own, as prepared by `sections`; `keys` are its hidden fields.
    """

    form: Any
    place: str  # of its address: a number, or "empty" for the row a script copies
    is_blank: bool
    original: Any
    called: str
    remove: SafeString
    remove_id: str
    keys: SafeString


def rows_of(group: Any) -> list[Row]:
    """Return the rows of a group of Django's admin, the blank one last if it has one.

    A query for a row that is called by what it names, where that is not known yet.
    """
    return list(_rows(group))


def _rows(group: Any) -> Iterator[Row]:
    may_remove = group.formset.can_delete and group.has_delete_permission
    for number, one in enumerate(group):
        is_blank = one.form is group.formset.empty_form
        remove = one.deletion_field().field if may_remove and one.original else None
        yield Row(
            form=one.form,
            place="empty" if is_blank else str(number),
            is_blank=is_blank,
            original=one.original,
            called=_called(one.original),
            remove=SafeString("" if remove is None else str(remove)),
            remove_id="" if remove is None else remove.id_for_label,
            keys=_keys(one),
        )


def _called(original: Any) -> str:
    return Truncator(str(original)).chars(LONGEST) if original else ""


def _keys(one: Any) -> SafeString:
    """Return the hidden fields that say which row it is, and whose."""
    fields = [one.pk_field()] if one.needs_explicit_pk_field() else []
    fields += [field for field in [one.fk_field()] if field]
    return mark_safe("".join(str(field.field) for field in fields))  # noqa: S308 - so
