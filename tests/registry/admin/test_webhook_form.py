"""What may be typed of a webhook."""

import pytest

from registry.admin.webhook_form import EndpointForm, NewEndpointForm, choices
from registry.ledger import read
from registry.records.kinds import kinds
from tests.makers import a_source

pytestmark = pytest.mark.django_db
TYPED = {"name": "Archive", "url": "https://receiver.example/hook"}


def test_every_kind_may_be_chosen():
    assert [slug for slug, _name in choices()] == [kind.slug for kind in kinds()]
    assert all(name[0].isupper() for _slug, name in choices())


def test_an_address_that_is_not_public_is_refused_with_the_reason():
    form = EndpointForm({**TYPED, "url": "https://10.0.0.1/"})

    assert "public address" in str(form.errors["url"])


def test_a_new_one_begins_behind_all_there_is_unless_it_is_said():
    a_source()
    following = read.head().seq + 1

    form = NewEndpointForm({**TYPED, "start": "1"})

    assert form.fields["start"].initial == following
    assert form.is_valid()
    assert form.instance.after == 0


@pytest.mark.parametrize("start", ["", "0", "-1", "99", "soon"])
def test_a_start_beyond_the_next_change_is_refused(start):
    form = NewEndpointForm({**TYPED, "start": start})

    assert list(form.errors) == ["start"]


def test_the_same_kinds_are_no_change():
    known = EndpointForm({**TYPED, "kinds": ["policies"]}).Meta.model(
        **TYPED, kinds=["policies"], after=0
    )

    same = EndpointForm({**TYPED, "kinds": ["policies"]}, instance=known)
    other = EndpointForm({**TYPED, "kinds": ["events"]}, instance=known)

    assert same.changed_data == []
    assert other.changed_data == ["kinds"]
