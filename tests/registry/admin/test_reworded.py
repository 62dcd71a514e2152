"""Each message we reword is one of Django's, and is said in other words."""

from pathlib import Path

import django
import polib
import pytest
from django.utils.translation import gettext, override

from registry.admin.reworded import REWORDED

ROOT = Path(django.__file__).parent
CATALOGUES = ROOT.glob("**/locale/zh_Hant/LC_MESSAGES/django.po")
THEIRS = {
    entry.msgid: entry.msgstr
    for path in CATALOGUES
    for entry in polib.pofile(str(path))
}


@pytest.mark.parametrize("message", REWORDED)
def test_the_message_is_one_of_djangos_in_words_of_ours(message):
    with override("zh-hant"):
        ours = gettext(message)

    assert message in THEIRS
    assert ours not in (message, THEIRS[message])
