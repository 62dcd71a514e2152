"""Editing in comfort, in a browser: languages, leaving, many records at once."""

import pytest

from registry.changesets.models import Change, ChangeSet
from tests.cast import PASSWORD, member
from tests.chromium import NARROW
from tests.makers import a_licence, a_policy, a_regulator, evidence
from tests.proposals import edit, kept
from tests.registry.admin.set_pages import page_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,  # a minute
    pytest.mark.sqlite,  # what a browser shows does not depend on the database
    pytest.mark.django_db(transaction=True),
]

ONE_FOUND = """() => 1 === document.querySelectorAll(
  ".select2-results__option[aria-selected]").length"""
HANT, HANS = "證券及期貨事務監察委員會", "证券及期货事务监察委员会"


def form_of(record):
    meta = record._meta
    return f"/admin/{meta.app_label}/{meta.model_name}/{record.pk}/change/"


def drafted(record):
    rows = Change.objects.filter(record=record.pk, change_set__opened=True)
    return {name: change for row in rows for name, change in row.patch.items()}


# Three languages


def test_a_simplified_text_is_proposed_while_one_types(at_desk):
    regulator = a_regulator()
    desk = at_desk(user=member("editor"))
    desk.open(form_of(regulator))
    row = desk.page.get_by_role("group", name="Name", exact=True)

    row.get_by_label("繁體").fill(HANT)
    row.get_by_text(HANS).wait_for()
    assert desk.page.input_value("[name=name_zh_hans]") == ""
    row.get_by_role("button", name="Use the proposal").click()

    assert desk.page.input_value("[name=name_zh_hans]") == HANS
    assert desk.page.evaluate("document.activeElement.name") == "name_zh_hans"
    assert not row.get_by_role("button", name="Use the proposal").is_visible()
    assert drafted(regulator) == {}
    assert desk.said == []


def test_a_text_that_falls_behind_while_one_types_says_so(at_desk):
    regulator = a_regulator(name_zh_hant=HANT, name_zh_hans=HANS)
    desk = at_desk(user=member("editor"))
    desk.open(form_of(regulator))
    row = desk.page.get_by_role("group", name="Name", exact=True)

    row.get_by_label("繁體").fill(f"{HANT}會")

    row.get_by_text("Older than 繁").wait_for()
    assert desk.page.input_value("[name=name_zh_hans]") == HANS
    assert desk.objections() == []


def test_without_script_the_proposal_is_saved_by_its_button(at_desk, live_server):
    regulator = a_regulator(name_zh_hant=HANT)
    page = at_desk(java_script_enabled=False).page
    page.goto(f"{live_server.url}/admin/login/?next={form_of(regulator)}")
    page.fill("[name=username]", member("editor").username)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")

    page.get_by_role("button", name="Use the proposal").first.click()
    page.wait_for_selector(".messagelist")

    assert drafted(regulator)["name_zh_hans"] == ["", HANS]


def test_enter_in_a_field_saves_the_form_as_it_stands(at_desk):
    regulator = a_regulator(name_zh_hant=HANT)
    desk = at_desk(user=member("publisher"))
    desk.open(form_of(regulator))

    desk.page.fill("[name=short_name_en]", "SFC")
    desk.page.press("[name=short_name_en]", "Enter")
    desk.page.wait_for_url("**/admin/policies/regulator/")

    assert drafted(regulator) == {"short_name_en": ["", "SFC"]}


# Leaving


def left(desk, path):
    """Return whether the browser asked before it left for this page."""
    asked = []
    desk.page.on("dialog", lambda one: (asked.append(one.type), one.accept()))
    desk.page.goto(desk.base + path)
    return asked == ["beforeunload"]


@pytest.mark.parametrize(
    ("typed", "asks"), [("Ours.", True), ("", False)], ids=["changed", "put back"]
)
def test_one_is_asked_before_leaving_a_form_that_was_changed(at_desk, typed, asks):
    desk = at_desk(user=member("editor"))
    desk.open(form_of(a_policy()))
    note = desk.page.locator("[name=note]")
    note.press_sequentially("x")
    note.fill(typed)

    assert left(desk, "/admin/") is asks


