"""Under which licence the register's own data may be used."""

from django.utils.translation import gettext as _

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


def terms() -> str:
    """Return the terms in one sentence, in the active language."""
    return _(
        "Our data: CC BY 4.0. Quotations and rows of third parties stay under their"
        " owners’ terms."
    )
