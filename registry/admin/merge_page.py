"""Merge a record into another: choose it, see what moves, then into the change set."""

from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django.utils.translation import gettext as _

from registry.admin.back import to_set
from registry.admin.beside import links_to
from registry.admin.capturing import captured
from registry.admin.form_words import Told, Words, named
from registry.admin.frame import language
from registry.admin.history import about, entries_of
from registry.admin.opened import is_asked
from registry.changesets.merge_records import Merging, merge_records, merging
from registry.changesets.models import ChangeSet
from registry.changesets.refusals import Conflict, NotReviewable
from registry.clock import now
from registry.ledger import read
from registry.ledger.models import LEFT, Entry
from registry.records.kinds import Kind, kind_of, parts_of
from registry.records.models import Record
from registry.records.names import in_languages

SHOWN = 20  # options of one answer
ASKS = {"term", "field_name"}  # what select2 sends; before a key is typed, no term
LONGEST = 200  # characters of a search; more is cut off


class RecordSelect(AutocompleteSelect):
    """An autocomplete of the records of one kind, asked at the page's own address."""

    def __init__(self, model: type[Record], site: Any, *, url: str) -> None:
        relation = SimpleNamespace(model=model)
        field: Any = SimpleNamespace(model=model, name="pk", remote_field=relation)
        super().__init__(field, site)
        self.url = url

    def get_url(self) -> str:
        """Return where options are asked for."""
        return self.url


class Choice(forms.Form):
    """Into which record; without script, by its public id."""

    into: Any = forms.ModelChoiceField(queryset=None, required=False)
    public_id = forms.CharField(required=False, max_length=16)

    def __init__(
        self, admin: Any, request: HttpRequest, *, gone: UUID, data: Any
    ) -> None:
        super().__init__(data)
        field: Any = self.fields["into"]
        field.queryset = admin.get_queryset(request).exclude(pk=gone)
        field.label_from_instance = _called
        field.widget = RecordSelect(admin.model, admin.admin_site, url=request.path)
        field.widget.choices = field.choices

    def chosen(self) -> Any:
        """Return the record that was chosen, None where none was."""
        if not self.is_valid():
            return None
        by_id = self.cleaned_data["public_id"].strip().upper()
        if self.cleaned_data["into"] or not by_id:
            return self.cleaned_data["into"]
        field: Any = self.fields["into"]
        found = field.queryset.filter(public_id=by_id).first()
        if found is None:
            self.add_error("public_id", _("No record of this kind has this public id."))
        return found


def merge_page(admin: Any, request: HttpRequest, *, object_id: str) -> HttpResponse:
    """Show what merging would move, in the editor's draft; a POST proposes it.

    Raise 403 for whoever may not change and withdraw records of the kind, 404 for a
    record that is not in the register.
    """
    entries = entries_of(admin, request, object_id=object_id)
    if not (
        admin.has_change_permission(request) and admin.has_delete_permission(request)
    ):
        raise PermissionDenied(_("Merging needs the role editor: ask one."))
    if entries[-1].type in LEFT:
        raise Http404(_("It has left the register: there is nothing to merge."))
    if request.method == "POST" and not is_asked(request):
        return _proposed(admin, request, entry=entries[-1])
    return cast("HttpResponse", captured(_shown)(request, admin, entries=entries))


def _shown(request: HttpRequest, admin: Any, *, entries: list[Entry]) -> HttpResponse:
    gone = entries[-1].record
    asked = request.POST if is_asked(request) else request.GET
    choice = Choice(admin, request, gone=gone, data=asked)
    if ASKS & request.GET.keys():
        return _options(admin, request, choice=choice)
    into = choice.chosen()
    plan = _planned(admin, request, gone=gone, into=into) if into else None
    context = {
        **about(admin, request, entries=entries),
        "title": _("Merge %(id)s into another record") % {"id": entries[-1].public_id},
        "choice": choice,
        "media": choice.media,
        "into": into,
        "typed": asked.get("change_reason", ""),
        "plan": plan,
        "naming": links_to(plan.referrers, code=language()) if plan else [],
        "fields": _apart(entries[-1], into) if plan else [],
    }
    return render(request, "admin/merge.html", context)


def _options(admin: Any, request: HttpRequest, *, choice: Choice) -> JsonResponse:
    """Return what select2 shows for a term, a page at a time."""
    field: Any = choice.fields["into"]
    term = request.GET.get("term", "").strip()[:LONGEST]
    rows, _double = admin.get_search_results(request, field.queryset, term)
    page = Paginator(rows.order_by("public_id"), SHOWN).get_page(
        request.GET.get("page")
    )
    results = [{"id": str(row.pk), "text": _called(row)} for row in page]
    return JsonResponse({"results": results, "pagination": {"more": page.has_next()}})


def _planned(
    admin: Any, request: HttpRequest, *, gone: UUID, into: Any
) -> Merging | None:
    try:
        return merging(admin.model, gone, into=into.pk)
    except NotReviewable as refusal:
        messages.error(request, str(refusal))
        return None


def _proposed(admin: Any, request: HttpRequest, *, entry: Entry) -> HttpResponse:
    """Keep the merging in the open set, and go to that set's page."""
    try:
        into = UUID(request.POST.get("into", ""))
        made = _kept(admin, request, gone=entry.record, into=into)
    except ValueError:
        messages.error(request, _("Choose into which record."))
    except (NotReviewable, Conflict) as refusal:
        messages.error(request, str(refusal))
    else:
        return to_set(request, made)
    return HttpResponseRedirect(request.path)


@transaction.atomic
def _kept(admin: Any, request: HttpRequest, *, gone: UUID, into: UUID) -> ChangeSet:
    """Return the set; raise 403 where it touches what this person may not change."""
    user: Any = request.user
    reason = request.POST.get("change_reason", "")
    made = merge_records(
        admin.model, gone, into=into, author=user, at=now(), reason=reason
    )
    for label in set(made.changes.values_list("kind", flat=True)):
        app, _dot, model = label.partition(".")
        if not user.has_perm(f"{app}.change_{model}"):
            raise PermissionDenied(_("It touches records that you may not change."))
    return made


def _apart(entry: Entry, into: Record) -> list[Told]:
    """Return what the two say differently, the one that leaves first."""
    other = read.newest(into.public_id)
    forms = [read.form_of(one) for one in (entry, other) if one]
    if len(forms) < len((entry, other)):
        return []  # the other is only drafted
    old, new = ({**form, "citations": []} for form in forms)
    words = Words(kind_of(type(into)), named(forms, language()), language())
    told = words.differences(old, new)
    return [one for one in told if not _moves(words.kind, one.name)]


def _moves(kind: Kind, name: str) -> bool:
    """Say whether a value is an address or a name, of which is told above."""
    first = name.partition(".")[0]
    part = parts_of(kind.record).get(first)
    if part is not None:
        return part.FORMER_NAME is not None
    return first == "slug" or first in in_languages(kind.title[0])


def _called(record: Record) -> str:
    return f"{record} ({record.public_id})"
