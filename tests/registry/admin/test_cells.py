"""What a template is given of each field."""

import pytest

from policies.models import Policy
from registry.records.kinds import kind_of
from tests.forms import open_form, signed_in
from tests.makers import a_policy
from tests.registry.admin.new_records import address

pytestmark = pytest.mark.django_db


def cells(page):
    return {
        cell["name"]: cell
        for section in page.context["sections"]
        for row in section.rows
        for cell in row
    }


def path_of(policy):
    return address(kind_of(Policy), policy.pk, "change")


def test_a_field_comes_with_all_that_stands_around_it(editor):
    policy = a_policy(effective="2023-06")

    found = cells(signed_in(editor).get(path_of(policy)))

    assert (found["title_en"]["id"], found["title_en"]["required"]) == (
        "id_title_en", True,
    )  # fmt: skip
    assert 'value="2023-06"' in found["effective"]["control"]
    assert found["effective"]["meaning"].words == "Jun 2023"
    assert found["effective"]["help"].startswith("YYYY")
    assert (found["slug"]["mark"], found["slug"]["errors"]) == (None, "")


def test_what_is_wrong_stands_at_its_field(editor):
    policy = a_policy()
    form = open_form(signed_in(editor), path_of(policy)).put(effective="<soon>")

    found = cells(form.send(signed_in(editor)))

    assert "&lt;soon&gt;" in found["effective"]["errors"]
    assert found["title_en"]["errors"] == ""


def test_who_may_only_read_gets_no_control(auditor):
    policy = a_policy(note="<b>Ours.</b>")

    page = signed_in(auditor).get(path_of(policy))

    found = cells(page)["note"]
    assert (found["is_readonly"], found["bound"], found["id"]) == (True, None, "")
    assert "&lt;b&gt;Ours." in page.content.decode()
