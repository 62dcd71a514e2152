"""What is made once for each set of rights, which alone decide it: menu, form classes.

Django makes them anew for each page: 6 ms of a form's 40.
"""

from collections.abc import Callable, Hashable
from copy import deepcopy
from typing import Any

from django.forms import ChoiceField, TypedChoiceField
from django.http import HttpRequest

from registry.admin.frame import language

_KEPT: dict[Hashable, Any] = {}  # few: the groups decide who has which rights


def kept(request: HttpRequest, name: Any, *, make: Callable[[], Any]) -> Any:
    """Return what this name stands for, made when somebody of these rights comes first.

    A name can be hashed. Many requests share what is found: what belongs to one of
    them must not be written on it.
    """
    key = (name, _rights(request))
    if key not in _KEPT:
        _KEPT[key] = make()
    return _KEPT[key]


def for_all(form: Any) -> Any:
    """Return a form's class free of the request it was made for, its words translated.

    Each page would translate a hundred labels and choices anew. Fields that a form
    declares are its parents', one for all languages: they are copied first.
    """
    form._meta.formfield_callback = form.Meta.formfield_callback = None
    form.base_fields = deepcopy(form.base_fields)
    for field in form.base_fields.values():
        field.label = field.label and str(field.label)
        field.help_text = str(field.help_text)
        if type(field) in (ChoiceField, TypedChoiceField):
            field.choices = [(value, str(words)) for value, words in field.choices]
    return form


def _rights(request: HttpRequest) -> Hashable:
    """Return what this person may do, in which language they read; two queries once."""
    user: Any = request.user
    held = () if user.is_superuser else user.get_all_permissions()
    return user.is_active, user.is_superuser, frozenset(held), language()
