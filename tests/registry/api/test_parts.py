"""The sorts of part that have a list of their own."""

from registry.api.parts import sort_by_slug, sorts
from registry.api.urls import urlpatterns
from registry.records.kinds import kinds, parts_of


def test_every_part_of_every_kind_but_citations_has_a_list() -> None:
    expected = {
        (kind.slug, member)
        for kind in kinds()
        for member in parts_of(kind.record)
        if member != "citations"
    }

    assert {(sort.kind.slug, sort.member) for sort in sorts()} == expected
    assert len(sort_by_slug()) == len(sorts())


def test_a_list_is_called_as_its_rows_are() -> None:
    names = {f"{sort.kind.slug}.{sort.member}": sort.slug for sort in sorts()}

    assert names["policies.requirements"] == "requirements"
    assert names["policies.relations"] == "policy-relations"
    assert names["licences.status_events"] == "status-events"
    assert names["entities.former_names"] == "entity-names"


def test_no_list_takes_the_address_of_another() -> None:
    routes = [str(address.pattern) for address in urlpatterns]

    assert len(routes) == len(set(routes))


def test_publication_settles_what_the_kind_says() -> None:
    settled = {sort.slug for sort in sorts() if sort.is_confirmed}

    assert settled == {"status-events"}
