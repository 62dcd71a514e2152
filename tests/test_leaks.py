"""A draft is seen on no face: not a letter of it, and not that there is one.

Every public address is asked while change sets of all states hold random words in every
text they can, in new records and in edits of published ones, in reasons, titles,
remarks and words of refusal.
"""

import random
import re
import string
from collections.abc import Iterator
from itertools import cycle
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from registry.changesets.models import ChangeSet, State
from registry.changesets.publish import publish
from registry.ledger import read
from registry.records.kinds import kind_by_slug, kinds
from registry.records.models import Tracked
from tests import faces
from tests.asked import Asked
from tests.cast import member
from tests.desk_world import desk_patterns
from tests.faces import addresses, routes, walk
from tests.makers import MAKERS, revise
from tests.planted import HAN, STATES, changes, full_values, holding, planted
from tests.proposals import NOON, at_noon

pytestmark = [pytest.mark.django_db, pytest.mark.face]
OTHER_HAN = "鱻龖齾"
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
# rules whose answers hold no text of a record
SILENT = {
    "Nowhere", "api/v1", "api/v1/", "api/v1/docs", "api/v1/openapi.json", "healthz",
    ".well-known/api-catalog", "api/v1/calendar", "api/v1/snapshots",
    "api/v1/vocabularies", "coming.ics", "i18n/setlang/", "llms.txt",
    "opensearch.xml", "readyz",
    "robots.txt", "sitemap.xml", "with_slash", "without_slash",
    "{lang}/about", "{lang}/about/accessibility", "{lang}/api", "{lang}/data",
    "{lang}/feeds", "card.png", "changes.json",
    "exports/", "exports/latest/", "exports/latest/<str:name>", "exports/<int:seq>/",
    "exports/<int:seq>/<str:name>", "exports/<int:seq>/on/<str:on>/", "into_folder",
}  # fmt: skip


def words():
    """Return {state: a random word}."""
    letters = random.SystemRandom()
    return {
        state: f"zq{state[:3]}" + "".join(letters.choices(string.ascii_lowercase, k=7))
        for state in STATES
    }


WORDS, NEVER = words(), words()  # drafted, and drafted by nobody


class Register:
    """A record of each kind, and change sets in every state about all of them."""

    def __init__(self):
        self.values = {kind.slug: full_values(kind) for kind in kinds()}
        self.records = {kind.slug: MAKERS[kind.slug]() for kind in kinds()}
        self.coming = read.head().seq + 1

    def draft(self, state):
        """Plant this state's word in a change set about every kind."""
        word = WORDS[state]
        proposed = [
            change
            for slug, record in self.records.items()
            for change in changes(
                kind_by_slug()[slug], record, word=word, values=self.values[slug]
            )
        ]
        return planted(state, proposed, word=word)

    def draft_all(self):
        for state in STATES:
            self.draft(state)

    def asked(self, found, han=HAN):
        """Return what is asked for: these words, whole and in pieces."""
        word = found[State.DRAFT]
        pieces = [word, word[:5], word[3:], f"because {word}", han, han[:2]]
        keys = self.keys(cycle(found.values()))
        return Asked([*pieces, *found.values()], keys, self.coming - 1)

    def addresses(self, found, han=HAN):
        """Return every public address, asked for these words."""
        return addresses(self.asked(found, han))

    def keys(self, states: Iterator[str]):
        """Return of each kind a record's keys, a number to come, and drafted slugs."""
        return {
            slug: [
                record.public_id,
                record.slug,
                f"{kind_by_slug()[slug].prefix}-{self.coming:04d}",
                f"{next(states)}-new",
                f"{next(states)}-edited",
            ]
            for slug, record in self.records.items()
        }


def traces(found):
    """Return {address: words} of the answers that hold a word nobody asked them for."""
    secret = [*WORDS.values(), HAN]
    shown = {
        url: [w for w in secret if w in f"{headers}\n{body}" and not asks(url, w)]
        for url, (_status, headers, body) in found.items()
    }
    return {url: words for url, words in shown.items() if words}


def asks(url, word):
    """Say whether an address asks for a word or for a piece of it."""
    pieces = [HAN[:2]] if word == HAN else [word[:5], word[3:]]
    return any(quote(piece) in url for piece in pieces)


def unlike(found, twins):
    """Return the addresses that are answered otherwise than their twins."""
    pairs = zip(found.items(), twins.items(), strict=True)
    return [
        (url, twin)
        for (url, answer), (twin, other) in pairs
        if plainly(answer) != plainly(other)
    ]


def plainly(answer):
    """Return an answer without its tag, every word we ask for called the same."""
    status, headers, body = answer
    kept = [line for line in headers.splitlines() if not line.startswith("ETag")]
    text = "\n".join([str(status), *kept, body])
    for cut in (slice(None), slice(3, None), slice(5)):  # whole words before pieces
        for word in [*WORDS.values(), *NEVER.values()]:
            text = text.replace(word[cut], f"[{cut}]")
    for han in (HAN, OTHER_HAN, HAN[:2], OTHER_HAN[:2]):
        text = text.replace(quote(han), "?").replace(han, "?")
    return text


