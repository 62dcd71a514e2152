"""A list's filter by another record: links where there are few, else typed for."""

from typing import Any

from django import forms
from django.contrib.admin.filters import RelatedOnlyFieldListFilter
from django.contrib.admin.views.main import PAGE_VAR
from django.contrib.admin.widgets import AutocompleteSelect
from django.forms import BoundField, Media
from django.http import HttpRequest

FEW = 8  # records whose links stand below each other


class RelationFilter(RelatedOnlyFieldListFilter):
    """Offer the records that are used; more than eight by an autocomplete."""

    template = "admin/relation_filter.html"

    def __init__(
        self, field: Any, request: HttpRequest, *rest: Any, **named: Any
    ) -> None:
        params, _model, model_admin = rest
        asked = f"{named['field_path']}__{field.target_field.name}__exact"
        if not any(params.get(asked, [])):
            params.pop(asked, None)  # sent without a choice: nothing is asked
        super().__init__(field, request, *rest, **named)
        others = [
            (name, value)
            for name, values in request.GET.lists()
            if name not in {*self.expected_parameters(), PAGE_VAR}
            for value in values
        ]
        self.kept = others  # what the form must not lose
        self.asks = len(self.lookup_choices) > FEW
        self.site = model_admin.admin_site

    @property
    def typed(self) -> BoundField:
        """Return the autocomplete, with the record it stands on."""
        relation: Any = self.field
        chosen = self.lookup_val[-1] if self.lookup_val else None
        form = forms.Form(initial={self.lookup_kwarg: chosen}, auto_id="filter-%s")
        form.fields[self.lookup_kwarg] = forms.ModelChoiceField(
            relation.remote_field.model.objects.all(),
            required=False,
            label=self.title,
            widget=AutocompleteSelect(relation, self.site),
        )
        return form[self.lookup_kwarg]


class Autocompletes:
    """An admin whose lists, too, bring what an autocomplete needs."""

    @property
    def media(self) -> Media:
        """Add the widget's scripts and styles."""
        found: Media = super().media  # type: ignore[misc]  # a ModelAdmin beside it
        return found + AutocompleteSelect(None, self.admin_site).media  # type: ignore[attr-defined]  # its media depend on no field
