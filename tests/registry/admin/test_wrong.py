"""What is wrong in a form, listed on top of it."""

import pytest

from tests.forms import open_form, signed_in
from tests.makers import a_licence, a_regulator

pytestmark = pytest.mark.django_db


def refused(user, path, **typed):
    browser = signed_in(user)
    return open_form(browser, path).put(**typed).send(browser)


def test_each_message_leads_to_its_field(publisher):
    path = f"/admin/policies/regulator/{a_regulator().pk}/change/"

    page = refused(publisher, path, name_en="", change_reason="short")

    found = {one.target: one for one in page.context["wrong"]}
    assert set(found) == {"id_name_en", "id_change_reason"}
    assert found["id_name_en"].label == "Name, English"
    assert 'href="#id_name_en"' in page.content.decode()


def test_a_row_is_named_by_its_number(publisher):
    licence = a_licence(status_events=[{"status": "submitted"}])
    path = f"/admin/policies/licence/{licence.pk}/change/"

    page = refused(
        publisher,
        path,
        change_reason="Because a test wants it so.",
        **{"status_events-0-effective": "1/6/2024"},
    )

    labels = [one.label for one in page.context["wrong"]]
    assert labels == ["Status event 1: Effective"]


def test_a_form_without_faults_lists_none(publisher):
    path = f"/admin/policies/regulator/{a_regulator().pk}/change/"

    page = signed_in(publisher).get(path)

    assert page.context["wrong"] == []
    assert "Nothing was stored" not in page.content.decode()
