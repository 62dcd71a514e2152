"""What holds for every kind; a new kind inherits it."""

import pytest
from django.db import models

from registry.citations.coverage import uncited
from registry.history.gate import tracked
from registry.history.intervals import state_at
from registry.ledger import read
from registry.ledger.verify import verify
from registry.records.kinds import kinds, parts_of
from registry.records.paths import filled_paths, is_own
from registry.records.state import diff, fields_of, m2m_of
from registry.search.models import SearchRow
from tests.full_records import full
from tests.makers import MAKERS, fresh, live_state, restore, revise, withdraw
from tests.snapshots import revisions

every_kind = pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
every_model = pytest.mark.parametrize(
    "model", tracked(), ids=lambda model: model._meta.label
)
LANGUAGES = ("_en", "_zh_hant", "_zh_hans")


# How a kind is declared


def known(model, name):
    """Say whether a name of a Kind is a column, a stem in three languages or a part."""
    names = {field.name for field in [*fields_of(model), *m2m_of(model)]}
    return name in names or {f"{name}{end}" for end in LANGUAGES} <= names


@every_kind
def test_every_name_of_a_kind_is_there(kind):
    model, parts = kind.record, parts_of(kind.record)
    filters = [name.replace("__", ".") for name in kind.filters]

    for name in (*kind.title, *kind.summary, *kind.detail, *kind.search, *kind.own):
        first, _dot, column = name.partition(".")
        if first in parts:
            assert column in ("", "*") or known(parts[first], column), name
        else:
            assert known(model, name), name
    for name in (*filters, *kind.confirms):
        first, _dot, column = name.partition(".")
        assert known(parts[first], column) if column else known(model, first), name


@every_kind
def test_every_column_is_shown_or_is_our_own(kind):
    shown = {*kind.title, *kind.summary, *kind.detail}
    hidden = {
        field.name
        for field in [*fields_of(kind.record), *m2m_of(kind.record)]
        if not any(
            field.name in (name, *(name + end for end in LANGUAGES)) for name in shown
        )
    }

    assert not {name for name in hidden - {"slug"} if name not in kind.own}
    assert set(parts_of(kind.record)) - {"citations"} <= shown


@every_kind
def test_a_kind_names_its_slug_prefix_and_weights(kind):
    assert kind.slug.replace("-", "").isalpha()
    assert kind.prefix.isupper()
    assert set(kind.search.values()) <= {"heading", "body"}


@every_model
def test_a_model_says_what_it_is_and_in_which_order(model):
    assert model.__doc__
    assert not model.__doc__.startswith(f"{model.__name__}(")
    assert model.__str__ is not models.Model.__str__
    assert model._meta.ordering
    assert model.history.model.__name__ == f"Historical{model.__name__}"


@every_model
def test_a_rule_is_named_after_its_model_and_has_its_own_words(model):
    for rule in model._meta.constraints:
        label = f"{model._meta.app_label}_{model._meta.model_name}_"
        assert rule.name.startswith(label)
        default = type(rule).default_violation_error_message
        assert str(rule.violation_error_message) != str(default)


# What is published of a kind


@every_kind
@pytest.mark.django_db
def test_a_record_with_every_value_is_told_as_it_stands(kind):
    record = full(kind)

    form = read.form_of(read.newest(record.public_id))

    state = live_state(record)
    assert list(uncited(kind, state)) == []
    assert form.keys() - {"id", "kind", "own"} == state.keys()
    for name, part in parts_of(kind.record).items():
        if name != "citations":
            (row,) = form[name]
            assert None not in row.values()
            assert row.keys() - {"id", "confirmed"} == {f.name for f in fields_of(part)}
    blank = {name for name, value in form.items() if value in (None, [], "")}
    assert blank <= {"citations"}  # a source describes itself
    assert not list(verify())


@every_kind
@pytest.mark.django_db
def test_every_value_names_its_source_unless_it_is_our_own(kind):
    form = read.form_of(read.newest(full(kind).public_id))

    cited = {path for row in form["citations"] for path in row["fields"]}

    state = live_state(kind.record.objects.get(slug="typed"))
    values = set(filled_paths(kind, state))
    assert values == cited | set(form["own"])
    assert {path for path in values if is_own(kind, path)} == set(form["own"])


@every_kind
@pytest.mark.django_db
def test_a_record_is_one_entry_and_one_revision_for_itself_and_each_part(kind):
    record = full(kind)

    (entry,) = read.versions(record.public_id)
    assert revisions(record) == [(entry.seq, "+")]
    for name in parts_of(kind.record):
        for part in getattr(record, name).all():
            assert revisions(part) == [(entry.seq, "+")]


@every_kind
@pytest.mark.django_db
def test_what_it_held_is_what_it_said_then(kind):
    record = full(kind)
    then = live_state(record)

    revised = revise(record, **dict.fromkeys(parts_of(kind.record), ()))

    assert diff(then, live_state(revised))
    assert state_at(kind.record, record.pk, seq=record.seq) == then
    assert state_at(kind.record, record.pk, seq=revised.seq) == live_state(revised)


@every_kind
@pytest.mark.django_db
def test_it_is_withdrawn_and_restored_whole(kind):
    record = full(kind)
    then = live_state(record)

    gone = withdraw(record)
    assert not kind.record.objects.filter(pk=record.pk).exists()
    assert not SearchRow.objects.filter(record=record.pk).exists()
    assert read.form_of(gone).keys() == {"id", "kind", "slug", "withdrawn"}

    back = restore(record)
    assert live_state(back) == then
    assert (back.public_id, back.version) == (record.public_id, 3)
    assert not list(verify())


@every_kind
@pytest.mark.django_db
def test_it_is_in_the_directory_under_its_id(kind):
    record = MAKERS[kind.slug]()

    row = SearchRow.objects.get(record=record.pk)

    assert (row.public_id, row.kind, row.slug) == (
        record.public_id,
        kind.slug,
        record.slug,
    )
    assert record.public_id.startswith(f"{kind.prefix}-")
    assert str(fresh(record))
