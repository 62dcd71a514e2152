"""Demo mode: accounts named by role, for trying the register on one's own machine."""

from collections.abc import Iterable

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.models import Group, User
from django.db import transaction

from registry.env import NotDemo

# account → group
ACCOUNTS = {
    "editor": "editor",
    "second_editor": "editor",
    "reviewer": "reviewer",
    "publisher": "publisher",
    "administrator": "administrator",
    "auditor": "auditor",
}
MARK = "@demo.invalid"  # an address nobody can have (RFC 2606): the account is ours


@transaction.atomic
def open_accounts(password: str) -> list[str]:
    """Give every demo account this password, and return their names.

    Raise NotDemo where a name belongs to an account that demo mode did not make.
    """
    people = {
        user.username: user for user in User.objects.filter(username__in=ACCOUNTS)
    }
    if others := [n for n, user in people.items() if not user.email.endswith(MARK)]:
        raise NotDemo(
            f"Accounts of people are named {', '.join(others)}: "
            "set DEMO=0, or a VAR of its own."
        )
    encoded = _encoded(password, people.values())
    for name, role in ACCOUNTS.items():
        user = people.get(name) or User(username=name, email=name + MARK)
        user.password, user.is_staff, user.is_active = encoded, True, True
        user.save()
        user.groups.set([Group.objects.get(name=role)])
    return list(ACCOUNTS)


def close_accounts() -> int:
    """Close the accounts that demo mode left behind; return how many were open."""
    ours = User.objects.filter(username__in=ACCOUNTS, email__endswith=MARK)
    closed = make_password(None)
    return ours.filter(is_active=True).update(is_active=False, password=closed)


def _encoded(password: str, people: Iterable[User]) -> str:
    """Return the password hashed; as it stands if it is the same, so sessions last."""
    stored = next((user.password for user in people), "")
    return stored if check_password(password, stored) else make_password(password)
