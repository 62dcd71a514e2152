"""Lines of the audit log as they are written."""

import pytest

from registry.audit.log import cut, exported, place, write
from registry.audit.models import AuditLine

pytestmark = pytest.mark.django_db


def newest():
    return AuditLine.objects.select_related("by").first()


def test_a_line_says_who_what_about_and_more(editor, auditor):
    write("role_given", by=auditor, about=editor, roles=["reviewer"])

    line = newest()
    assert (line.by, line.act) == (auditor, "role_given")
    assert line.about == f"auth.user/{editor.pk}"
    assert line.detail == {"name": "editor", "roles": ["reviewer"]}


def test_nobody_and_nothing_are_said_by_blanks():
    write("failed", by=None, tried="x")

    line = newest()
    assert (line.by, line.about, line.detail) == (None, "", {"tried": "x"})


def test_an_act_the_log_does_not_know_is_refused(editor):
    with pytest.raises(ValueError, match="is not a valid AuditAct"):
        write("sung", by=editor)


def test_an_export_says_what_was_taken_and_how_much(auditor):
    exported(by=auditor, what="licences.csv", rows=40)

    line = newest()
    assert (line.by, line.act) == (auditor, "exported")
    assert line.detail == {"what": "licences.csv", "rows": 40}


def test_a_long_or_broken_name_is_cut_to_what_a_page_holds():
    assert cut("x" * 500) == "x" * 60
    assert cut("a\x00b\ud800c\nd") == "abcd"
    assert cut("證監會") == "證監會"


def test_a_row_is_named_by_its_kind_and_key(editor):
    assert place(editor) == f"auth.user/{editor.pk}"
    assert place(None) == ""
