"""What cannot be so is refused by name, at its field, and nothing of it is stored."""

import pytest

from policies.models import Event, LegalEntity, Licence, Policy, Regulator
from registry.changesets.models import ChangeSet
from registry.changesets.propose import Proposed
from registry.changesets.refusals import Invalid
from registry.records.kinds import kind_of
from tests.forms import errors_on, form_on, open_form, save_and_publish, signed_in
from tests.makers import (
    MAKERS,
    a_licence,
    a_policy,
    a_regulator,
    an_entity,
    an_official_list,
    commit,
    evidence,
    revise,
)
from tests.registry.admin.new_records import address
from tests.snapshots import snapshot

pytestmark = pytest.mark.django_db

LEI = "529900T8BM49AURSDO55"  # an example whose check digits hold
WRONG_LEI = "529900T8BM49AURSDO56"
BEFORE = "The end lies before the start"


def change_form(user, record):
    path = address(kind_of(type(record)), record.pk, "change")
    return open_form(signed_in(user), path).why()


def stays(form, user):
    """Send a form; return its errors once sure that nothing of it is stored."""
    before, sets = snapshot(), ChangeSet.objects.count()
    page = form.send(signed_in(user))
    assert page.status_code == 200
    assert (snapshot(), ChangeSet.objects.count()) == (before, sets)
    again, sent = form_on(page).data("_save"), form.data("_save")
    kept = {name: again.get(name) for name in sent}
    assert kept | {"csrfmiddlewaretoken": None} == sent | {"csrfmiddlewaretoken": None}
    return errors_on(page)


# One value of a form


VALUES = [
    ("entities", {"lei": WRONG_LEI}, "lei", "no valid LEI"),
    ("entities", {"lei": "LEI"}, "lei", "no valid LEI"),
    ("policies", {"effective": "2023-02-30"}, "effective", "2023-02-30"),
    ("policies", {"effective": "1/6/2024"}, "effective", "1/6/2024"),
    ("policies", {"effective": "soon"}, "effective", "soon"),
    ("policies", {"effective": "2024", "expires": "2023"}, "expires", BEFORE),
    ("policies", {"announced": "2024-06", "consultation_to": "2024-05-31"},
     "consultation_to", BEFORE),
    ("policies", {"title_en": ""}, "title_en", "required"),
    ("policies", {"title_en": "x" * 401}, "title_en", "at most 400 characters"),
    ("policies", {"official_url_en": "javascript:1"}, "official_url_en", "valid URL"),
    ("events", {"amount": "9" * 30}, "amount", "no more than"),
    ("events", {"date_from": "2024-06", "date_to": "2023"}, "date_to", BEFORE),
    ("sources", {"copy_sha256": "abc"}, "copy_sha256", "64 hexadecimal digits"),
    ("sources", {"publisher_kind": "press"}, "tier", "This publisher's tier is 7."),
    ("official-lists", {"regimes": "banks"}, "regimes", "banks"),
    ("official-lists", {"days_between_checks": "0"}, "days_between_checks",
     "greater than or equal to 1"),
    ("assets", {"dti": "4H95J0R2"}, "dti", "9 digits and capitals"),
    ("assets", {"dti": "4H95J0R2A"}, "dti", "9 digits and capitals"),
    ("assets", {"dti": "0H95J0R2X"}, "dti", "9 digits and capitals"),
    ("exchanges", {"opened": "2024", "closed": "2023"}, "closed", BEFORE),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "typed", "field", "message"), VALUES)
def test_a_value_that_cannot_be_is_told_at_its_field(
    publisher, kind, typed, field, message
):
    form = change_form(publisher, MAKERS[kind]()).put(**typed)
    if kind != "sources":
        form.cite(evidence(), *typed)

    errors = stays(form, publisher)

    assert list(errors) == [field]
    assert message in errors[field][0]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"valid_from": "2024", "valid_to": "2023"}, "valid_to"),
        ({"valid_from": "2023-02-30"}, "valid_from"),
        ({"value": "9" * 40}, "value"),
        ({"value": "many"}, "value"),
        ({"applies_to": "nobody"}, "applies_to"),
        ({"subject": ""}, "subject"),
    ],
)
def test_a_value_of_a_row_is_told_in_its_row(publisher, typed, field):
    form = change_form(publisher, a_policy(requirements=[{}]))
    form.put(**{f"requirements-0-{name}": value for name, value in typed.items()})
    form.put(**{"requirements-0-cite_source": evidence()})

    assert list(stays(form, publisher)) == [f"requirements-0-{field}"]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"checked_on": "2026-05"}, "checked_on"),
        ({"checked_on": "2026-05-29~"}, "checked_on"),
        ({"checked_on": ""}, "checked_on"),
        ({"time": "25:00"}, "time"),
        ({"time": "9.30"}, "time"),
        ({"result": ""}, "result"),
        ({"entries_count": "-1"}, "entries_count"),
        ({"sha256": "ABC"}, "sha256"),
    ],
)
def test_a_check_names_one_day_and_what_the_list_held(publisher, typed, field):
    form = change_form(publisher, an_official_list(checks=[{}]))
    form.put(**{f"checks-0-{name}": value for name, value in typed.items()})
    form.put(**{"checks-0-cite_source": evidence()})

    assert list(stays(form, publisher)) == [f"checks-0-{field}"]


