import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import User

from registry.demo import close_accounts, open_accounts
from registry.env import NotDemo

NAMES = ["editor", "second_editor", "reviewer", "publisher", "administrator", "auditor"]


def signs_in(name: str, password: str) -> AbstractBaseUser | None:
    return authenticate(username=name, password=password)


@pytest.mark.django_db
def test_there_is_an_account_for_every_role_and_a_second_editor():
    assert open_accounts("a word") == NAMES

    for name in NAMES:
        user = signs_in(name, "a word")
        assert user.is_staff
        assert not user.is_superuser
        assert [g.name for g in user.groups.all()] == [name.removeprefix("second_")]


@pytest.mark.django_db
def test_a_new_password_takes_the_place_of_the_old():
    open_accounts("the first")

    open_accounts("the second")

    assert signs_in("editor", "the second")
    assert not signs_in("editor", "the first")
    assert User.objects.filter(username__in=NAMES).count() == len(NAMES)


@pytest.mark.django_db
def test_the_same_password_keeps_people_signed_in():
    open_accounts("a word")
    before = User.objects.get(username="editor").get_session_auth_hash()

    open_accounts("a word")

    assert User.objects.get(username="editor").get_session_auth_hash() == before


@pytest.mark.django_db
def test_an_account_of_a_person_is_never_taken_over():
    User.objects.create_user("editor", email="editor@register.example")

    with pytest.raises(NotDemo, match="editor"):
        open_accounts("a word")

    assert User.objects.count() == 1


@pytest.mark.django_db
def test_accounts_are_closed_where_demo_mode_is_over():
    open_accounts("a word")
    User.objects.create_user("a person", None, "a word")

    assert close_accounts() == len(NAMES)

    assert not signs_in("editor", "a word")
    assert signs_in("a person", "a word")
    assert close_accounts() == 0


@pytest.mark.django_db
def test_closed_accounts_open_again():
    open_accounts("a word")
    close_accounts()

    open_accounts("a word")

    assert signs_in("editor", "a word")
