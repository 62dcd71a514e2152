"""The page on which an author settles what was published meanwhile."""

from datetime import timedelta

import pytest

from registry.changesets.aside import mark_conflict
from registry.changesets.drafts import keep
from registry.changesets.propose import Proposed, new_record
from registry.clock import now
from tests.forms import form_on, messages_on, signed_in
from tests.makers import (
    REASON,
    a_licence,
    a_policy,
    a_regulator,
    commit,
    fresh,
    live_state,
    revise,
    snapshot,
    withdraw,
)
from tests.proposals import NOON, agreed, edit, fresh_set, kept
from tests.registry.admin.set_pages import page_of, press

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert('remit')</script>"


@pytest.fixture
def regulator(db):  # noqa: ARG001 - opens the database
    return a_regulator(remit="Platforms.", website="https://sfc.example/")


def torn(editor, regulator, mine="Platforms and funds.", theirs="Platforms only."):
    """Return a set of the editor's whose remit was published meanwhile."""
    change_set = kept(editor, edit(regulator, remit=mine, website="https://a.example/"))
    revise(regulator, remit=theirs)
    mark_conflict(change_set, "Both changed the remit.", by=editor, at=NOON)
    return fresh_set(change_set)


def form_of(user, change_set):
    client = signed_in(user)
    page = client.get(page_of(change_set, "conflict"))
    assert page.status_code == 200
    keys = [row.clash.key for row in page.context["rows"]]
    return page, keys, client


def settle(user, change_set, what, text=None):
    """Choose the same for every clash and send the page; return what it leads to."""
    page, keys, client = form_of(user, change_set)
    form = form_on(page, having=f"choice:{keys[0]}")
    form.put(**{f"choice:{key}": what for key in keys})
    if text is not None:
        form.put(**{f"text:{keys[0]}": text})
    form.path = page_of(change_set, "conflict")
    return form.send(client, follow=True)


# What it shows


def test_a_clash_shows_three_sides_with_who_and_when(editor, publisher, regulator):
    change_set = torn(editor, regulator)

    page, _keys, _client = form_of(editor, change_set)

    (row,) = page.context["rows"]
    text = page.content.decode()
    assert (row.began, row.published, row.mine) == (
        "Platforms.", "Platforms only.", "Platforms and funds.",
    )  # fmt: skip
    assert row.label == "Remit"
    assert row.name.text == "Securities and Futures Commission"
    assert f"no. {row.entry.seq}, " in text
    assert f"HKT, {publisher.username}" in text
    assert "1 other value merges by itself." in text


def test_links_from_both_merge_and_names_stand_for_keys(editor):
    sfc, hkma, police = (a_regulator(name_en=n) for n in ("SFC", "HKMA", "Police"))
    policy = a_policy(issuers=[sfc])
    change_set = kept(editor, edit(policy, issuers=[sfc, hkma]))
    revise(policy, issuers=[sfc, police])

    page, keys, _client = form_of(editor, change_set)

    assert keys == []
    assert "Nothing clashes" in page.content.decode()


def test_a_record_is_called_by_its_name(editor):
    sfc, hkma, police = (a_regulator(name_en=n) for n in ("SFC", "HKMA", "Police"))
    licence = a_licence(regulator=sfc)
    change_set = kept(editor, edit(licence, regulator=hkma))
    revise(licence, regulator=police)

    page, _keys, _client = form_of(editor, change_set)

    (row,) = page.context["rows"]
    assert (row.began, row.published, row.mine) == ("SFC", "Police", "HKMA")
    assert not row.clash.is_text


def test_what_was_typed_is_shown_as_text(editor, regulator):
    change_set = torn(editor, regulator, mine=HOSTILE, theirs=HOSTILE + "2")

    page, _keys, _client = form_of(editor, change_set)

    assert HOSTILE not in page.content.decode()
    assert "&lt;" in page.content.decode()


# The three choices


@pytest.mark.parametrize(
    ("what", "text", "remit"),
    [
        ("published", None, "Platforms only."),
        ("mine", None, "Platforms and funds."),
        ("text", "Platforms, and funds only.", "Platforms, and funds only."),
    ],
)
def test_what_was_chosen_is_submitted_approved_and_published(
    editor, publisher, regulator, what, text, remit
):
    change_set = torn(editor, regulator)

    page = settle(editor, change_set, what, text)

    assert messages_on(page) == ["Settled. Submit it for review again."]
    assert fresh_set(change_set).state == "draft"
    press(editor, change_set, "submit")
    press(publisher, change_set, "approve", publish="now")
    assert fresh_set(change_set).state == "published"
    live = fresh(regulator)
    assert (live.remit, live.website) == (remit, "https://a.example/")


