"""Two editors on one record, each in a browser: nothing is lost, nothing is forced."""

from functools import partial

import pytest

from policies.models import Regulator
from registry.changesets.models import ChangeSet, State
from registry.changesets.review import approve, submit
from registry.clock import now
from registry.ledger.models import Entry
from tests.at_work import Person, page_of
from tests.cast import member
from tests.makers import a_regulator, fresh
from tests.proposals import edit, kept

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,  # two minutes
    pytest.mark.django_db(transaction=True),
]

ROUNDS = 50
# both pages press at the same moment: neither waits for the other's answer
PRESS_AT = """(at) => setTimeout(
  () => [...document.querySelectorAll("button")]
    .find((b) => b.textContent.trim().startsWith("Publish")).click(),
  at - Date.now())"""


@pytest.fixture
def regulator(transactional_db):  # noqa: ARG001 - what a browser sees is committed
    return a_regulator(remit="Platforms.", website="https://sfc.example/")


@pytest.fixture
def people(at_desk):
    """Return how a person comes to the desk, with a window of their own."""

    def come(role, name="", **where):
        user = member(role, name=name)
        return Person(at_desk(user=user, **where), user)

    return come


def sent_by(*editors):
    """Have all save what they typed, then send it for review; return the sets."""
    sets = [editor.save() for editor in editors]
    for editor, one in zip(editors, sets, strict=True):
        editor.submit(one)
    return sets


@pytest.mark.sqlite  # what a page says does not depend on the database
def test_disjoint_edits_of_one_record_merge(people, regulator):
    first, second = people("editor"), people("editor", "second_editor")
    first.form(regulator).type(remit="Platforms and funds.")
    second.form(regulator).type(website="https://www.sfc.example/")
    one, other = sent_by(first, second)

    publisher = people("publisher")
    publisher.publish(one)
    publisher.publish(other)

    live = fresh(regulator)
    assert live.remit == "Platforms and funds."
    assert live.website == "https://www.sfc.example/"
    assert live.version == 3


@pytest.mark.sqlite
def test_the_same_field_is_refused_and_both_texts_are_shown(people, regulator):
    first, second = people("editor"), people("editor", "second_editor")
    first.form(regulator).type(remit="Platforms and funds.")
    second.form(regulator).type(remit="Platforms and dealers.")
    one, other = sent_by(first, second)
    publisher = people("publisher")
    publisher.publish(one)

    publisher.publish(other)

    other.refresh_from_db()
    assert other.state == State.CONFLICT
    assert fresh(regulator).remit == "Platforms and funds."
    second.set_page(other)
    second.page.get_by_role("link", name="compare").first.click()
    shown = second.page.inner_text("main, #content")
    assert "Platforms and funds." in shown
    assert "Platforms and dealers." in shown


@pytest.mark.sqlite
def test_a_value_published_while_a_form_was_open_stays(people, regulator):
    first, second = people("editor"), people("editor", "second_editor")
    publisher = people("publisher")
    second.form(regulator)
    first.form(regulator).type(remit="Platforms and funds.")
    one = first.save()
    first.submit(one)
    publisher.publish(one)

    other = second.type(website="https://www.sfc.example/").save()
    second.submit(other)
    publisher.publish(other)

    live = fresh(regulator)
    assert live.remit == "Platforms and funds."
    assert live.website == "https://www.sfc.example/"
    (change,) = other.changes.all()
    assert list(change.patch) == ["website"]


@pytest.mark.sqlite
def test_of_two_sent_at_once_one_wins_on_sqlite(people, own_server):
    _one_wins_each_round(partial(people, url=own_server.url))


@pytest.mark.postgresql
def test_of_two_sent_at_once_one_wins_on_postgresql(transactional_db, people):  # noqa: ARG001 - what browsers see is committed
    _one_wins_each_round(people)


def _one_wins_each_round(people):
    """Have two people press at the same moment for one field, fifty times."""
    regulator = a_regulator(remit="Platforms.", website="https://sfc.example/")
    first, second = people("publisher"), people("administrator")
    begun = Entry.objects.count()
    for number in range(ROUNDS):
        live = fresh(regulator)
        sets = [_approved(live, f"Round {number}, text {side}.") for side in "ab"]
        _press_at_once(first, second, sets=sets)

        states = sorted(ChangeSet.objects.get(pk=one.pk).state for one in sets)
        assert states == [State.CONFLICT, State.PUBLISHED], f"round {number}"
        winner = next(s for s in sets if _state(s) == State.PUBLISHED)
        assert fresh(regulator).remit == winner.changes.get().patch["remit"][1]

    assert Entry.objects.count() == begun + ROUNDS
    assert fresh(regulator).version == 1 + ROUNDS


def _approved(regulator: Regulator, text: str) -> ChangeSet:
    found = kept(member("editor"), edit(regulator, remit=text))
    submit(found, actor=found.author, at=now())
    found.refresh_from_db()
    approve(found, actor=member("reviewer"), at=now(), seen=found.content_hash)
    return found


def _press_at_once(first: Person, second: Person, *, sets: list[ChangeSet]) -> None:
    for person, one in zip((first, second), sets, strict=True):
        person.desk.open(page_of(one))
    at = first.page.evaluate("Date.now() + 300")
    for person in (first, second):
        person.page.evaluate(PRESS_AT, at)
    for person in (first, second):
        person.page.wait_for_selector(".messagelist", timeout=20_000)


def _state(change_set: ChangeSet) -> str:
    return ChangeSet.objects.get(pk=change_set.pk).state
