"""Template tags of the public pages: `{% load pages %}`, then `{% url 'changes' %}`."""

from collections.abc import Iterator, Sequence

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from registry.history import text_diff
from registry.pages import languages
from registry.pages.addresses import reverse
from registry.records.names import HTML_LANG

register = template.Library()
BECOMES = (
    ' <span aria-hidden="true">→</span> <span class="hidden-label" lang="{}">{}</span> '
)


@register.simple_tag
def url(name: str, *args: object) -> str:
    """Return the address of a page, in the language and at the times asked."""
    return reverse(name, args)


@register.simple_tag
def becomes() -> SafeString:
    """Return the arrow from an old value to a new one, and the word for who hears it.

    The values may be in another language than the page, which the word is in.
    """
    lang = HTML_LANG.get(get_language() or "en", "en")
    return format_html(BECOMES, lang, _("becomes"))


@register.filter
def apart(found: Sequence[text_diff.Piece]) -> Iterator[text_diff.Piece]:
    """Yield the pieces of a difference so that no two run together."""
    return text_diff.apart(found)


@register.filter
def marked(text: str) -> SafeString:
    """Return a text in the reader's language, each run in another marked as such."""
    return languages.marked(text, get_language() or "en")