def test_what_is_not_decided_stays_a_conflict(editor, regulator):
    change_set = torn(editor, regulator)
    _page, _keys, client = form_of(editor, change_set)
    before = change_set.changes.get().patch

    page = client.post(page_of(change_set, "conflict"), {}, follow=True)

    assert messages_on(page) == ["Saved. 1 value is still to decide."]
    assert fresh_set(change_set).state == "conflict"
    assert change_set.changes.get().patch == before


def test_published_again_meanwhile_the_choice_stays_as_typed(editor, regulator):
    change_set = torn(editor, regulator)
    page, (key,), client = form_of(editor, change_set)
    form = form_on(page, having=f"choice:{key}")
    form.put(**{f"choice:{key}": "text", f"text:{key}": "One text of both."})
    revise(regulator, remit="A third text.")

    page = client.post(page_of(change_set, "conflict"), form.data())

    again = form_on(page, having=f"choice:{key}")
    assert page.status_code == 200
    assert messages_on(page)[0].startswith("Something was published since")
    assert again[f"choice:{key}"] == "text"
    assert again[f"text:{key}"] == "One text of both."
    assert [row.published for row in page.context["rows"]] == ["A third text."]


# Records that came or left, rows, links


@pytest.mark.parametrize(
    ("what", "stays"), [("published", False), ("mine", True)], ids=["drop", "restore"]
)
def test_a_record_withdrawn_meanwhile_is_dropped_or_restored(
    editor, publisher, regulator, what, stays
):
    change_set = kept(editor, edit(regulator, remit="Mine."))
    withdraw(regulator)
    page, _keys, _client = form_of(editor, change_set)
    assert "It was withdrawn from the register meanwhile." in page.content.decode()
    assert "Restore it with mine" in page.content.decode()

    settle(editor, change_set, what)

    assert change_set.changes.exists() is stays
    if stays:
        agreed(fresh_set(change_set), publisher)
        live = fresh(regulator)
        assert (live.remit, live.website) == ("Mine.", "https://sfc.example/")


def test_a_set_begun_after_a_record_left_names_it_and_keeps_the_text(editor, regulator):
    edited = edit(regulator, remit="Typed before it left.")
    withdraw(regulator)
    late = now() + timedelta(days=1)
    change_set = keep([edited], author=editor, at=late, reason=REASON)

    text = form_of(editor, change_set)[0].content.decode()

    assert regulator.public_id in text
    assert "Remit: Typed before it left." in text


def test_a_record_added_meanwhile_says_so(editor, regulator):
    state = live_state(regulator)
    withdraw(regulator)
    model, key = type(regulator), regulator.pk
    change_set = kept(editor, new_record(model, key, state=state | {"remit": "Mine."}))
    commit(new_record(model, key, state=state))

    page, _keys, _client = form_of(editor, change_set)
    settle(editor, change_set, "mine")

    assert "It was added to the register meanwhile." in page.content.decode()
    (change,) = change_set.changes.all()
    assert (change.op, list(change.patch)) == ("~", ["remit"])


def test_a_row_removed_meanwhile_is_told_by_what_it_says(editor):
    policy = a_policy(requirements=[{"value": "98", "subject": "cold storage"}])
    (key,) = policy.requirements.values_list("pk", flat=True)
    change_set = kept(editor, edit(policy, requirements=[{"id": key, "value": "99"}]))
    revise(policy, requirements=[])

    page, _keys, _client = form_of(editor, change_set)
    settle(editor, change_set, "mine")

    (row,) = page.context["rows"][:1]
    assert row.label.startswith("Requirement")
    assert row.published == ""
    assert "99" in row.mine
    assert signed_in(editor).get(page_of(change_set)).status_code == 200


# Whose it is


def test_others_compare_and_settle_nothing(editor, second_editor, regulator):
    change_set = torn(editor, regulator)
    page, (key,), client = form_of(second_editor, change_set)
    before = snapshot(), change_set.changes.get().patch

    answer = client.post(page_of(change_set, "conflict"), {f"choice:{key}": "mine"})

    assert "<fieldset disabled>" in page.content.decode()
    assert "Save to change set" not in page.content.decode()
    assert "Only its author may change this set." in page.content.decode()
    assert answer.status_code == 403
    assert (snapshot(), change_set.changes.get().patch) == before
    assert fresh_set(change_set).state == "conflict"


def test_a_published_set_has_nothing_to_settle(editor, publisher, regulator):
    change_set = kept(editor, edit(regulator, remit="Mine."))
    agreed(change_set, publisher)
    client = signed_in(editor)

    assert client.post(page_of(change_set, "conflict")).status_code == 403
    assert client.get(page_of(change_set, "conflict")).context["rows"] == []


def test_a_withdrawal_of_what_left_is_dropped(editor, regulator):
    change_set = kept(editor, Proposed(type(regulator), regulator.pk, "-"))
    withdraw(regulator)

    settle(editor, change_set, "published")

    assert not change_set.changes.exists()
