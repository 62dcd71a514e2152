"""The forms of the data set, sent back as they came: no error and no change."""

import pytest

from registry.changesets.models import ChangeSet
from registry.citations.models import Citation
from registry.records.kinds import kinds
from tests.cast import member
from tests.forms import errors_on, open_form, signed_in
from tests.registry.admin.new_records import address

pytestmark = pytest.mark.usefixtures("hong_kong")

every_kind = pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)


def sent_back(kind, records):
    """Send the form of each record back; return what that stored or was told."""
    client = signed_in(member("publisher"))
    unlike, sets = [], ChangeSet.objects.count()
    for record in records:
        keys = Citation.objects.filter(object_id=record.pk).values_list("pk", flat=True)
        opened = "&".join(f"cite={key}" for key in keys)
        path = f"{address(kind, record.pk, 'change')}?{opened}"
        form = open_form(client, path).why()
        page = form.send(client, "_continue")
        if page.status_code != 302 or ChangeSet.objects.count() != sets:
            unlike.append((record.public_id, errors_on(page)))
            sets = ChangeSet.objects.count()
    return unlike


@every_kind
def test_the_most_cited_record_of_a_kind_goes_round_unchanged(kind):
    records = kind.record.objects.order_by("public_id")
    most = max(records, key=lambda r: Citation.objects.filter(object_id=r.pk).count())

    assert sent_back(kind, [most]) == []


@pytest.mark.long
@every_kind
def test_every_record_goes_round_unchanged(kind):
    assert sent_back(kind, kind.record.objects.order_by("public_id")) == []
