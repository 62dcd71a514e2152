"""Template tags of the public pages: `{% load pages %}`, then `{% url 'changes' %}`."""

from django import template

from registry.pages.addresses import reverse

register = template.Library()


@register.simple_tag
def url(name: str, *args: object) -> str:
    """Return the address of a page, in the language and at the times asked."""
    return reverse(name, args)
