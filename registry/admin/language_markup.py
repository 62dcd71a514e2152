"""One text in three languages, written without a template: English, 繁 and 简."""

from html import escape
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from registry.admin.cell_markup import classes, was
from registry.admin.cells import Cell
from registry.admin.mark_markup import Marks

MASTER, PROPOSED = 1, 2  # places of 繁 and of 简, which is proposed from it
CALLED = (
    '<span lang="en">English</span>',
    '<span lang="zh-Hant-HK">繁體</span>',
    '<span lang="zh-Hans">简体</span>',
)


def in_three(row: list[Cell], marks: Marks) -> SafeString:
    """Return a text in its languages beside each other, 简 with its proposal."""
    text = escape(row[0]["text_label"])
    group = f' role="group" aria-label="{text}"' if text else ""
    title = f'<p class="text-label" aria-hidden="true">{text}</p>' if text else ""
    fields = "".join(_field(cell, n, marks=marks) for n, cell in enumerate(row))
    return mark_safe(  # noqa: S308 - each text is escaped
        f'<div class="form-row languages-row"{group}>{title}{fields}</div>\n'
    )


def _field(cell: Cell, place: int, *, marks: Marks) -> str:
    proposed = ""
    if cell["is_readonly"]:
        label = f'<span class="label">{escape(cell["label"])}</span>'
        control = f'<div class="readonly">{conditional_escape(cell["control"])}</div>'
    else:
        label = f'<label for="{cell["id"]}">{CALLED[place]}</label>'
        control = str(cell["control"])
        proposed = _proposal(cell) if place == PROPOSED else ""
    return (
        f'<div class="language-field{classes(cell, "errors", "was")}">'
        f'<div class="above">{label}\n{_notes(cell, place)}</div>\n'
        f'<div class="typed">{cell["errors"]}{control}{_help(cell)}{was(cell)}</div>\n'
        f'<div class="below">{proposed}{marks.of(cell["mark"])}</div></div>\n'
    )


def _notes(cell: Cell, place: int) -> str:
    """Return what is said beside the label."""
    needed, made = _("required"), _made(cell["translation"], place)
    found = f'<span class="required">{needed}</span>\n' if cell["required"] else ""
    return f'{found}<span class="quiet">{made}</span>' if made else found


def _made(how: Any, place: int) -> str:
    """Say how a text came to be: typed as the master, typed later or converted."""
    if place == MASTER:
        return _("master")
    if how and how.by_hand:
        return _("edited by hand")
    return _("as converted from 繁") if how and how.converted else ""


def _help(cell: Cell) -> str:
    if not cell["help"]:
        return ""
    return f'<div class="help" id="{cell["id"]}_helptext">{cell["help"]}</div>'


def _proposal(cell: Cell) -> str:
    """Return the proposal for a 简 text; a script shows it while one types 繁."""
    how = cell["translation"]
    proposal, older = (how.proposal, how.older) if how else ("", False)
    value = cell["bound"].value()
    stale, heading, use = _("Older than 繁"), _("Proposal:"), _("Use the proposal")
    blank = _("Left blank, readers of 简 get it, marked as converted.")
    return (
        f'<div class="proposal{" older" if older else ""}" data-proposal'
        f' data-address="{reverse("admin:simplified")}"{_hidden(not proposal)}>'
        f'<p class="stale" data-older{_hidden(not older)}>'
        f"<strong>{stale}</strong>{_since(how)}</p>"
        f'<p><span class="quiet">{heading}</span>'
        f' <span lang="zh-Hans" data-text>{escape(proposal)}</span></p>'
        f'<p class="quiet" data-blank{_hidden(value)}>'
        f"{blank}</p>"
        '<button type="submit" class="link" name="_use_proposal"'
        f' value="{cell["name"]}">{use}</button></div>'
    )


def _since(how: Any) -> str:
    if not (how and how.since):
        return ""
    when = date_format(localtime(how.since), _("j M Y, H:i"))
    return f" ({escape(when)} {_('HKT')})"


def _hidden(yes: Any) -> str:
    return " hidden" if yes else ""
