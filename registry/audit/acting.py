"""Who is at the desk in this request: for what only a signal sees."""

import functools
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

_USER: ContextVar[Any] = ContextVar("acting", default=None)


def acting(view: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a view: what it changes of accounts is logged in the name of its user."""

    @functools.wraps(view)
    def inner(request: Any, *args: Any, **kwargs: Any) -> Any:
        token = _USER.set(request.user)
        try:
            return view(request, *args, **kwargs)
        finally:
            _USER.reset(token)

    return inner


def actor() -> Any:
    """Return the user of the request under way, None outside one or signed out."""
    user = _USER.get()
    return user if user is not None and user.is_authenticated else None
