"""A preview is what publication then makes public, and leaves nothing behind."""

import re

import pytest
from django.test import Client

from policies.models import Exchange
from registry.admin import preview
from registry.changesets.models import Change, ChangeSet, Remark
from registry.changesets.propose import Proposed
from registry.changesets.publish import publish
from registry.changesets.review import approve, submit
from registry.ledger import read
from registry.search.models import SearchRow
from tests.forms import messages_on, signed_in
from tests.makers import (
    a_licence,
    a_policy,
    a_regulator,
    an_entity,
    an_exchange,
    fresh,
    revise,
    snapshot,
)
from tests.proposals import NOON, agreed, at_noon, edit, fresh_set, kept
from tests.registry.admin.set_pages import page_of

BANNER = re.compile(r'\n<aside class="preview-banner".*?</aside>\n', re.DOTALL)

pytestmark = pytest.mark.django_db


def path_of(change_set, record, *, json=False):
    return page_of(change_set, f"preview/{record.pk}" + ("/json" if json else ""))


def without_banner(text):
    found, number = BANNER.subn("", text)
    assert number == 1
    return found


def everything():
    models = ChangeSet, Change, Remark, SearchRow
    return snapshot(), [list(model.objects.order_by("pk").values()) for model in models]


@pytest.fixture
def licence(db):  # noqa: ARG001 - opens the database
    sfc = a_regulator(name_zh_hant="證監會")
    events = [{"position": 1, "status": "submitted", "effective": "2023-06"}]
    return a_licence(
        regulator=sfc,
        holder=an_entity(name_zh_hant="持有人"),
        exchanges=[an_exchange()],
        status_events=events,
    )


def granting(licence):
    """Return the change that says it was granted, beside what stands."""
    (key,) = licence.status_events.values_list("pk", flat=True)
    granted = {"position": 2, "status": "licensed", "effective": "2024-01-31"}
    events = [{"id": key, "position": 1, "status": "submitted",
               "effective": "2023-06"}, granted]  # fmt: skip
    return edit(licence, status_events=events, note="Granted.")


@pytest.mark.parametrize("code", ["en", "zh-hant", "zh-hans"])
def test_it_is_the_page_that_publication_makes(
    licence, editor, publisher, monkeypatch, code
):
    monkeypatch.setattr(preview, "now", at_noon)
    change_set = kept(editor, granting(licence))
    submit(change_set, actor=editor, at=NOON)
    seen = fresh_set(change_set).content_hash
    approve(change_set, actor=publisher, at=NOON, seen=seen)
    path = f"{path_of(change_set, licence)}?lang={code}"
    page = signed_in(publisher).get(path, follow=True)
    before = page.content.decode()

    publish(fresh_set(change_set), actor=publisher, clock=at_noon)
    url = f"/{code}/licences/{fresh(licence).slug}"
    after = Client().get(url).content.decode()

    assert without_banner(before).split("\n") == after.split("\n")


def test_its_form_is_what_publication_stores(licence, editor, publisher):
    change_set = kept(editor, granting(licence))

    page = signed_in(editor).get(path_of(change_set, licence, json=True))
    agreed(change_set, publisher)

    (entry,) = change_set.entries.all()
    assert page["Content-Type"] == "application/json"
    assert page.content.decode() == entry.payload


def test_one_record_of_many_is_shown_and_the_public_page_stays(editor, publisher):
    text, exchange = "Only in the draft.", an_exchange()
    changes = [edit(exchange, note=text), edit(a_policy(), note="Another.")]
    change_set = kept(editor, *changes)

    shown = signed_in(publisher).get(path_of(change_set, exchange))

    assert text in shown.content.decode()
    assert text not in Client().get(f"/en/exchanges/{exchange.slug}").content.decode()


@pytest.mark.parametrize("json", [False, True])
def test_it_leaves_no_trace(licence, editor, json):
    change_set = kept(editor, granting(licence))
    before = everything()

    signed_in(editor).get(path_of(change_set, licence, json=json))

    assert everything() == before


@pytest.mark.parametrize("json", [False, True])
def test_nobody_stores_or_indexes_it(licence, editor, auditor, json):
    change_set = kept(editor, granting(licence))

    page = signed_in(auditor).get(path_of(change_set, licence, json=json))

    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    assert "noindex" in page["X-Robots-Tag"]
    policy = page["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "ETag" not in page


@pytest.mark.parametrize("json", [False, True])
def test_only_staff_who_see_change_sets_see_it(
    licence, editor, json, django_user_model
):
    change_set = kept(editor, granting(licence))
    reader = django_user_model.objects.create_user("reader")
    visitor = django_user_model.objects.create_user("visitor", is_staff=True)
    path = path_of(change_set, licence, json=json)

    windows = Client(), signed_in(reader), signed_in(visitor)
    answers = [client.get(path).status_code for client in windows]

    assert answers == [302, 302, 403]


def test_what_was_typed_is_text_on_it(editor, publisher):
    exchange, hostile = an_exchange(), "<script>alert('note')</script>"
    change_set = kept(editor, edit(exchange, note=hostile))

    page = signed_in(publisher).get(path_of(change_set, exchange))

    assert hostile not in page.content.decode()
    assert "&lt;script&gt;" in page.content.decode()


def test_a_withdrawn_record_shows_what_is_left_of_it(editor, publisher):
    exchange = an_exchange()
    change_set = kept(editor, Proposed(Exchange, exchange.pk, "-"))

    page = signed_in(publisher).get(path_of(change_set, exchange))

    assert page.status_code == 200
    assert "Preview. Nothing of this is public." in page.content.decode()
    assert read.newest("EX-0001").type == "published"


def test_what_does_not_fit_leads_back_with_the_reason(editor, publisher):
    exchange = an_exchange(note="First.")
    change_set = kept(editor, edit(exchange, note="Ours."))
    revise(exchange, note="Theirs.")

    page = signed_in(publisher).get(path_of(change_set, exchange), follow=True)

    assert page.redirect_chain[-1][0] == page_of(change_set)
    assert messages_on(page)[0].startswith("Changed meanwhile")


def test_a_record_it_does_not_touch_has_none(editor, publisher):
    change_set, other = kept(editor, edit(an_exchange(), note="x")), an_exchange()

    for json in (False, True):
        path = path_of(change_set, other, json=json)
        assert signed_in(publisher).get(path).status_code == 404


@pytest.mark.parametrize("asked", ["", "?lang=xx"])
def test_it_is_in_the_language_of_the_desk_unless_told(editor, publisher, asked):
    exchange = an_exchange()
    change_set = kept(editor, edit(exchange, note="Said."))
    client = signed_in(publisher)
    client.cookies["django_language"] = "zh-hant"

    page = client.get(path_of(change_set, exchange) + asked).content.decode()

    assert '<html lang="zh-Hant-HK"' in page
    assert '<aside class="preview-banner" lang="zh-Hant-HK"' in page


def test_an_unknown_language_is_english(editor, publisher):
    exchange = an_exchange()
    change_set = kept(editor, edit(exchange, note="x"))

    page = signed_in(publisher).get(f"{path_of(change_set, exchange)}?lang=xx")

    assert '<html lang="en"' in page.content.decode()
