"""What is typed of a webhook: its name, its address, which kinds, where it begins."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.ledger import read
from registry.records.kinds import kinds
from registry.webhooks.models import Endpoint
from registry.webhooks.target import against


def choices() -> list[tuple[str, str]]:
    """Return the kinds that may be chosen, as people call them."""
    names = {kind.slug: str(kind.record._meta.verbose_name_plural) for kind in kinds()}
    return [(slug, capfirst(name)) for slug, name in names.items()]


class EndpointForm(forms.ModelForm):  # type: ignore[type-arg]  # no subscript at run time
    """A webhook that stands."""

    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("kinds"),
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None chosen: every kind, also those to come."),
    )

    class Meta:
        model = Endpoint
        fields = ("name", "url", "kinds")

    def clean_url(self) -> str:
        """Refuse an address whose text says that it is none of the open Internet."""
        url: str = self.cleaned_data["url"].strip()
        if (reason := against(url)) is not None:
            raise ValidationError(reason)
        return url


class NewEndpointForm(EndpointForm):
    """A new one, which begins somewhere."""

    start = forms.IntegerField(
        label=gettext_lazy("first change no."),
        min_value=1,
        help_text=gettext_lazy("1 tells all there is; as it stands, what comes next."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["start"].initial = read.head().seq + 1

    def clean_start(self) -> int:
        """Refuse a number that lies further ahead than the next."""
        start: int = self.cleaned_data["start"]
        following = read.head().seq + 1
        if start > following:
            raise ValidationError(_("The next is no. %(next)s.") % {"next": following})
        return start

    def clean(self) -> dict[str, Any]:
        """Set the cursor before the first number."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if "start" in data:
            self.instance.after = data["start"] - 1
        return data
