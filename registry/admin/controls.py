"""Form controls written without a template: a record's form holds hundreds of them.

What is written is what Django's own templates write, but for the space between tags.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

FOLDER = "django/forms/widgets/"
INPUTS = ("checkbox", "date", "email", "hidden", "number", "text", "url")
LINKS = ("can_change_related", "can_delete_related", "can_view_related")
BLANK = SafeString("")

Context = Mapping[str, Any]


class Controls(DjangoTemplates):
    """Renders the common controls by hand and every other as Django does."""

    def render(
        self, template_name: str, context: dict[str, Any], request: Any = None
    ) -> SafeString:
        """Return the markup of a control, a list of errors or a form."""
        write = WRITERS.get(template_name)
        if write is None or (write is wrapper and any(context[one] for one in LINKS)):
            return SafeString(super().render(template_name, context, request))
        return write(context)


def attributes(found: Mapping[str, Any]) -> SafeString:
    """Return the attributes of a tag, each with a space before it."""
    return mark_safe(  # noqa: S308 - every value is escaped
        "".join(
            f" {name}" if value is True else f' {name}="{conditional_escape(value)}"'
            for name, value in found.items()
            if value is not False
        )
    )


def text_input(context: Context) -> SafeString:
    """Return an `input` of any type."""
    found = context["widget"]
    value = {} if found["value"] is None else {"value": found["value"]}
    head = {"type": found["type"], "name": found["name"], **value}
    return format_html("<input{}{}>", attributes(head), attributes(found["attrs"]))


def text_area(context: Context) -> SafeString:
    """Return a `textarea`."""
    found = context["widget"]
    name = attributes({"name": found["name"], **found["attrs"]})
    return format_html("<textarea{}>\n{}</textarea>", name, found["value"] or "")


def choice(context: Context) -> SafeString:
    """Return a `select` with its options, in groups where it has them."""
    found = context["widget"]
    name = attributes({"name": found["name"], **found["attrs"]})
    groups = ((_group(label, rows),) for label, rows, _index in found["optgroups"])
    return format_html(
        "<select{}>{}</select>", name, format_html_join("", "{}", groups)
    )


def wrapper(context: Context) -> SafeString:
    """Return a choice among records, with the way to add one."""
    limited = context["model_has_limit_choices_to"]
    return format_html(
        '<div class="related-widget-wrapper"{}>{}{}</div>',
        attributes({} if limited else {"data-model-ref": context["model_name"]}),
        context["rendered_widget"],
        _adding(context),
    )


def _adding(context: Context) -> SafeString:
    if context["is_hidden"] or not context["can_add_related"]:
        return BLANK
    words = _("Add another %(model)s") % {"model": context["model"]}
    return format_html(
        '<a class="related-widget-wrapper-link add-related"{} data-popup="yes"{}></a>',
        attributes({"id": f"add_id_{context['name']}"}),
        attributes(
            {
                "href": f"{context['add_related_url']}?{context['url_params']}",
                "title": words,
                "aria-label": words,
            }
        ),
    )


def _group(label: Any, rows: list[dict[str, Any]]) -> SafeString:
    options = format_html_join(
        "",
        "<option{}>{}</option>",
        (
            (attributes({"value": row["value"], **row["attrs"]}), row["label"])
            for row in rows
        ),
    )
    if not label:
        return options
    return format_html('<optgroup label="{}">{}</optgroup>', label, options)


WRITERS: dict[str, Callable[[Context], SafeString]] = {
    **{f"{FOLDER}{name}.html": text_input for name in INPUTS},
    f"{FOLDER}textarea.html": text_area,
    f"{FOLDER}select.html": choice,
    "admin/widgets/related_widget_wrapper.html": wrapper,
}