@pytest.fixture(autouse=True)
def _own_exports(settings, tmp_path):
    settings.VAR = tmp_path


@pytest.fixture
def still(monkeypatch):
    """Let no time pass: what differs was not the clock."""
    monkeypatch.setattr(timezone, "now", lambda: NOON)


# What is planted


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
def test_the_words_reach_every_text_of_a_kind(kind):
    filled = holding(kind.record, "zqword")
    free = {
        field.name
        for field in kind.record._meta.concrete_fields
        if field.get_internal_type() in {"TextField", "URLField"}
    }

    assert issubclass(kind.record, Tracked)
    assert free <= filled.keys() | {"slug"}
    assert all("zqword" in str(value) for value in filled.values())


# The faces


def test_every_public_route_has_a_rule_and_every_rule_a_route():
    assert {name for _route, name in routes()} == set(faces.RULES)


def test_a_face_without_a_rule_is_refused(monkeypatch):
    monkeypatch.delitem(faces.RULES, "{lang}/search")

    with pytest.raises(KeyError):
        addresses(Asked(["x"], {kind.slug: ["x"] for kind in kinds()}, 1))


@pytest.mark.long  # five thousand addresses, twice
@pytest.mark.usefixtures("still")
def test_no_answer_changes_by_a_letter_while_drafts_stand():
    register = Register()
    urls = register.addresses(WORDS)
    before = walk(urls)

    register.draft_all()

    after = walk(urls)
    assert [url for url in urls if after[url] != before[url]] == []
    assert traces(after) == {}
    assert {200, 303, 308, 400, 404} <= {status for status, _h, _b in after.values()}


@pytest.mark.long  # a minute
def test_nothing_of_them_stands_in_a_later_history():
    register = Register()
    register.draft_all()
    for slug, record in register.records.items():
        texts = {
            name: "Later"  # as long as what it stands for
            for name, value in holding(type(record), "x").items()
            if value == f"x {HAN}"
        }
        revise(record, **texts, reason="Other words.")
        MAKERS[slug]()

    found = walk(register.addresses(WORDS))
    twins = walk(register.addresses(NEVER, OTHER_HAN))

    assert traces(found) == {}
    assert unlike(found, twins) == []


@pytest.mark.long
@pytest.mark.sqlite  # how a test fails does not depend on the database
def test_what_is_published_is_found_on_every_sort_of_face():
    register = Register()
    change_set = register.draft(State.APPROVED)
    publish(change_set, actor=member("publisher"), clock=at_noon)
    register.coming = read.head().seq + 1

    telling = {
        name
        for route, name in routes()
        if any(  # the first that tells is enough
            traces(walk([url]))
            for url in faces.RULES[name](register.asked(WORDS), route)
        )
    }
    assert telling == faces.RULES.keys() - SILENT


# The desk


def desk_paths(keys):
    """Yield every address of the desk with these keys; KeyError for a new parameter."""
    values = {"id": keys[0], "record": keys[1], "digest": "0" * 64}
    values |= dict.fromkeys(("content_type_id", "key", "seq"), 1)
    for route, _name in desk_patterns():
        path = route.replace("(?P<url>.*)$", "nowhere/")
        path = "policies/" if path.startswith("^(?P<app_label>") else path
        for key in keys:
            filled = {**values, "object_id": key}
            yield "/admin/" + PARAMETER.sub(lambda m, v=filled: str(v[m[1]]), path)


def test_no_page_of_the_desk_opens_to_a_stranger():
    register = Register()
    register.draft_all()
    draft = ChangeSet.objects.get(state=State.DRAFT)
    keys = [draft.pk, *draft.changes.values_list("record", flat=True)[:2]]

    asked = {f"{path}?term=zq&q=zq" for path in desk_paths(keys)}
    found = {
        (method, path): getattr(Client(), method)(path)
        for path in sorted(asked)
        for method in ("get", "post")
    }

    told = [key for key, answer in found.items() if says_a_word(answer)]
    status = {key: answer.status_code for key, answer in found.items()}
    asks = {key for key, code in status.items() if code == 403}  # to sign in again
    opened = {path for (_m, path), code in status.items() if code not in (302, 403)}
    assert told == []
    assert opened == {f"{reverse('admin:login')}?term=zq&q=zq"}
    assert {method for method, _path in asks} == {"post"}
    of_sets = reverse("admin:registry_changeset_changelist")
    forms = {path for _m, path in asks if not path.startswith(of_sets)}
    ends = ("/add/", "/change/", "/delete/", "/merge/")
    assert all(path.split("?")[0].endswith(ends) for path in forms)


def says_a_word(answer):
    text = f"{answer.headers} {answer.content.decode()}"
    return any(word in text for word in [*WORDS.values(), HAN])
