"""The bar below the header: the open change set on every page of who writes."""

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from registry.admin.set_bar import set_bar, writes
from registry.changesets import drafts
from registry.changesets.models import ChangeSet
from tests.forms import forms_on, signed_in
from tests.makers import a_regulator
from tests.proposals import NOON, edit, kept, submitted

pytestmark = pytest.mark.django_db

DESK = reverse("admin:index")


def opened(user, *, title="Custody rules", record=None):
    """Return this person's open set with one change in it."""
    drafts.start(user, at=NOON, title=title)
    return drafts.keep(
        [edit(record or a_regulator(), remit="Ours.")], author=user, at=NOON
    )


def text_of(page):
    return " ".join(page.content.decode().split())


def bar_on(page):
    """Return the words of the bar, blank where the page has none."""
    _before, found, after = text_of(page).partition('<section class="set-bar"')
    return after.partition("</section>")[0] if found else ""


@pytest.mark.parametrize(
    "address",
    ["admin:index", "admin:find", "admin:policies_regulator_changelist",
     "admin:policies_regulator_add", "admin:registry_changeset_changelist",
     "admin:password_change"],
)  # fmt: skip
def test_the_open_set_is_named_on_every_page(editor, address):
    change_set = opened(editor)

    bar = bar_on(signed_in(editor).get(reverse(address)))

    assert "Custody rules</a>" in bar
    assert reverse("admin:registry_changeset_change", args=[change_set.pk]) in bar
    assert "1 record" in bar
    assert f"{localtime(NOON):%H:%M}</time> HKT" in bar


def test_with_none_open_it_says_how_one_begins(editor):
    bar = bar_on(signed_in(editor).get(DESK))

    assert "No change set is open. Saving a form starts one." in bar
    assert "See changes" not in bar
    assert "Leave" not in bar


@pytest.mark.parametrize("role", ["reviewer", "auditor"])
def test_who_only_reads_sees_no_bar(hire, role):
    page = signed_in(hire(role)).get(DESK)

    assert page.status_code == 200
    assert bar_on(page) == ""
    assert page.context["set_bar"] is None


def test_a_page_refused_keeps_the_bar_and_the_log_in_has_none(editor, client):
    opened(editor)

    assert "Custody rules" in bar_on(signed_in(editor).get("/admin/nowhere/"))
    assert bar_on(client.get(reverse("admin:login"))) == ""


def test_a_popup_has_no_bar(editor):
    opened(editor)
    path = reverse("admin:policies_regulator_add")

    assert bar_on(signed_in(editor).get(path, {"_popup": "1"})) == ""


def test_a_set_is_renamed_from_any_page_and_one_stays_there(editor):
    change_set, client = opened(editor), signed_in(editor)
    path = reverse("admin:policies_regulator_changelist") + "?q=x"
    forms = forms_on(client.get(path))
    form = next(f for f in forms if f.action.endswith(f"{change_set.pk}/rename/"))

    sent = form.put(title="Custody <b>").send(client)

    assert sent.headers["Location"] == path
    assert "Custody &lt;b&gt;</a>" in bar_on(client.get(path))


def test_one_switches_to_another_set_of_ones_own(editor, second_editor):
    before = opened(editor, title="Before")
    now = opened(editor, title="Now")
    opened(second_editor, title="Not mine")
    client = signed_in(editor)
    page = client.get(DESK)
    form = next(f for f in forms_on(page) if f.action.endswith("/open/"))

    form.send(client)

    assert "Not mine" not in bar_on(page)
    assert form.action == reverse("admin:registry_changeset_open", args=[before.pk])
    assert drafts.open_set(editor) == before
    assert now in drafts.own_sets(editor, 9)


def test_what_was_sent_away_is_not_offered(editor):
    submitted(editor, edit(a_regulator(), remit="Ours."))

    assert signed_in(editor).get(DESK).context["set_bar"].others == []


def test_one_leaves_a_set_and_it_stays(editor):
    change_set, client = opened(editor), signed_in(editor)

    form_of_leaving(client).send(client)

    assert drafts.open_set(editor) is None
    assert ChangeSet.objects.filter(pk=change_set.pk, opened=False).exists()


def form_of_leaving(client):
    forms = forms_on(client.get(DESK))
    return next(form for form in forms if form.action.endswith("/leave/"))


def test_on_the_page_of_somebody_elses_set_ones_own_is_closed(editor, publisher):
    waiting = submitted(editor, edit(a_regulator(), remit="Theirs."))
    own = opened(publisher)
    client = signed_in(publisher)
    path = reverse("admin:registry_changeset_change", args=[waiting.pk])

    page = client.get(path)

    assert "nothing here goes into yours" in bar_on(page)
    assert "Custody rules" not in bar_on(page)
    assert not any(form.action.endswith("/rename/") for form in forms_on(page))
    assert drafts.open_set(publisher) == own


def test_the_page_of_ones_own_set_has_the_whole_bar(editor):
    own = opened(editor)
    path = reverse("admin:registry_changeset_change", args=[own.pk])

    assert "Custody rules" in bar_on(signed_in(editor).get(path))


def test_many_other_sets_cost_no_more(editor, rf, django_assert_num_queries):
    opened(editor)
    for _number in range(3):
        kept(editor, edit(a_regulator(), remit="Ours."))
    request = rf.get(DESK)
    request.user = type(editor).objects.get(pk=editor.pk)
    writes(request.user)  # its rights are read once

    with django_assert_num_queries(2):
        bar = set_bar(request)

    assert [one.record_count for one in bar.others] == [1, 1, 1]


def test_a_closed_account_writes_nothing(editor):
    assert writes(editor)
    editor.is_active = False

    assert not writes(editor)
