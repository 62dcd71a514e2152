"""The audit log at the desk: read by two roles, filtered, and changed by nobody."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from registry.audit import log
from registry.audit.models import AuditLine
from tests.cast import member
from tests.forms import messages_on, signed_in
from tests.makers import an_exchange
from tests.proposals import approved, edit, kept

pytestmark = pytest.mark.django_db
PATH = "/admin/registry/auditline/"
ROW = re.compile(r"<tr><td.*?</tr>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")


@pytest.fixture
def read(auditor):
    """Return how the log is read, line by line."""
    browser = signed_in(auditor)

    def rows(query=""):
        text = browser.get(PATH + query).content.decode()
        return [" ".join(TAG.sub(" ", row).split()) for row in ROW.findall(text)]

    return rows


@pytest.mark.parametrize(
    ("role", "status"),
    [("auditor", 200), ("administrator", 200), ("editor", 403), ("reviewer", 403),
     ("publisher", 403)],
)  # fmt: skip
def test_auditors_and_administrators_read_it(role, status):
    assert signed_in(member(role)).get(PATH).status_code == status


def test_a_line_is_told_in_words(read, administrator, editor):
    log.write("role_given", by=administrator, about=editor, roles=["reviewer"])

    assert read()[0].endswith("role given administrator editor role: reviewer")


def test_what_it_is_about_is_one_link_away(auditor, publisher, editor):
    change_set = kept(editor, edit(an_exchange(), note="Ours."))
    approved(change_set, publisher)

    text = signed_in(auditor).get(PATH).content.decode()

    assert f'href="/admin/registry/changeset/{change_set.pk}/change/"' in text
    assert f'href="/admin/auth/user/{editor.pk}/change/"' in text
    assert "change set approved" in text


def test_it_is_filtered_by_act_person_and_day(read, editor, publisher):
    log.write("failed", by=None, tried="mallory")
    log.write("role_given", by=publisher, about=editor, roles=["auditor"])
    past = datetime(2024, 1, 1, 17, tzinfo=UTC)  # the second of January in Hong Kong
    AuditLine.objects.create(act="exported", by=editor, at=past, detail={"rows": 7})

    assert "mallory" in read("?act__exact=failed")[0]
    assert len(read("?act__exact=failed")) == 1
    mine = read(f"?person={editor.pk}")
    assert any("role: auditor" in row for row in mine)
    assert any("rows: 7" in row for row in mine)
    assert not any("mallory" in row for row in mine)
    assert len(read("?day=2024-01-02")) == 1
    assert read("?day=2024-01-01") == []


@pytest.mark.parametrize("query", ["?person=0", "?person=x", "?day=2024-13-45"])
def test_what_is_no_person_and_no_day_leaves_all(read, query):
    assert read(query) == read()


def test_an_unknown_filter_is_named(auditor):
    page = signed_in(auditor).get(PATH + "?by__password=x")

    assert "by__password" in messages_on(page)[0]


def test_markup_in_a_name_stays_text(auditor):
    log.write("failed", by=None, tried="<script>alert(1)</script>")

    page = signed_in(auditor).get(PATH).content.decode()

    assert "<script>alert" not in page


def test_there_is_one_page_and_nothing_to_press(administrator):
    line = AuditLine.objects.first()

    page = signed_in(administrator).get(PATH).content.decode()

    for name in ("add", "change", "delete", "history"):
        with pytest.raises(NoReverseMatch):
            reverse(f"admin:registry_auditline_{name}", args=[line.pk])
    assert 'name="action"' not in page
    assert "Nobody can change or remove one." in page


def test_the_queries_do_not_grow_with_the_lines(auditor, editor):
    browser = signed_in(auditor)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            browser.get(PATH)
        return len(queries)

    cost()  # the menu's counts are kept for the head of the register
    few = cost()
    for _line in range(5):
        log.write("role_given", by=auditor, about=editor, roles=["reviewer"])

    assert cost() == few
