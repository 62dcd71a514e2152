"""Change one field of many records: choose it, give a value, see old → new, save."""

from collections.abc import Iterator, Sequence
from copy import copy
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from registry.admin.bulk_rows import Tried, digest, give, lines
from registry.admin.capturing import draft_of
from registry.admin.fieldsets import fieldsets_of
from registry.admin.forms import PartForm, RecordForm
from registry.citations.models import Citation
from registry.records.kinds import kind_of
from registry.records.models import Record
from registry.records.paths import is_own
from registry.records.state import fields_of, m2m_of

MOST = 200  # records of one act; each is validated by itself
ACTION = "change_one_field"
PREFIX = "new"  # of the value's input: no name of the list's own form


class BulkForm(forms.Form):
    """What the value rests on, and why it changes."""

    cite_source = copy(PartForm.base_fields["cite_source"])
    cite_locator = copy(PartForm.base_fields["cite_locator"])
    cite_quote = copy(PartForm.base_fields["cite_quote"])
    change_reason = copy(RecordForm.base_fields["change_reason"])
    change_cause = copy(RecordForm.base_fields["change_cause"])

    def __init__(self, *args: Any, is_cited: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget = AutocompleteSelect(Citation._meta.get_field("source"), admin.site)
        widget.choices = cast("Any", self.fields["cite_source"]).choices
        source = self.fields["cite_source"]
        source.widget, source.required = widget, is_cited
        source.label, source.help_text = _("Source"), _("It is cited for each record.")


class Bulk:
    """A list whose only action changes one field of the chosen records."""

    actions: Sequence[Any] | None = (ACTION,)

    def get_actions(
        self, request: HttpRequest, action_location: Any = None
    ) -> dict[str, Any]:
        """Offer this action alone, to those who may change records."""
        place = [action_location] if action_location else []  # since Django 6.1
        found = super().get_actions(request, *place)  # type: ignore[misc]  # a ModelAdmin beside it
        return {name: found[name] for name in found if name == ACTION}

    def response_action(
        self, request: HttpRequest, queryset: QuerySet[Any], *place: Any, **named: Any
    ) -> HttpResponse | None:
        """Refuse keys that are none; the stock view would fail on them."""
        if not all(map(_is_key, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            messages.error(request, _("Choose records of this list."))
            return None
        return cast(
            "HttpResponse | None",
            super().response_action(request, queryset, *place, **named),  # type: ignore[misc]  # a ModelAdmin beside it
        )

    @admin.action(
        permissions=["change"], description=gettext_lazy("Change one field of these…")
    )
    def change_one_field(
        self, request: HttpRequest, queryset: QuerySet[Any]
    ) -> HttpResponse | None:
        """Lead from the field over its value and a preview into the change set."""
        rows = list(queryset[: MOST + 1])
        if len(rows) > MOST:
            text = _("At most %(most)s records can be changed at once: choose fewer.")
            messages.error(request, text % {"most": MOST})
            return None
        return Step(cast("admin.ModelAdmin[Any]", self), request, rows=rows).answer()


class Step:
    """One page of the act: which field, which value, or what comes of it."""

    def __init__(
        self,
        model_admin: "admin.ModelAdmin[Any]",
        request: HttpRequest,
        *,
        rows: list[Record],
    ) -> None:
        self.admin, self.request, self.rows = model_admin, request, rows
        self.model: type[Record] = model_admin.model
        name = request.POST.get("bulk_field", "")
        names = [name for _group, found in fields_for(self.model) for name, _l in found]
        self.name = name if name in names else ""

    def answer(self) -> HttpResponse:
        """Return the next page, or the way back to the list once all is saved."""
        if not self.name:
            return self._page("admin/bulk.html", groups=fields_for(self.model))
        sent = self.request.POST if "_value" in self.request.POST else None
        value, why = self._value_form(sent, self.model()), self._why_form(sent)
        is_right = sent is not None and value.is_valid() & why.is_valid()
        if not is_right or "_again" in self.request.POST:
            return self._page(
                "admin/bulk.html", value=value[self.name], why=why, media=value.media
            )
        return self._tried(why)

    def _tried(self, why: BulkForm) -> HttpResponse:
        """Save what the preview showed; undo it where there was none or another."""
        cited = {
            name: why.cleaned_data[f"cite_{name}"]
            for name in ("source", "locator", "quote")
        }
        with transaction.atomic():
            tried = give(
                self.rows,
                lambda row: self._value_form(self.request.POST, row),
                cited=cited,
            )
            seen = digest(tried)
            is_seen = self.request.POST.get("previewed") == seen
            if not is_seen:
                transaction.set_rollback(True)
        if is_seen and "_apply" in self.request.POST:
            messages.info(self.request, told(tried))
            return HttpResponseRedirect(self.request.get_full_path())
        if "previewed" in self.request.POST:
            text = _("Something changed since this was shown: look at it once more.")
            messages.warning(self.request, text)
        value = self._value_form(self.request.POST, self.model())[self.name]
        return self._page(
            "admin/bulk_preview.html",
            value=value,
            why=why,
            previewed=seen,
            told=told(tried),
            wrong=lines([one for one in tried if one.wrong]),
            lines=lines([one for one in tried if one.changes]),
        )

    def _value_form(self, sent: Any, row: Record) -> Any:
        """Return the kind's own form with this field alone."""
        made = self.admin.get_form(self.request, None, fields=[self.name])
        form: Any = made(sent, instance=row, prefix=PREFIX)
        form.fields = {self.name: form.fields[self.name]}
        widget = form.fields[self.name].widget
        if hasattr(widget, "can_add_related"):
            widget.can_add_related = False
        return form

    def _why_form(self, sent: Any) -> BulkForm:
        change_set = draft_of(self.request).change_set
        is_own_value = is_own(kind_of(self.model), self.name)
        is_blank = sent is not None and not any(sent.getlist(f"{PREFIX}-{self.name}"))
        return BulkForm(
            sent,
            initial={
                "change_reason": change_set.reason if change_set else "",
                "change_cause": change_set.cause if change_set else "new_evidence",
            },
            is_cited=not is_own_value and not is_blank,
        )

    def _page(self, template: str, **shown: Any) -> HttpResponse:
        count = len(self.rows)
        opts = self.model._meta
        kinds = opts.verbose_name if count == 1 else opts.verbose_name_plural
        media = self.admin.media + shown.pop("media", forms.Media())
        context = {
            **self.admin.admin_site.each_context(self.request),
            "title": _("Change one field of %(count)s %(kinds)s")
            % {"count": count, "kinds": kinds},
            "opts": opts,
            "rows": self.rows,
            "field": self.name,
            "action": ACTION,
            "media": media,
            **shown,
        }
        return TemplateResponse(self.request, template, context)


def fields_for(model: type[Record]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return (group, [(field, label)]) of what one value may stand in many of."""
    columns = {f.name: f for f in [*fields_of(model), *m2m_of(model)]}
    groups = []
    for title, group in fieldsets_of(model):
        found = [
            (name, str(capfirst(str(columns[name].verbose_name))))
            for name in _flat(group["fields"])
            if name in columns and name != "slug" and not columns[name].unique
        ]
        if found:
            groups.append((str(title), found))
    return groups


def told(tried: list[Tried]) -> str:
    """Return how many records change, were so already, and are left out."""
    same = sum(one.is_so_already for one in tried)
    wrong = sum(bool(one.wrong) for one in tried)
    count = sum(one.changes for one in tried)
    texts = [
        ngettext("%(count)s record changes.", "%(count)s records change.", count)
        % {"count": count}
    ]
    if same:
        text = ngettext("%(count)s is so already.", "%(count)s are so already.", same)
        texts.append(text % {"count": same})
    if wrong:
        text = ngettext(
            "%(count)s is refused and left out.",
            "%(count)s are refused and left out.",
            wrong,
        )
        texts.append(text % {"count": wrong})
    return " ".join(texts)


def _flat(names: Any) -> Iterator[str]:
    for name in names:
        if isinstance(name, str):
            yield name
        else:
            yield from _flat(name)


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
