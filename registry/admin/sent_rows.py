"""Records and rows as the page that was sent had them, what left since among them.

What another editor removed or withdrew meanwhile stands again inside the capture, so
that it is compared with what the page showed: untouched it is no change, edited it is
a conflict that keeps what was typed.
"""

from typing import Any
from uuid import UUID

from django.contrib.contenttypes.forms import BaseGenericInlineFormSet
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import HiddenInput, UUIDField
from django.forms.models import BaseInlineFormSet
from django.utils.functional import cached_property

from registry.admin.evidence import told_in
from registry.admin.opened import Opens
from registry.citations.models import Citation
from registry.history.intervals import held_at
from registry.records.models import Record
from registry.records.rows import plain


def stand_in(model: type[Record], key: str, *, seen: int | None) -> Record | None:
    """Return a record as a page showed it that has left since; None for any other."""
    try:
        twins = model.history.filter(id=UUID(key))
    except ValueError:
        return None
    twin = held_at(seen, twins).first() if seen is not None else None
    if twin is None:
        return None
    row: Record = twin.instance
    row._state.adding = False  # noqa: SLF001 - it was there when the page was made
    row.has_left = True  # type: ignore[attr-defined]  # read as its form is saved
    return row


def stand_in_citations(record: Record, *, seen: int | None) -> None:
    """Save a left record's citations of then beside it; a form leaves them out."""
    twins: Any = Citation.history.filter(object_id=record.pk)
    here = set(plain(Citation).filter(object_id=record.pk).values_list("pk", flat=True))
    for twin in held_at(seen, twins) if seen is not None else ():
        if twin.id not in here:
            twin.instance.save(force_insert=True)


class AsSent:
    """Lay the rows as the page that was sent had them; stand in for those that left."""

    def get_queryset(self) -> Any:
        """Return the live rows, or those of the page that was sent; two queries."""
        formset: Any = self
        rows: QuerySet[Any] = super().get_queryset()  # type: ignore[misc]  # a formset beside it
        if not formset.is_bound:
            return rows
        if not hasattr(self, "_sent"):
            self._sent = self._as_sent({row.pk: row for row in rows})
        return self._sent

    @cached_property
    def empty_form(self) -> Any:
        """Return the blank row a script copies; Django makes one each time it looks."""
        return super().empty_form  # type: ignore[misc]  # a formset beside it

    def add_fields(self, form: Any, index: Any) -> None:
        """Let the key of a row that is gone pass."""
        super().add_fields(form, index)  # type: ignore[misc]  # a formset beside it
        if form.instance.pk in getattr(self, "_gone", ()):
            form.fields["id"] = UUIDField(widget=HiddenInput)

    def save_new(self, form: Any, commit: bool = True) -> Any:
        """Save a new row; raise Faulty for what the database refuses."""
        with told_in(form):
            return super().save_new(form, commit)  # type: ignore[misc]  # a formset beside it

    def save_existing(self, form: Any, obj: Any, commit: bool = True) -> Any:
        """Save a changed row; raise Faulty for what the database refuses."""
        with told_in(form):
            return super().save_existing(form, obj, commit)  # type: ignore[misc]  # a formset beside it

    def _as_sent(self, live: dict[Any, Any]) -> list[Any]:
        formset: Any = self
        keys = [key for key in self._keys() if key not in live]
        kept = set(
            plain(formset.model).filter(pk__in=keys).values_list("pk", flat=True)
        )
        # a row that stands is another record's: its field refuses it
        self._gone = {key: self._stand_in(key) for key in keys if key not in kept}
        known = live | self._gone
        return [known[key] for key in self._keys() if key in known]

    def _stand_in(self, key: Any) -> Any:
        formset: Any = self
        row = formset.model(pk=key, **{formset.model.OWNER: formset.instance})
        row._state.adding = False  # noqa: SLF001 - Django saves no other row of a page
        return row

    def _keys(self) -> list[Any]:
        """Return the keys of the rows sent, in order; what is no key is left out."""
        formset: Any = self
        field = formset.model._meta.pk
        found = []
        for number in range(formset.initial_form_count()):
            try:
                sent = formset.data.get(f"{formset.add_prefix(number)}-id", "")
                found.append(field.to_python(sent))
            except ValidationError:
                continue
        return found


class PartRows(Opens, AsSent, BaseInlineFormSet):  # type: ignore[type-arg]  # no subscript at run time
    """The rows of one sort of part, known to the groups beside it."""

    def __init__(
        self, *args: Any, beside: dict[str, Any] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if beside is not None:
            beside[str(self.prefix)] = self


class CitationRows(Opens, AsSent, BaseGenericInlineFormSet):  # type: ignore[type-arg]  # no subscript at run time
    """The citations of a record that are being edited; a form leaves the others out."""

    def get_queryset(self) -> Any:
        """Return those asked for, and of a form that was sent those it held."""
        rows = super().get_queryset()
        if self.is_bound:
            return rows
        if not hasattr(self, "_asked"):
            keys = self.opened.citations
            self._asked = rows.filter(pk__in=keys) if keys else rows.none()
        return self._asked

    def blanks(self) -> list[dict[str, Any]]:
        """Return what each citation to be added begins with: the value it is for."""
        found = [{"fields_named": [path]} for path in self.opened.paths]
        return [*super().blanks(), *found]

    def brought(self) -> list[Any]:
        """Return the stored citations that are to be shown for editing; one query."""
        keys = self.opened.citations
        rows = Citation.objects.filter(object_id=self.instance.pk, pk__in=keys)
        return list(rows) if keys else []