def test_nobody_is_asked_on_leaving_a_form_that_was_only_read(at_desk):
    desk = at_desk(user=member("editor"))
    desk.open(form_of(a_policy(requirements=[{}])))
    desk.page.locator("details.evidence > summary").first.click()
    desk.page.get_by_role("combobox", name="Issued by").click()
    desk.page.keyboard.press("Escape")

    assert left(desk, "/admin/") is False


def test_an_autocomplete_and_a_new_row_count_as_changes(at_desk):
    regulator = a_regulator(name_en="Commission")
    licence = a_licence()
    desk = at_desk(user=member("editor"))
    desk.open(form_of(licence))
    desk.page.get_by_role("combobox", name="Regulator").press("Enter")
    desk.page.get_by_role("searchbox", name="Regulator").fill(regulator.public_id)
    desk.page.get_by_role("option", name="Commission", exact=True).click()
    assert left(desk, form_of(licence))

    desk.settle()
    desk.page.click("#status_events-group .add-row a")
    assert left(desk, "/admin/")


def test_saving_asks_nothing_and_a_refused_form_still_does(at_desk):
    desk = at_desk(user=member("editor"))
    desk.open(form_of(a_policy()))
    desk.page.fill("[name=announced]", "1/6/2024")

    desk.page.keyboard.press("Control+s")
    desk.page.wait_for_selector(".wrong")

    assert desk.page.evaluate("document.activeElement.className").endswith("wrong")
    desk.page.locator("[name=note]").press_sequentially("x")
    assert left(desk, "/admin/")


# Many records


def test_one_field_of_many_is_changed_by_keyboard_alone(at_desk):
    regulator = a_regulator(name_en="Commission")
    licences, source = [a_licence(), a_licence()], evidence()
    desk = at_desk(user=member("editor"))
    desk.open("/admin/policies/licence/")
    for box in desk.page.locator(".action-select").all():
        box.press("Space")
    desk.page.get_by_role("button", name="Change one field").press("Enter")
    desk.page.wait_for_selector("[name=bulk_field]")
    assert desk.objections() == []
    desk.page.select_option("[name=bulk_field]", "regulator")
    desk.page.get_by_role("button", name="Choose this field").press("Enter")
    desk.page.wait_for_selector("[name=cite_quote]")
    assert desk.objections() == []
    for name, wanted in (("Regulator", regulator), ("Source", source)):
        desk.page.get_by_role("combobox", name=name).press("Enter")
        desk.page.get_by_role("searchbox", name=name, exact=True).fill(wanted.public_id)
        desk.page.wait_for_function(ONE_FOUND)
        desk.page.keyboard.press("Enter")
    desk.page.get_by_role("button", name="Preview the change").press("Enter")
    desk.page.wait_for_selector("[name=_apply]")
    assert desk.objections() == []
    assert desk.page.locator("ins", has_text="Commission").count() == 2

    desk.page.get_by_role("button", name="Save 2 changes").press("Enter")
    desk.page.wait_for_url("**/admin/policies/licence/")

    for licence in licences:
        assert drafted(licence)["regulator"][1] == str(regulator.pk)
    assert desk.said == []


# In 繁


def test_the_desk_in_traditional_chinese_fits_wide_and_narrow(at_desk):
    policy = a_policy(title_zh_hant="通函", requirements=[{}])
    for size in (None, NARROW):
        desk = at_desk(user=member("editor"), **({"size": size} if size else {}))
        desk.open("/admin/")
        desk.page.click(".languages [value=zh-hant]")
        for path in ("/admin/", "/admin/policies/policy/", form_of(policy)):
            desk.open(path)
            assert desk.overflow() == 0
            assert desk.objections() == []
            assert desk.said[-1:] == [] or "axe" in desk.said[-1]


# Texts without a gap


def test_a_reason_without_a_gap_stays_within_the_page_of_its_set(at_desk):
    editor = member("editor")
    found = kept(editor, edit(a_regulator(), remit="Platforms and funds"))
    ChangeSet.objects.filter(pk=found.pk).update(title="A set", reason="r" * 2000)
    for size in (None, NARROW):
        desk = at_desk(user=editor, **({"size": size} if size else {}))
        desk.open(page_of(found))
        assert desk.overflow() == 0
