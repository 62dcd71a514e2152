"""One search over records, sources and change sets."""

import pytest
from django.urls import reverse

from registry.changesets.models import ChangeSet
from tests.forms import signed_in
from tests.makers import a_regulator, a_source
from tests.proposals import edit, kept

pytestmark = pytest.mark.django_db


def found(user, words):
    return signed_in(user).get(reverse("admin:find"), {"q": words})


def test_records_are_found_in_each_script(auditor):
    regulator = a_regulator(name_en="Monetary Authority", name_zh_hant="金融管理局")

    for words in ("monetary", "金融管理局", "金融管理局"[:2], regulator.public_id):
        page = found(auditor, words)
        assert str(regulator.pk) in page.content.decode(), words


def test_sources_are_found(auditor):
    source = a_source(title="Circular on custody")

    assert [hit.row.record for hit in found(auditor, "custody").context["hits"]] == [
        source.pk
    ]


def test_a_change_set_is_found_by_its_title_and_by_its_reason(
    editor, second_editor, auditor
):
    change_set = kept(editor, edit(a_regulator(), remit="Ours."))
    ChangeSet.objects.filter(pk=change_set.pk).update(title="Custody of assets")

    for user in (editor, second_editor, auditor):
        for words in (change_set.reason[:12], "custody"):
            page = found(user, words)
            assert change_set in page.context["sets"]
            assert "Custody of assets</a>" in page.content.decode()


def test_who_may_see_no_change_set_finds_none(django_user_model, editor):
    kept(editor, edit(a_regulator(), remit="Ours."))
    stranger = django_user_model.objects.create_user("stranger", is_staff=True)

    assert found(stranger, "test").context["sets"] == []


@pytest.mark.parametrize("words", ["", "   ", "nothing has this name"])
def test_words_that_fit_nothing_show_nothing(auditor, words):
    page = found(auditor, words)

    assert page.status_code == 200
    assert (page.context["hits"], page.context["sets"]) == ([], [])


def test_what_is_asked_is_shown_escaped_and_cut(auditor):
    page = found(auditor, "<script>" + "x" * 5000)

    assert "<script>x" not in page.content.decode()
    assert len(page.context["asked"]) == 200


def test_the_search_is_not_for_readers(client):
    assert client.get(reverse("admin:find")).status_code == 302
