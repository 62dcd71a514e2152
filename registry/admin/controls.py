"""Form controls written without a template: a record's form holds hundreds of them.

What is written is what Django's own templates write, but for the space between tags.
"""

from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.functional import Promise
from django.utils.html import format_html
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


def escaped(value: Any) -> str:
    """Return a value as markup; what is markup stays. Django's own costs thrice."""
    found = str(value) if isinstance(value, Promise) else value
    return str(found.__html__()) if hasattr(found, "__html__") else escape(str(found))


def attributes(found: Mapping[str, Any]) -> SafeString:
    """Return the attributes of a tag, each with a space before it."""
    return mark_safe("".join(_attributes(found)))  # noqa: S308 - each value is escaped


def text_input(context: Context) -> SafeString:
    """Return an `input` of any type."""
    found = context["widget"]
    value = {} if found["value"] is None else {"value": found["value"]}
    head = {"type": found["type"], "name": found["name"], **value}
    return _tag("<input{}{}>", attributes(head), attributes(found["attrs"]))


def address(context: Context) -> SafeString:
    """Return the `input` of an address, below the way to the one that stands."""
    found = text_input(context)
    if not context["url_valid"]:
        return found
    widget = context["widget"]
    return format_html(
        '<p class="url">{} <a href="{}">{}</a><br>{} {}</p>',
        context["current_label"],
        widget["href"],
        widget["value"],
        context["change_label"],
        found,
    )


def day(context: Context) -> SafeString:
    """Return the `input` of a day, which a script gives its calendar."""
    return format_html('<p class="date">{}</p>', text_input(context))


def text_area(context: Context) -> SafeString:
    """Return a `textarea`."""
    found = context["widget"]
    head = attributes({"name": found["name"], **found["attrs"]})
    text = escaped(found["value"] or "")
    return _tag("<textarea{}>\n{}</textarea>", head, text)


def choice(context: Context) -> SafeString:
    """Return a `select` with its options, in groups where it has them."""
    found = context["widget"]
    head = attributes({"name": found["name"], **found["attrs"]})
    groups = [_group(label, rows) for label, rows, _index in found["optgroups"]]
    return _tag("<select{}>{}</select>", head, "".join(groups))


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


def _group(label: Any, rows: list[dict[str, Any]]) -> str:
    options = "".join(map(_option, rows))
    if not label:
        return options
    return f'<optgroup label="{escaped(label)}">{options}</optgroup>'


def _option(row: dict[str, Any]) -> str:
    head = "".join(_attributes({"value": row["value"], **row["attrs"]}))
    return f"<option{head}>{escaped(row['label'])}</option>"


def _attributes(found: Mapping[str, Any]) -> Iterator[str]:
    for name, value in found.items():
        if value is True:
            yield f" {name}"
        elif value is not False:
            yield f' {name}="{escaped(value)}"'


def _tag(shape: str, *parts: str) -> SafeString:
    """Return a tag of parts that are escaped."""
    return mark_safe(shape.format(*parts))  # noqa: S308 - escaped before


WRITERS: dict[str, Callable[[Context], SafeString]] = {
    **{f"{FOLDER}{name}.html": text_input for name in INPUTS},
    f"{FOLDER}textarea.html": text_area,
    f"{FOLDER}select.html": choice,
    "admin/widgets/date.html": day,
    "admin/widgets/related_widget_wrapper.html": wrapper,
    "admin/widgets/url.html": address,
}
