import pytest
from django.contrib.auth.models import User

from policies.models import Exchange, Regulator
from policies.seeds.keys import record_key
from policies.seeds.load import load, loader
from registry.changesets.models import ChangeSet, Op
from registry.changesets.propose import Proposed, propose
from registry.changesets.publish import publish
from registry.clock import now
from registry.ledger.models import Entry
from registry.ledger.read import head


def publish_alone(by: User, change: Proposed, cause: str) -> None:
    reason = "An editor knows better."
    change_set = propose([change], author=by, reason=reason, cause=cause, at=now())
    publish(change_set, actor=by, clock=now)


@pytest.mark.usefixtures("hong_kong")
def test_a_second_load_writes_nothing():
    before = head().seq

    counts = [count for _what, count in load(now)]

    assert counts == [0] * 11
    assert head().seq == before
    assert not ChangeSet.objects.exclude(state="published").exists()


@pytest.mark.usefixtures("hong_kong")
def test_what_editors_changed_stays(publisher: User):
    sfc = Regulator.objects.get(slug="sfc")
    patch = {"remit": [sfc.remit, "as an editor put it"]}
    publish_alone(publisher, Proposed(Regulator, sfc.pk, Op.EDIT, patch), "entry_error")

    list(load(now))

    assert Regulator.objects.get(slug="sfc").remit == "as an editor put it"


@pytest.mark.usefixtures("hong_kong")
def test_what_editors_withdrew_does_not_return(publisher: User):
    pk = record_key("exchanges", "bitcoinworld")
    licence = Exchange.objects.get(pk=pk).licences.get()
    gone = Proposed(type(licence), licence.pk, Op.WITHDRAW)
    publish_alone(publisher, gone, "withdrawal")
    publish_alone(publisher, Proposed(Exchange, pk, Op.WITHDRAW), "withdrawal")

    list(load(now))

    assert not Exchange.objects.filter(pk=pk).exists()


@pytest.mark.django_db
def test_a_load_that_was_cut_short_is_taken_up():
    loading = load(now)
    assert [next(loading), next(loading)] == [("sources", 156), ("regulators", 14)]
    loading.close()

    counts = dict(load(now))

    assert counts["sources"] == counts["regulators"] == 0
    assert counts["policies and licence types"] == 84


@pytest.mark.usefixtures("hong_kong")
def test_nobody_else_has_seen_what_was_loaded_and_its_sets_say_so():
    found = ChangeSet.objects.all()

    assert found.count() == 11
    assert all(it.published_alone and it.reviewed_by is None for it in found)
    assert {it.author.username for it in found} == {"loader"}
    assert all("Hong Kong data set" in it.reason for it in found)


@pytest.mark.usefixtures("hong_kong")
def test_only_claims_come_as_new_evidence():
    found = Entry.objects.filter(cause="new_evidence")

    assert set(found.values_list("kind", "type")) == {("sources", "revised")}
    assert set(Entry.objects.exclude(cause="new_evidence").values_list("cause")) == {
        ("new_record",)
    }


@pytest.mark.django_db
def test_nobody_can_sign_in_as_the_loader():
    user = loader()

    assert not user.has_usable_password()
    assert not user.is_staff
    assert user.has_perm("registry.publish_alone")
    assert loader() == user
