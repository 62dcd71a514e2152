"""What the menu and the footer lead to, by the names of pages.

A name that begins with a slash is a path behind no language. What is not there is not
shown.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Named = tuple[tuple[str, str | Promise], ...]

MENU: Named = (
    ("timeline", _("Timeline")),
    ("changes", _("Changes")),
    ("data", _("Data & API")),
    ("about", _("About")),
)
FOOTER: tuple[tuple[str | Promise, Named], ...] = (
    (
        _("Follow"),
        (
            ("changes", _("Changes to the register")),
            ("compare", _("Compare two dates")),
            ("feeds", _("Feeds")),
            ("calendar", _("Calendar of what is coming")),
        ),
    ),
    (
        _("Reuse"),
        (
            ("data", _("Data & API")),
            ("/api/v1/docs", _("API reference")),
            ("/api/v1/openapi.json", _("OpenAPI description")),
            ("/api/v1/changes", _("Changes as data")),
        ),
    ),
    (
        _("Trust"),
        (
            ("method", _("How we work")),
            ("report", _("Report an error")),
            ("accessibility", _("Accessibility")),
        ),
    ),
)
