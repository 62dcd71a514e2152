"""Which entries a feed tells."""

import pytest
from django.db.models import QuerySet

from registry.ledger.read import head
from registry.ledger.read import newest as newest_of
from registry.pages.feeds import narrowing
from registry.pages.feeds.narrowing import ByColumns, ByForm, fits, values_at
from registry.records.kinds import kind_by_slug, kinds
from registry.search.filters import filter_set, paths
from tests.makers import a_licence, a_policy, a_regulator, revise, withdraw

FORM = {"type": "circular", "issuers": ["RG-0001", "RG-0002"], "statute": None,
        "operators": [{"entity": "LE-0001"}, {"entity": None}]}  # fmt: skip


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("type", {"circular"}),
        ("issuers", {"RG-0001", "RG-0002"}),
        ("operators__entity", {"LE-0001", None}),
        ("statute", {None}),
        ("of_former_days__entity", set()),
    ],
)
def test_a_form_tells_what_stands_at_a_path(path: str, expected: set[str]) -> None:
    assert values_at(FORM, path) == expected


def test_a_form_fits_by_all_that_is_wanted() -> None:
    assert fits(FORM, {"type": "circular", "issuers": "RG-0002"})
    assert not fits(FORM, {"type": "circular", "issuers": "RG-0003"})
    assert not fits({"id": "PL-0001", "withdrawn": "Error."}, {"type": "circular"})


@pytest.mark.django_db
def test_a_record_is_told_as_it_comes_to_fit_and_as_it_ceases_to() -> None:
    made = a_policy(type="statement")
    before = made.seq
    made = revise(made, type="circular")
    came = made.seq
    made = revise(made, announced="2023")
    changed = made.seq
    made = revise(made, type="statement")
    left = made.seq
    revise(made, announced="2024")
    gone = a_policy(type="circular", title_en="Another")
    ended = withdraw(gone).seq

    source = ByForm("policies", {"type": "circular"})
    found = [entry.seq for entry in source.before(head().seq, 50)]

    assert found == [ended, gone.seq, left, changed, came]
    assert before not in found
    assert source.lasts


@pytest.mark.django_db
def test_an_entry_is_found_however_far_back_it_stands(monkeypatch) -> None:
    monkeypatch.setattr(narrowing, "BATCH", 2)
    first = a_policy(type="circular", title_en="The first")
    for year in range(2000, 2007):
        a_policy(type="statement", title_en=f"Of {year}, no circular")

    source = ByForm("policies", {"type": "circular"})

    assert [one.seq for one in source.before(head().seq, 1)] == [first.seq]
    assert source.before(head().seq, 1, floor=(first.seq or 0) + 1) == []


@pytest.mark.django_db
def test_who_is_named_alone_is_told_alone_and_for_a_day() -> None:
    one, other = a_licence(), a_licence()

    source = ByForm("licences", {}, frozenset({other.public_id}))

    assert [entry.public_id for entry in source.before(head().seq, 9)] == ["LC-0002"]
    assert one.public_id == "LC-0001"
    assert not source.lasts


@pytest.mark.django_db
def test_columns_bound_the_entries_from_both_sides() -> None:
    sfc = a_regulator()
    for year in range(2000, 2004):
        sfc = revise(sfc, website=f"https://example.org/{year}")
    newest = sfc.seq or 0

    source = ByColumns({"public_id": sfc.public_id})

    found = [entry.seq for entry in source.before(newest - 1, 9, floor=newest - 2)]
    assert found == [newest - 1, newest - 2]


@pytest.mark.usefixtures("hong_kong")
@pytest.mark.parametrize("slug", [kind.slug for kind in kinds()])
def test_forms_fit_where_the_list_says_that_records_do(slug: str) -> None:
    kind = kind_by_slug()[slug]
    rows = QuerySet(kind.record)
    forms = [narrowing.form_of(newest_of(row.public_id)) for row in rows.all()]

    for name, path in paths(kind).items():
        for value in {one for form in forms for one in values_at(form, path) if one}:
            listed = filter_set(kind)({name: value}, queryset=rows.all()).qs
            fitting = {form["id"] for form in forms if fits(form, {path: value})}
            assert {row.public_id for row in listed} == fitting, (name, value)
