"""Lists saved under a name, each for its owner alone."""

import pytest
from django.urls import reverse

from registry.admin import saved_lists
from registry.admin.models import SavedList
from tests.forms import forms_on, messages_on, signed_in
from tests.makers import a_licence, a_regulator

pytestmark = pytest.mark.django_db

LICENCES = reverse("admin:policies_licence_changelist")
SAVE = reverse("admin:save_list")
SENT = {"model": "policies.licence", "name": "Mine", "query": "q=x"}


@pytest.fixture
def _licences(db):  # noqa: ARG001 - opens the database
    """Publish licences that a filter tells apart."""
    for _number in range(2):
        a_licence(regulator=a_regulator())


def saved(user, **values):
    return SavedList.objects.create(
        user=user, model="policies.licence", **{"name": "Mine", "query": "q=x"} | values
    )


def save(user, **values):
    return signed_in(user).post(SAVE, SENT | values, follow=True)


def form_of(page, ending):
    return next(form for form in forms_on(page) if form.action.endswith(ending))


@pytest.mark.usefixtures("_licences")
def test_what_is_shown_is_saved_under_a_name(auditor):
    client = signed_in(auditor)
    path = f"{LICENCES}?q=commission&o=-1&regime__exact=vatp&p=1"
    form = form_of(client.get(path), "/lists/save/")

    page = form.put(name="  Suspended   ones ").send(client, follow=True)

    found = SavedList.objects.get()
    assert (found.user, found.model) == (auditor, "policies.licence")
    assert found.name == "Suspended ones"
    assert found.query == "o=-1&q=commission&regime__exact=vatp"
    assert page.redirect_chain[-1][0] == f"{LICENCES}?{found.query}"
    assert messages_on(page) == ["Saved: the list “Suspended ones”."]


@pytest.mark.usefixtures("_licences")
def test_a_saved_list_stands_above_the_filters_and_marks_itself(editor):
    saved(editor, name="Platform <b>", query="q=platform")

    page = signed_in(editor).get(f"{LICENCES}?q=platform")
    text = " ".join(page.content.decode().split())

    link = '<a href="?q=platform" aria-current="true">Platform &lt;b&gt;</a>'
    assert link in text
    assert text.index(link) < text.index('id="filters-heading"')
    assert "Save this list" not in text


@pytest.mark.usefixtures("_licences")
def test_the_whole_list_offers_nothing_to_save(editor):
    text = signed_in(editor).get(LICENCES).content.decode()

    assert "Saved lists" not in text


@pytest.mark.usefixtures("_licences")
def test_lists_are_seen_by_their_owner_alone(editor, second_editor):
    saved(editor, name="Private name")

    text = signed_in(second_editor).get(f"{LICENCES}?q=x").content.decode()

    assert "Private name" not in text
    assert "Private name" in signed_in(editor).get(LICENCES).content.decode()


def test_the_same_name_is_replaced(editor):
    saved(editor, query="q=before")

    save(editor, query="q=now")

    assert [one.query for one in SavedList.objects.all()] == ["q=now"]


@pytest.mark.usefixtures("_licences")
def test_a_list_is_forgotten_and_no_record_touched(editor):
    one, client = saved(editor), signed_in(editor)
    form = form_of(client.get(LICENCES), f"/lists/{one.pk}/drop/")

    page = form.send(client, follow=True)

    assert SavedList.objects.count() == 0
    assert "Forgotten: the list “Mine”" in messages_on(page)[0]


def test_nobody_forgets_the_list_of_another(editor, second_editor):
    one = saved(editor)

    page = signed_in(second_editor).post(reverse("admin:drop_list", args=[one.pk]))

    assert page.status_code == 404
    assert SavedList.objects.get() == one


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"name": "  "}, "Give the list a name."),
        ({"name": "x" * 61}, "A name has 60 characters at most."),
        ({"name": "a\0b"}, "It holds a character that no text can hold."),
        ({"query": "q=a%00b"}, "It holds a character that no text can hold."),
        ({"query": ""}, "Filter, search or sort first"),
        ({"query": "p=2&colour=red"}, "Filter, search or sort first"),
        ({"query": "q=" + "x" * 1000}, "These filters are too long"),
    ],
)
def test_what_cannot_be_saved_is_told(editor, values, told):
    page = save(editor, **values)

    assert told in messages_on(page)[0]
    assert SavedList.objects.count() == 0


def test_what_the_list_does_not_know_is_not_saved(editor):
    save(editor, query="q=x&regulator__password=1&next=//evil.example")

    assert SavedList.objects.get().query == "q=x"


def test_there_is_an_end_to_saving(editor, monkeypatch):
    monkeypatch.setattr(saved_lists, "MOST", 1)
    saved(editor)

    assert "You keep 1 lists here" in messages_on(save(editor, name="Another"))[0]
    assert "Saved" in messages_on(save(editor))[0]


@pytest.mark.parametrize("model", ["", "policies.nothing", "sessions.session"])
def test_a_list_that_is_none_is_not_found(editor, model):
    assert save(editor, model=model).status_code == 404


def test_a_list_one_may_not_see_is_not_saved(editor):
    assert save(editor, model="auth.user").status_code == 403


def test_a_link_neither_saves_nor_forgets(editor):
    client = signed_in(editor)

    assert client.get(SAVE).status_code == 405
    assert (
        client.get(reverse("admin:drop_list", args=[saved(editor).pk])).status_code
        == 405
    )


def test_a_reader_saves_nothing(client):
    assert client.post(SAVE, SENT).status_code == 302
    assert SavedList.objects.count() == 0
