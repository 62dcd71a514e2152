"""Each queue of the desk has its words."""

import pytest
from django.http import QueryDict
from django.urls import reverse

from registry.admin.queue_words import WORDS
from registry.admin.queues import person, wanted
from tests.forms import messages_on, signed_in

pytestmark = pytest.mark.django_db


def test_each_queue_has_words_and_each_words_a_queue(hire):
    roles = ("publisher", "auditor")

    assert {name for role in roles for name in wanted(person(hire(role)))} == set(WORDS)


@pytest.mark.parametrize("name", WORDS)
def test_the_list_of_the_rest_understands_what_it_is_asked(auditor, name):
    asked = QueryDict(WORDS[name].more).dict()
    path = reverse("admin:registry_changeset_changelist")

    page = signed_in(auditor).get(path, asked)

    assert page.status_code == 200
    assert messages_on(page) == []
