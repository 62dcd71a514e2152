"""Every form of address leads to its view."""

import pytest
from django.urls import resolve

from registry.exports import views


@pytest.mark.parametrize(
    ("path", "view"),
    [
        ("/exports", views.into_folder),
        ("/exports/", views.index),
        ("/exports/latest", views.into_folder),
        ("/exports/latest/records.jsonl", views.newest),
        ("/exports/57", views.into_folder),
        ("/exports/57/", views.of_seq),
        ("/exports/57/records.jsonl", views.of_seq),
        ("/exports/57/on/2023-05-15", views.into_folder),
        ("/exports/57/on/2023-05-15/", views.of_day),
        ("/exports/57/on/2023-05-15/records.jsonl", views.of_day),
    ],
)
def test_an_address_leads_to_its_view(path, view):
    assert resolve(path).func is view
