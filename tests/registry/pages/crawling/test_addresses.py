"""The addresses of what machines look for."""

import pytest
from django.urls import resolve


@pytest.mark.parametrize(
    "path",
    [
        "/sitemap.xml",
        "/sitemap/licence-types-12.xml",
        "/robots.txt",
        "/opensearch.xml",
        "/llms.txt",
    ],
)
def test_machines_find_it_where_they_look(path: str) -> None:
    assert resolve(path).func


def test_a_part_of_the_map_is_a_name_and_a_number() -> None:
    assert resolve("/sitemap/licence-types-12.xml").kwargs == {
        "name": "licence-types",
        "number": 12,
    }
