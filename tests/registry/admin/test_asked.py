"""What a list is asked for and does not know is named, and left out."""

import pytest

from policies.models import Regulator
from registry.records.kinds import kind_of
from tests.forms import messages_on, signed_in
from tests.makers import a_regulator
from tests.registry.admin.new_records import address


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"colour": "<b>"}, "Ignored, for it is no filter of this list: colour."),
        ({"<b>": "x"}, "Ignored, for it is no filter of this list: <b>."),
        ({"e": "1"}, "What was asked for was not understood: all are shown."),
    ],
)
def test_a_list_says_what_it_ignored(editor, query, told):
    sfc = a_regulator()
    path = address(kind_of(Regulator))

    page = signed_in(editor).get(path, query, follow=True)

    assert list(page.context["cl"].result_list) == [sfc]
    assert messages_on(page) == [told]
    assert "<b>" not in page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["registry/changeset", "auth/user", "auth/group"])
def test_other_lists_say_so_too(administrator, path):
    page = signed_in(administrator).get(f"/admin/{path}/", {"colour": "red"})

    told = "Ignored, for it is no filter of this list: colour."
    assert messages_on(page) == [told]
