"""What readers reported: a queue on the desk, and the page that answers one."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.admin.asked import Asked
from registry.admin.desk import Panel
from registry.admin.frame import FULL
from registry.admin.queues import Person
from registry.admin.set_words import age
from registry.clock import now
from registry.records.kinds import kind_of_id
from registry.records.names import HTML_LANG
from registry.reports.answer import Answer, answer, faults
from registry.reports.models import Report, ReportState
from registry.search.directory import rows_of_ids

SHOWN = 5  # reports on the desk; the list has them all
WORDS = 90  # characters of what is wrong, in a list


class AnswerForm(forms.ModelForm):  # type: ignore[type-arg]  # no subscript at run time
    """The editor's answer to a report."""

    class Meta:
        model = Report
        fields = ("state", "answer", "seq", "is_released")

    def clean(self) -> dict[str, Any]:
        """Say at each field what it lacks."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for field, message in faults(given(data)):
            if field not in self.errors:
                self.add_error(field, message)
        return data


def given(data: dict[str, Any]) -> Answer:
    """Return the answer that a form holds."""
    return Answer(
        state=data.get("state") or ReportState.OPEN,
        text=data.get("answer") or "",
        seq=data.get("seq"),
        is_released=bool(data.get("is_released")),
    )


@admin.display(description=gettext_lazy("received, HKT"), ordering="received_at")
def received(report: Report) -> str:
    """Return when it came, in Hong Kong."""
    return date_format(localtime(report.received_at), _("j M Y, H:i"))


@admin.display(description=Report._meta.get_field("language").verbose_name)
def spoken(report: Report) -> SafeString:
    """Return the language of the page it came from, by its own name."""
    lang = HTML_LANG.get(report.language, "en")
    name = FULL.get(report.language, report.language)
    return format_html('<span lang="{}">{}</span>', lang, name)


@admin.display(description=gettext_lazy("what is wrong"))
def said(report: Report) -> str:
    """Return how the reader's words begin."""
    return Truncator(report.wrong).chars(WORDS)


@admin.display(description=gettext_lazy("record"))
def about(report: Report) -> SafeString:
    """Return the record it is about, leading to its form; a dash for none.

    A query: only pages of one report show it.
    """
    kind = kind_of_id(report.record)
    row = rows_of_ids([report.record]).first() if kind else None
    if kind is None or row is None:
        return format_html("{}", report.record or "–")
    label = kind.record._meta.label_lower.replace(".", "_")
    address = reverse(f"admin:{label}_change", args=[row.record])
    return format_html('<a href="{}">{}</a>', address, row)


class ReportAdmin(Asked, ModelAdmin):  # type: ignore[type-arg]  # no subscript at run time
    """Reports are read and answered; nobody writes or removes one."""

    actions = None
    form = AnswerForm
    list_display = ("reference", received, "record", said, "state")
    list_filter = ("state",)
    list_per_page = 50
    readonly_fields: ClassVar[Any] = (  # a function among names is Django's custom
        "reference", about, "wrong", "source", received, spoken,
        "answered_by", "answered_at",
    )  # fmt: skip
    fieldsets: ClassVar[Any] = (
        (
            gettext_lazy("What a reader reported"),
            {"fields": (about, "wrong", "source", received, spoken)},
        ),
        (
            gettext_lazy("Our answer, which everybody reads"),
            {"fields": ("state", "answer", "seq", "is_released")},
        ),
        (gettext_lazy("Answered"), {"fields": ("answered_by", "answered_at")}),
    )

    def save_model(
        self, request: HttpRequest, obj: Report, form: Any, change: bool
    ) -> None:
        """Store the answer in the name of who is signed in."""
        if isinstance(request.user, AnonymousUser):  # admin_view lets none through
            return
        answer(obj, given(form.cleaned_data), actor=request.user, at=now())

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: readers write reports."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: who sent one looks its reference up."""
        return False


def panel(who: Person, at: datetime) -> Panel | None:
    """Return the reports that wait, the oldest first; two queries."""
    if not who.user.has_perm("registry.view_report"):
        return None
    waiting = Report.objects.filter(state=ReportState.OPEN).order_by("received_at")
    rows = list(waiting[:SHOWN])
    content = {
        "name": "reports",
        "tally": _("reports of errors"),
        "rows": list(_rows(rows, at)),
        "url": f"{reverse('admin:registry_report_changelist')}?state__exact=open",
    }
    return Panel("admin/parts/reports.html", waiting.count(), content)


def _rows(found: list[Report], at: datetime) -> Iterator[dict[str, Any]]:
    for report in found:
        yield {
            "report": report,
            "url": reverse("admin:registry_report_change", args=[report.pk]),
            "said": said(report),
            "age": _("waiting %(age)s") % {"age": age(report.received_at, at)},
        }
