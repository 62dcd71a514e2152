"""Days and sentences, in the reader's language."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from registry.records.date_literal import Point, Range, read
from registry.records.partial_date import shown


def day_words(literal: str, language: str) -> str:
    """Return the literal in words that follow `since` or a colon; blank has words too.

    Speaks the active language; `language` names the form of the date.
    """
    if not literal:
        return _("a day not on record")
    words = shown(literal, language)
    match read(literal):
        case Range(Point(), Point()):
            return _("a day %(between)s") % {"between": words}
    return words


def joined(sentences: Iterable[str], language: str) -> str:
    """Return the sentences as one text; Chinese sets no space after a full stop."""
    return (" " if language == "en" else "").join(map(str, sentences))
