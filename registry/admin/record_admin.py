"""The ordinary admin of a kind, built from its declaration."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin, ShowFacets
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.urls import reverse

from registry.admin import evidence
from registry.admin.asked import Asked
from registry.admin.beside import beside_form, form_of, links_to
from registry.admin.bulk import Bulk
from registry.admin.capturing import SAFE, UNDO, draft_of, remember, seen
from registry.admin.change_list import RecordList, columns_of, filters_of, public_id
from registry.admin.drafted import drafted, show_was
from registry.admin.fieldsets import fieldsets_of
from registry.admin.forms import RecordForm, wrong_with
from registry.admin.frame import language, page_head
from registry.admin.inlines import Related, inlines_of, told_by
from registry.admin.kept import for_all, kept
from registry.admin.languages import take_proposal, translate_in
from registry.admin.opened import is_asked
from registry.admin.others_drafts import others_drafts
from registry.admin.past import Past
from registry.admin.relation_filter import Autocompletes
from registry.admin.sent_rows import stand_in, stand_in_citations
from registry.changesets.references import referrers
from registry.records.kinds import kind_of
from registry.records.models import Record
from registry.records.state import fields_of
from registry.search import find

WIDTH = 50  # rows of a change list


class RecordAdmin(Asked, Bulk, Autocompletes, Past, Related, ModelAdmin):  # type: ignore[type-arg]  # no subscript at run time
    """Add, change and withdraw records of one kind; history replaces the stock page."""

    form = RecordForm
    list_per_page = WIDTH
    show_full_result_count = False
    search_fields = ("public_id",)  # switches search on; see get_search_results
    show_facets = ShowFacets.ALWAYS
    change_form_template = "admin/record_form.html"
    delete_confirmation_template = "admin/withdraw.html"
    view_on_site: Callable[[Any], str]

    def view_on_site(self, obj: Record) -> str:  # type: ignore[no-redef]  # a method, as the documentation shows
        """Return the public page of a record, in the editor's language."""
        return f"/{language()}/{kind_of(type(obj)).slug}/{obj.slug}"

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[RecordList]:
        """Return the list that knows what its records are called."""
        return RecordList

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return the fields in the groups all kinds share."""
        return fieldsets_of(self.model)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the rows; a form's with the records that it names in columns."""
        rows: QuerySet[Any] = super().get_queryset(request)
        is_form = hasattr(request, "is_form")  # see changeform_view
        named = _named(self.model) if is_form else ()
        return rows.select_related(*named) if named else rows  # of none: of all

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        """Return the record; a form that was sent finds one that has left since too."""
        found = super().get_object(request, object_id, from_field)
        if found is None and request.method == "POST":
            return stand_in(self.model, object_id, seen=seen(request))
        return found

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """Return what makes the form: its class, told what this page says."""
        name = (self.model, obj is None, change, *(kwargs.get("fields") or ()))
        make = partial(super().get_form, request, obj, change=change, **kwargs)
        form = kept(request, name, make=lambda: for_all(make()))
        return partial(form, told=told_by(request))

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> dict[str, Any]:
        """Tell the rows what this page says of them."""
        found = super().get_formset_kwargs(request, obj, inline, prefix)
        return {**found, **inline.told(request, obj)}

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Search in three scripts with the register's own index."""
        if not search_term.strip():
            return queryset, False
        found = find.matches(search_term, kind_of(self.model).slug)
        return queryset.filter(pk__in=found), False

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Show the form again, as typed, where the register's rules refuse it."""
        take_proposal(request)
        page_head(request)  # before the record is read: never newer than it
        request.is_form = True  # type: ignore[attr-defined]  # see get_queryset
        if request.method in SAFE:  # no transaction: on SQLite it takes the write lock
            return super().changeform_view(request, object_id, form_url, extra_context)
        try:
            with transaction.atomic():
                return super().changeform_view(
                    request, object_id, form_url, extra_context
                )
        except evidence.Faulty as faulty:
            request.record_faults = faulty.rows  # type: ignore[attr-defined]  # read by the forms
            return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(  # type: ignore[override]  # the rest by keyword, as Django calls it
        self, request: HttpRequest, context: dict[str, Any], **kwargs: Any
    ) -> Any:
        """Show evidence beside each field, and the record's answer and uses."""
        form = context["adminform"].form  # its own: a class is shared by all requests
        form.fields["page_seq"].initial = page_head(request).seq
        remember(request, form, record=kwargs.get("obj"))
        draft, groups = draft_of(request), context["inline_admin_formsets"]
        change = draft.change_of(kwargs.get("obj"))
        translate_in(form, kwargs.get("obj"), patch=draft.patch_of(kwargs.get("obj")))
        show_was(form, groups, change=change)
        may_change = self.has_change_permission(request, kwargs.get("obj"))
        context |= beside_form(context, kwargs.get("obj"), may_change=may_change)
        context |= drafted(form, groups, change=change, change_set=draft.change_set)
        context |= others_drafts(request, kwargs.get("obj"))
        return super().render_change_form(request, context, **kwargs)

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: bool
    ) -> None:
        """Save the record; raise Faulty for what the database refuses."""
        with evidence.told_in(form):
            super().save_model(request, obj, form, change)

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        """Save parts and citations, then ask the rules; raise Faulty."""
        if getattr(form.instance, "has_left", False):
            stand_in_citations(form.instance, seen=seen(request))
        super().save_related(request, form, formsets, change)
        evidence.cite_rows(form.instance, formsets)
        evidence.forget_rows(form.instance, formsets)
        evidence.ask_the_rules(form.instance, formsets)

    def delete_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Propose to withdraw; a reason that is given explains something."""
        reason = request.POST.get("change_reason", "").strip()
        extra = {**(extra_context or {}), "typed": reason}
        if is_asked(request):
            request.POST = QueryDict()  # to come back as typed
        if request.POST and (wrong := wrong_with(reason)):
            messages.error(request, wrong)
            request.POST = QueryDict()
        return super().delete_view(request, object_id, extra)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Name the records that still refer to this one as what stands in the way."""
        gone, counts, needed, protected = super().get_deleted_objects(objs, request)
        found = referrers(self.model, [obj.pk for obj in objs])
        left = {key for keys in found.values() for key in keys}
        return gone, counts, needed, links_to(left, code=language()) or protected

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Write no log line: the ledger is the log."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Write no log line: the ledger is the log."""

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """Write no log line: the ledger is the log."""

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> Any:
        """Go on to its form or to the list; the capture says what became of it."""
        if "_popup" in request.POST:
            return super().response_add(request, obj, post_url_continue)
        if "_continue" in request.POST:
            return HttpResponseRedirect(reverse(form_of(self.opts), args=[obj.pk]))
        return self._away(request)

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        """Stay on the form or return to the list."""
        if {"_continue", UNDO} & request.POST.keys():
            return HttpResponseRedirect(request.path)
        return self._away(request)

    def response_delete(
        self, request: HttpRequest, obj_display: str, obj_id: Any
    ) -> Any:
        """Return to the list."""
        return self._away(request)

    def _away(self, request: HttpRequest) -> HttpResponseRedirect:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"
        return HttpResponseRedirect(reverse(name, current_app=self.admin_site.name))


def build_admin(
    model: type[Record], base: type[RecordAdmin] = RecordAdmin
) -> type[RecordAdmin]:
    """Return the admin class of a kind, on a base that knows it where there is one."""
    kind = kind_of(model)
    columns = columns_of(kind)
    return type(
        f"{model.__name__}Admin",
        (base,),
        {
            "list_display": (public_id, *columns),
            "list_display_links": (public_id, columns[0]),
            "list_filter": filters_of(kind),
            "autocomplete_fields": _links(model),
            "inlines": inlines_of(model),
            "ordering": ("public_id",),
        },
    )


def _named(model: type[Record]) -> tuple[str, ...]:
    """Return the columns in which a record names another."""
    return tuple(field.name for field in fields_of(model) if field.is_relation)


def _links(model: type[Record]) -> tuple[str, ...]:
    columns = [f for f in model._meta.concrete_fields if f.is_relation and f.editable]
    return tuple(f.name for f in [*columns, *model._meta.local_many_to_many])
