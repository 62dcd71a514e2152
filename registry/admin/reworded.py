"""Messages of Django that the desk shows in the register's own Chinese words.

Django speaks as Taiwan does, so naming a message here puts it into our catalogue,
which wins over Django's; see docs/translation.md.
"""

from django.utils.translation import gettext_noop as _

REWORDED = (
    _("Add another %(verbose_name)s"),
    _(
        "Please enter the correct %(username)s and password for a staff account."
        " Note that both fields may be case-sensitive."
    ),
    _("username"),
    _("group"),
    _("groups"),
    _("user"),
    _("users"),
    _("staff status"),
    _("email address"),
    _("This field is required."),
    _("Select a valid choice. That choice is not one of the available choices."),
    _("Add %s"),
    _("Change %s"),
    _("View %s"),
    _("Change history: %s"),
    _("Change password: %s"),
    _("Select this object for an action - {}"),
    _("%(name)s with ID “%(key)s” doesn’t exist. Perhaps it was deleted?"),
    _("Password-based authentication"),
    _(
        "Whether the user will be able to authenticate using a password or not. If"
        " disabled, they may still be able to authenticate using other backends, such"
        " as Single Sign-On or LDAP."
    ),
)
