"""The form of a source: a file may be handed in, and a copy of it is kept."""

from typing import Any, ClassVar

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from registry.admin.forms import RecordForm
from registry.admin.record_admin import RecordAdmin
from registry.citations import copies
from registry.citations.file_types import HEAD, FileType, file_type
from registry.citations.models import Source

LARGEST = 20 * 1024 * 1024  # bytes of a kept copy
COPY, UPLOAD = "copy_sha256", "kept_copy"


def validate_file(file: Any) -> None:
    """Refuse a file that is too large or of a sort we do not keep."""
    if (file.size or 0) > LARGEST:
        raise forms.ValidationError(
            _("The file has %(size)s; a copy has at most %(limit)s."),
            params={"size": filesizeformat(file.size),
                    "limit": filesizeformat(LARGEST)},
            code="size",
        )  # fmt: skip
    file.seek(0)
    if file_type(file.read(HEAD)) is None:
        raise forms.ValidationError(
            _("This is no PDF, no page, no text and no image: print it into a PDF."),
            code="type",
        )


class SourceForm(RecordForm):
    """A source's form, with a place for the file itself."""

    kept_copy = forms.FileField(
        required=False,
        label=gettext_lazy("Kept copy"),
        validators=[validate_file],
        widget=forms.FileInput,
    )

    class Meta(RecordForm.Meta):
        model = Source
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if UPLOAD in self.fields:
            self.fields[UPLOAD].help_text = _help(self.initial.get(COPY, ""))

    def clean(self) -> dict[str, Any]:
        """Keep the file at once: a form refused for another reason need not resend it.

        The page shown then carries its SHA-256.
        """
        cleaned = super().clean()
        file = cleaned.get(UPLOAD)
        if file and UPLOAD not in self.errors:
            file.seek(0)
            cleaned[COPY] = copies.keep(file.chunks())
            sent: Any = self.data  # as sent it cannot be written to
            self.data = sent.copy()
            self.data[self.add_prefix(COPY)] = cleaned[COPY]  # type: ignore[index]  # a copy of what was sent
            self.errors.pop(COPY, None)
        return cleaned


class SourceAdmin(RecordAdmin):
    """The admin of sources, with their kept copies."""

    form = SourceForm

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Put the file beside its SHA-256."""
        groups = super().get_fieldsets(request, obj)
        for _title, group in groups:
            if COPY in group["fields"] and self._may_type(request, obj):
                place = group["fields"].index(COPY)
                group["fields"] = [
                    *group["fields"][:place],
                    UPLOAD,
                    *group["fields"][place:],
                ]
        return groups

    def _may_type(self, request: HttpRequest, obj: Any) -> bool:
        if obj is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, obj)


@require_safe
def copy_view(request: HttpRequest, digest: str) -> HttpResponse:
    """Hand out a kept copy to staff who may read sources, never shown in the page."""
    if not request.user.has_perm("registry.view_source"):
        raise Http404
    try:
        body = copies.read(digest)
    except copies.NoCopy as error:
        raise Http404(str(error)) from error
    found = file_type(body[:HEAD]) or FileType("bin", "application/octet-stream")
    name = f"{digest[:12]}.{found.ending}"
    return HttpResponse(
        body,
        content_type=found.media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _help(digest: str) -> Any:
    """Return what to know of the file, with a link to the copy that is kept."""
    rule = _("PDF, web page, text or image, at most %(limit)s.") % {
        "limit": filesizeformat(LARGEST)
    }
    if not digest or not copies.exists(digest):
        return rule
    return format_html(
        '<a href="{}">{}</a> {}',
        reverse("admin:copy", args=[digest]),
        _("Open the copy that is kept"),
        rule,
    )
