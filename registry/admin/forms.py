"""Forms of records, parts and citations: stock ones, with reason and evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from registry.changesets.models import REASON_LENGTH, TYPED_CAUSES
from registry.changesets.numbering import OF_ANOTHER, is_of_another
from registry.changesets.validate import span_faults
from registry.citations.models import Citation, Source, validate_quote
from registry.records.models import STAND_IN, Part, Record

# form prefix → field → messages: what the rules found after a first pass
Faults = Mapping[str, Mapping[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Told:
    """What a page tells its forms: their classes are shared by all pages.

    `paths` are the choices a citation has; `shown` the fields that each named, by id.
    """

    faults: Faults = field(default_factory=dict)
    reopened: bool = False  # sent only to come back as typed
    paths: list[tuple[str, Any]] = field(default_factory=list)
    shown: Mapping[str, list[str]] = field(default_factory=dict)


NOTHING = Told()


class Faulted(forms.ModelForm):  # type: ignore[type-arg]  # no subscript at run time
    """A form that shows what the register's rules found in it."""

    def __init__(self, *args: Any, told: Told = NOTHING, **kwargs: Any) -> None:
        self.told = told
        super().__init__(*args, **kwargs)

    @property
    def media(self) -> forms.Media:
        """Bring nothing: the admins bring what all their forms need, once."""
        return forms.Media()

    def is_valid(self) -> bool:
        """Save nothing of a form that is only to come back."""
        return not self.told.reopened and super().is_valid()

    def full_clean(self) -> None:
        """Judge nothing of a form that is only to come back."""
        if self.told.reopened:
            self._errors, self.cleaned_data = forms.utils.ErrorDict(), {}
            return
        super().full_clean()

    def clean(self) -> dict[str, Any]:
        """Add the faults of this form to its own errors."""
        cleaned = super().clean() or self.cleaned_data
        for name, found in self.told.faults.get(self.prefix or "", {}).items():
            for message in found:
                self.add_error(name if name in self.fields else None, message)
        return cleaned

    def _post_clean(self) -> None:
        """Compare ends with starts, once the model has read both."""
        super()._post_clean()  # type: ignore[misc]  # the stubs leave it out
        read = {n: v for n, v in self.cleaned_data.items() if n not in self.errors}
        for name, message in span_faults(self._meta.model, read):
            self.add_error(name, message)


class RecordForm(Faulted):
    """A record's form: says why, and which state of the register it was made from."""

    change_reason = forms.CharField(
        label=_("Reason, shown to the public"),
        min_length=REASON_LENGTH,
        max_length=2000,
        required=False,  # a draft may wait for its reason
        error_messages={"min_length": _("Say why, in at least 10 characters.")},
    )
    change_cause = forms.ChoiceField(
        label=_("Cause"), choices=TYPED_CAUSES, required=False
    )
    page_seq = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    page_draft = forms.CharField(widget=forms.HiddenInput, required=False)
    page_why = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Record
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if str(self.initial.get("slug", "")).startswith(STAND_IN):
            self.initial["slug"] = ""  # nobody typed it

    def clean(self) -> dict[str, Any]:
        """Refuse an address that is another record's: publication would, each time."""
        cleaned = super().clean()
        slug, record = cleaned.get("slug"), self.instance
        if not slug or "slug" not in self.changed_data:
            return cleaned
        if is_of_another(type(record), record.pk, slug=slug):
            self.add_error("slug", OF_ANOTHER)
        return cleaned


def wrong_with(reason: str) -> str:
    """Return what a form would say against a reason, blank for a good one."""
    try:
        RecordForm.base_fields["change_reason"].clean(reason)
    except forms.ValidationError as error:
        return " ".join(error.messages)
    return ""


class PartForm(Faulted):
    """A part's row, with the source it rests on beside it."""

    cite_source = forms.ModelChoiceField(
        Source.objects.all(),
        required=False,
        label=_("Source of this row"),
        help_text=_("Cites every value of the row."),
    )
    cite_locator = forms.CharField(
        required=False, max_length=200, label=_("Place in the source")
    )
    cite_quote = forms.CharField(
        required=False, label=_("Quotation"), validators=[validate_quote]
    )

    class Meta:
        model = Part
        fields: ClassVar[list[str]] = []

    def clean(self) -> dict[str, Any]:
        """Refuse a quotation or place without its source."""
        cleaned = super().clean()
        given = cleaned.get("cite_locator") or cleaned.get("cite_quote")
        if given and not cleaned.get("cite_source"):
            self.add_error("cite_source", _("Which source does this stand in?"))
        return cleaned


class CitationForm(Faulted):
    """A citation names its fields one by one."""

    fields_named = forms.MultipleChoiceField(
        label=_("Bears on"),
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=_("The fields this place in the source is about."),
    )

    class Meta:
        model = Citation
        fields = (
            "source", "locator", "quote", "stance", "says", "read", "verified_on",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["fields_named"]
        field.choices = self.told.paths  # type: ignore[attr-defined]  # a choice field
        field.initial = self.instance.fields

    def save(self, commit: bool = True) -> Any:
        """Store the fields named, in the order they stood in."""
        self.instance.fields = in_order(
            self.cleaned_data["fields_named"],
            shown=self.told.shown.get(str(self.instance.pk), []),
            live=self.instance.fields,
        )
        return super().save(commit)


def in_order(named: list[str], *, shown: list[str], live: list[str]) -> list[str]:
    """Return the paths as they stood, new ones last: browsers send theirs sorted."""
    for known in (shown, live):
        if set(known) == set(named):
            return known
    return [p for p in live if p in named] + [p for p in named if p not in live]
