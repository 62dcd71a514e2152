"""Who is at the desk in a request is known while it runs, and no longer."""

import pytest
from django.contrib.auth.models import AnonymousUser, User

from registry.audit.acting import acting, actor


def asked(rf, user):
    request = rf.get("/")
    request.user = user
    return request


def test_the_user_is_known_while_the_view_runs(rf):
    user = User(pk=7)

    found = acting(lambda _request: actor())(asked(rf, user))

    assert found is user
    assert actor() is None


def test_what_the_view_raises_goes_on_and_leaves_nobody(rf):
    def broken(_request):
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - its own
        acting(broken)(asked(rf, User(pk=7)))

    assert actor() is None


def test_whoever_is_not_signed_in_is_nobody(rf):
    assert acting(lambda _request: actor())(asked(rf, AnonymousUser())) is None


def test_a_view_hands_on_what_it_was_given(rf):
    view = acting(lambda _request, *given, **named: (given, named))

    assert view(asked(rf, User()), 1, two=2) == ((1,), {"two": 2})