@pytest.mark.parametrize("position", ["-1", "9" * 20, "first"])
def test_a_place_in_order_is_a_number_that_fits(publisher, position):
    form = change_form(publisher, a_licence(status_events=[{}]))
    form.put(**{"status_events-0-position": position})

    assert list(stays(form, publisher)) == ["status_events-0-position"]


@pytest.mark.parametrize(
    ("dates", "field", "message"),
    [
        ({"not_before": "2024", "not_after": "2023"}, "-not_after", BEFORE),
        ({"not_before": "2024", "announced": "2023"}, "", "Its last day lies before"),
    ],
)
def test_the_bounds_of_an_event_are_in_order(publisher, dates, field, message):
    form = change_form(publisher, a_licence(status_events=[{}]))
    form.put(**{f"status_events-0-{name}": day for name, day in dates.items()})
    form.put(**{"status_events-0-effective": "",
                "status_events-0-cite_source": evidence()})  # fmt: skip

    ((where, (told,)),) = stays(form, publisher).items()

    assert (where, told[:22]) == (field and f"status_events-0{field}", message[:22])


def test_what_a_rule_of_the_database_refuses_is_told_in_its_words(publisher):
    entity = an_entity()
    form = change_form(publisher, entity).put(parent=entity)
    form.cite(evidence(), "parent")

    assert stays(form, publisher) == {"": ["An entity is not its own parent."]}


def test_an_address_has_no_spaces(publisher):
    form = change_form(publisher, a_regulator()).put(slug="no slug")

    (told,) = stays(form, publisher)["slug"]

    assert "valid “slug”" in told


# The same values, proposed past the forms


@pytest.mark.parametrize(
    ("model", "patch", "path"),
    [
        (LegalEntity, {"lei": ["", WRONG_LEI]}, "lei"),
        (Policy, {"effective": ["", "2023-02-30"]}, "effective"),
        (Policy, {"effective": ["", "1/6/2024"]}, "effective"),
        (Policy, {"effective": ["", "2024"], "expires": ["", "2023"]}, "expires"),
        (Policy, {"title_en": ["A circular", "x" * 401]}, "title_en"),
        (Event, {"amount": [None, "9" * 30]}, "amount"),
    ],
)
def test_publication_refuses_them_too(model, patch, path):
    record = MAKERS[kind_of(model).slug]()
    before = snapshot()

    with pytest.raises(Invalid) as refused:
        commit(Proposed(model, record.pk, "~", patch))

    assert path in [one for _record, one, _message in refused.value.faults]
    assert snapshot() == before


# A licence granted twice


@pytest.fixture
def granted():
    """Publish a licence that was granted."""
    event = {"position": 1, "status": "licensed", "effective": "2024-01-02"}
    return a_licence(
        holder=an_entity(), statute=a_policy(), regulator=a_regulator(),
        status_events=[event],
    )  # fmt: skip


def test_a_licence_is_not_granted_twice(publisher, granted):
    form = change_form(publisher, granted)
    form.row("status_events", position="2", status="licensed", effective="2024-03-01",
             cite_source=evidence())  # fmt: skip

    told = "“Licensed” stands already: remove one event."
    assert stays(form, publisher) == {"status_events-1-status": [told]}


def test_a_holder_has_one_licence_under_a_statute(publisher, granted):
    client = signed_in(publisher)
    form = open_form(client, address(kind_of(Licence), "add")).why(cause="new_record")
    form.put(holder=granted.holder, statute=granted.statute,
             regulator=granted.regulator, regime="vatp")  # fmt: skip
    form.cite(evidence(), "holder", "statute", "regulator", "regime")

    (message,) = stays(form, publisher)["statute"]

    assert message.startswith(f"{granted.public_id} is for the same holder")


def test_a_new_application_follows_one_that_is_over(publisher, granted):
    row = granted.status_events.get()
    end = {"position": 2, "status": "revoked", "effective": "2024-06-01"}
    revise(granted, status_events=[{"id": row.pk}, end])
    form = open_form(signed_in(publisher), address(kind_of(Licence), "add"))
    form.put(holder=granted.holder, statute=granted.statute,
             regulator=granted.regulator, regime="vatp")  # fmt: skip
    form.cite(evidence(), "holder", "statute", "regulator", "regime")

    save_and_publish(form.why(cause="new_record"), publisher)

    assert Licence.objects.count() == 2


# Long texts


def test_a_text_as_long_as_its_field_is_taken(publisher):
    policy = a_policy()
    form = change_form(publisher, policy)
    form.put(title_en="x" * 400, note="字" * 400_000)

    save_and_publish(form, publisher)

    stored = Policy.objects.get(pk=policy.pk)
    assert (len(stored.title_en), len(stored.note)) == (400, 400_000)


def test_a_form_of_ten_megabytes_is_refused_on_a_page_of_ours(publisher):
    form = change_form(publisher, a_policy()).put(note="x" * 10_000_000)
    before = snapshot()

    page = form.send(signed_in(publisher))

    assert page.status_code == 413
    assert "larger than the register takes" in page.content.decode()
    assert "Traceback" not in page.content.decode()
    assert snapshot() == before


def test_a_form_of_endless_fields_is_refused_on_a_page_of_ours(publisher):
    path = address(kind_of(Regulator), "add")
    before = snapshot()

    page = signed_in(publisher).post(path, {f"field-{n}": "x" for n in range(20_000)})

    assert page.status_code == 413
    assert snapshot() == before
