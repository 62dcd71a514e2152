"""Template tags of the public pages: `{% load pages %}`, then `{% url 'changes' %}`."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from registry.pages import languages
from registry.pages.addresses import reverse

register = template.Library()


@register.simple_tag
def url(name: str, *args: object) -> str:
    """Return the address of a page, in the language and at the times asked."""
    return reverse(name, args)


@register.filter
def marked(text: str) -> SafeString:
    """Return a text in the reader's language, each run in another marked as such."""
    return languages.marked(text, get_language() or "en")
