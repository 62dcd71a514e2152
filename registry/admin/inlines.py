"""Inlines: one for each sort of part, built from its model; and citations."""

from functools import partial
from typing import Any

from django.contrib.admin import TabularInline
from django.contrib.admin.widgets import AdminDateWidget
from django.contrib.contenttypes.admin import GenericStackedInline
from django.db.models import URLField
from django.forms import Media
from django.http import HttpRequest

from registry.admin.capturing import SAFE, seen
from registry.admin.chosen import ChosenMany, ChosenOne
from registry.admin.fieldsets import dressed
from registry.admin.forms import CitationForm, PartForm, Told
from registry.admin.kept import for_all, kept
from registry.admin.opened import is_asked, opened
from registry.admin.paths import page_state, path_choices, rows_of
from registry.admin.sent_rows import CitationRows, PartRows
from registry.citations.models import Citation
from registry.records.kinds import Kind, kind_of, parts_of
from registry.records.models import Part, Record
from registry.records.state import fields_of

EVIDENCE = ("cite_source", "cite_locator", "cite_quote")
MOST_ROWS = 300  # of a sort on one page, whatever count is sent: each is drawn


class Related:
    """What record forms and inlines share: autocomplete, and no dead "add another"."""

    def formfield_for_dbfield(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Offer "add another": the new record goes into the same change set."""
        if isinstance(db_field, URLField):
            kwargs["assume_scheme"] = "https"
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]  # a ModelAdmin beside it
        widget: Any = getattr(field, "widget", None)
        if hasattr(widget, "can_add_related"):
            widget.can_change_related = widget.can_delete_related = False
            widget.can_view_related = False
        return dressed(field, db_field)

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Offer an autocomplete that may be told what it chose."""
        own: Any = self  # a ModelAdmin
        if db_field.name in own.get_autocomplete_fields(request):
            kwargs.setdefault("widget", ChosenOne(db_field, own.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]  # a ModelAdmin beside it

    def formfield_for_manytomany(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Offer an autocomplete that may be told what it chose."""
        own: Any = self  # a ModelAdmin
        if db_field.name in own.get_autocomplete_fields(request):
            kwargs.setdefault("widget", ChosenMany(db_field, own.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]  # a ModelAdmin beside it


class Rows(Related):
    """What inlines share: a class of rows for all pages, told what one page says."""

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Return the class of the rows; see RecordAdmin.get_formset_kwargs."""
        own: Any = self  # an inline
        make = partial(self._made, request, obj, **kwargs)
        return kept(request, (own.parent_model, own.model), make=make)

    def told(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        """Return what rows are told: what the rules found in them, what to open."""
        return {"opened": opened(request), "form_kwargs": {"told": told_by(request)}}

    def _made(self, request: HttpRequest, obj: Any, **kwargs: Any) -> Any:
        formset: Any = super().get_formset(request, obj, **kwargs)  # type: ignore[misc]  # an inline beside it
        formset.max_num = formset.absolute_max = MOST_ROWS
        for_all(formset.form)
        return formset


def told_by(request: HttpRequest, **more: Any) -> Told:
    """Return what a page tells each of its forms."""
    faults = getattr(request, "record_faults", {})
    return Told(faults, reopened=is_asked(request), **more)


def groups_of(request: HttpRequest) -> dict[str, Any]:
    """Return the groups of rows that this page shows whole, by their prefixes."""
    found: dict[str, Any] = vars(request).setdefault("groups_of_rows", {})
    return found


class PartInline(Rows, TabularInline):  # type: ignore[type-arg]  # no subscript at run time
    """The rows of one sort of part, each with its source."""

    form = PartForm
    formset = PartRows
    extra = 0
    show_change_link = False

    def told(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        """Make the rows known to the page, where it shows them."""
        found = super().told(request, obj)
        may_see = self.has_view_or_change_permission(request, obj)
        return found | {"beside": groups_of(request)} if may_see else found

    def _made(self, request: HttpRequest, obj: Any, **kwargs: Any) -> Any:
        """Offer a source beside each row."""
        formset = super()._made(request, obj, **kwargs)
        link = Citation._meta.get_field("source")
        widget = ChosenOne(link, self.admin_site)
        formset.form.base_fields["cite_source"].widget = widget
        return formset


class CitationInline(Rows, GenericStackedInline):
    """The citations of a record, each naming the fields it bears on."""

    model = Citation
    form = CitationForm
    formset = CitationRows  # type: ignore[assignment]  # the stubs know no generic set
    ct_fk_field = "object_id"
    extra = 0
    autocomplete_fields = ("source",)
    fields = (
        "source", "fields_named", ("locator", "stance", "read"), "quote", "says",
        "verified_on",
    )  # fmt: skip

    @property
    def media(self) -> Media:
        """Add what the day of a verification is chosen with."""
        return super().media + AdminDateWidget().media

    def told(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        """Offer this record's fields."""
        key = obj.pk if obj else None
        if request.method in SAFE:
            state = rows_of(self.parent_model, key, shown=groups_of(request))
        else:
            state = page_state(self.parent_model, key, seen=seen(request))
        told = told_by(
            request,
            paths=path_choices(kind_of(self.parent_model), state),
            shown={key: row["fields"] for key, row in state["citations"].items()},
        )
        return super().told(request, obj) | {"form_kwargs": {"told": told}}

    def _made(self, request: HttpRequest, obj: Any, **kwargs: Any) -> Any:
        return super()._made(request, obj, fields=CitationForm.Meta.fields, **kwargs)


def inlines_of(model: type[Record]) -> list[type[Any]]:
    """Return the inline classes of a record, citations last."""
    parts = [(n, p) for n, p in parts_of(model).items() if n != "citations"]
    return [*(part_inline(part) for _name, part in parts), CitationInline]


def part_inline(part: type[Part]) -> type[PartInline]:
    """Return the inline of one sort of part."""
    columns = fields_of(part)
    links = tuple(field.name for field in columns if field.is_relation)
    evidence = () if kind_describes_itself(part) else EVIDENCE
    return type(
        f"{part.__name__}Inline",
        (PartInline,),
        {
            "model": part,
            "fk_name": part.OWNER,
            "fields": (*(field.name for field in columns), *evidence),
            "autocomplete_fields": links,
            "ordering": part._meta.ordering,
        },
    )


def kind_describes_itself(part: type[Part]) -> bool:
    """Say whether all values of a part are of our own making."""
    owner: Any = part._meta.get_field(part.OWNER).related_model
    kind: Kind = kind_of(owner)
    accessor = next(name for name, model in parts_of(owner).items() if model is part)
    return f"{accessor}.*" in kind.own
