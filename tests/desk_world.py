"""Every address of the desk, something there to ask for, and what its forms send."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.urls import URLResolver

from registry.admin.bulk import ACTION, fields_for
from registry.admin.models import SavedList
from registry.changesets.aside import mark_conflict
from registry.changesets.clashes import MINE, clashes
from registry.changesets.models import ChangeSet
from registry.citations import copies
from registry.ledger.read import versions
from registry.records.kinds import Kind, kinds
from registry.records.models import Record
from registry.reports.receive import Told, receive
from registry.webhooks.models import Endpoint
from tests.cast import PASSWORD, member
from tests.forms import form_on, open_form, signed_in
from tests.makers import MAKERS, REASON, evidence, revise
from tests.planted import holding
from tests.proposals import NOON, agreed, approved, edit, kept, submitted
from tests.registry.admin.new_records import adding

FRESH = "another sesame, said the tests"
SETS = "registry/changeset/"
SEED = "5eed" * 16
PUBLIC, NOWHERE = "https://receiver.example/", "https://127.0.0.1/"  # the last: barred
REPORTED = Told("The date is wrong.", "", "", "en")


def patterns(found: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """Yield (route, name) of every address below these."""
    for one in found:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns, route)
        else:
            yield route, one.name or route


def desk_patterns() -> list[tuple[str, str]]:
    """Return (route, name) of every address of the desk."""
    return list(patterns(admin.site.get_urls()))


def capability(name: str) -> str:
    """Return the row of an address: `record_add` for each kind's."""
    for kind in kinds():
        label = kind.model.lower()
        for start in (label.replace(".", "_") + "_", label.replace(".", "/") + "/"):
            if name.startswith(start):
                return f"record{start[-1]}{name.removeprefix(start)}"
    return name


def folder(kind: Kind) -> str:
    """Return how addresses of a kind begin."""
    return kind.model.lower().replace(".", "/") + "/"


class World:
    """Records, change sets and accounts to ask for, and what each form sends."""

    def __init__(self) -> None:
        self.publisher = signed_in(member("publisher"))
        self.keeper = signed_in(member("administrator"))
        self.records = {folder(kind): _twice(kind) for kind in kinds()}
        self.into = {folder(kind): MAKERS[kind.slug]() for kind in kinds()}
        self.sets = _sets()
        self.list = SavedList.objects.create(
            user=member("editor"), model="policies.licence", name="x", query="q=x"
        )
        self.digest = copies.keep([b"%PDF-1.4 a copy"])
        self.others = {
            "auth/user/": User.objects.create_user("somebody", password=PASSWORD),
            "auth/group/": Group.objects.get(name="editor"),
            "registry/report/": receive(REPORTED, sender="somebody", at=NOON),
            "registry/endpoint/": Endpoint.objects.create(
                name="Asked", url=NOWHERE, after=0, seed=SEED
            ),
        }
        routes = desk_patterns()
        self.forms = {route: self._filled(name, route) for route, name in routes}

    def target(self, route: str) -> Any:
        """Return what a route is about; any record for a route about none."""
        if route.startswith(SETS):
            return self.sets.get(_act(route), self.sets[""])
        found = {start: it for start, it in (self.records | self.others).items()
                 if route.startswith(start)}  # fmt: skip
        return next(iter(found.values()), next(iter(self.records.values())))

    def path(self, route: str) -> str:
        """Return the address of a route, with something that is there."""
        target = self.target(route)
        values = {
            "<path:object_id>": target.pk,
            "<uuid:object_id>": target.pk,
            "<int:object_id>": target.pk,
            "<id>": target.pk,
            "<int:seq>": _first(target),
            "<int:key>": self.list.pk,
            "<uuid:record>": self.sets[""].changes.values_list("record", flat=True)[0],
            "<str:digest>": self.digest,
            "<path:content_type_id>": ContentType.objects.get_for_model(target).pk,
            "(?P<url>.*)$": "nowhere/at/all",
        }
        for name, value in values.items():
            route = route.replace(name, str(value))
        return "/admin/policies/" if "(?P<app_label>" in route else f"/admin/{route}"

    def sent(self, role: str, *, name: str, route: str) -> dict[str, Any]:
        """Return what a form sends to this address."""
        new = {"new_password1": FRESH, "new_password2": FRESH}
        usual = {"post": "yes", "change_reason": REASON, "title": "Another title",
                 "comment": "Words of this test."}  # fmt: skip
        return self.forms[route] or {
            "login": {"username": role, "password": PASSWORD},
            "password_change": {"old_password": PASSWORD, **new},
            "auth_user_password_change": {
                "usable_password": "true", "password1": FRESH, "password2": FRESH},
            "auth_user_changelist": DELETING | {"_selected_action": "1"},
            "auth_group_changelist": DELETING | {"_selected_action": "1"},
            "auth_group_change": {"name": "editors"},
            "auth_group_add": {"name": "owners"},
            "registry_report_change": {"state": "declined", "answer": "It is so."},
            "registry_endpoint_add": {"name": "New", "url": PUBLIC, "start": "1"},
            "registry_endpoint_change": {"name": "Other", "url": PUBLIC},
            "registry_endpoint_replay": {"start": "1"},
            "registry_endpoint_secret": {"seen": SEED[:8]},
            "save_list": {"model": "policies.licence", "name": "Mine", "query": "q=x"},
        }.get(name, usual | self._of_set(route))  # fmt: skip

    def _of_set(self, route: str) -> dict[str, Any]:
        """Return what the buttons of a change set's page send besides words."""
        if not route.startswith(SETS):
            return {}
        found = self.sets.get(_act(route), self.sets[""])
        record = found.changes.values_list("record", flat=True).first()
        return {
            **{f"choice:{clash.key}": MINE for clash in clashes(found)},
            **{f"seen:{clash.key}": clash.seen for clash in clashes(found)},
            "content_hash": found.content_hash,
            "password": PASSWORD,
            "publish_at": "2099-12-31T09:00",
            "record": str(record) if _act(route) == "drop" else "",
        }

    def _filled(self, name: str, route: str) -> dict[str, Any]:
        """Return the data of the page's own form, where there is one to fill in."""
        row, path = capability(name), self.path(route)
        if row == "record_merge":
            into = next(it for s, it in self.into.items() if route.startswith(s))
            return {"into": str(into.pk), "change_reason": REASON}
        if row == "record_changelist":
            return self._changed_in_bulk(self.target(route), path)
        if row == "record_add":
            kind = next(kind for kind in kinds() if route.startswith(folder(kind)))
            return adding(self.publisher, kind).data("_save")
        if row == "record_change":
            return open_form(self.publisher, path).put(slug="other").why().data("_save")
        if row not in {"auth_user_add", "auth_user_change"}:
            return {}
        form = open_form(self.keeper, path, having="username").put(username="new")
        if row == "auth_user_add":
            form.put(password1=FRESH, password2=FRESH)
        return form.data("_save")

    def _changed_in_bulk(self, record: Record, path: str) -> dict[str, Any]:
        """Return what the last page of the bulk act sends: all of it, previewed."""
        groups = fields_for(type(record))
        offered = {name for _group, found in groups for name, _label in found}
        texts = holding(type(record), "bulk")
        name = next(name for name in texts if name in offered)
        value = texts[name][0] if isinstance(texts[name], list) else texts[name]
        asked = {
            "action": ACTION, "_selected_action": str(record.pk), "bulk_field": name,
            "_value": "1", f"new-{name}": value, "cite_source": str(evidence().pk),
            "cite_locator": "p. 1", "change_reason": REASON,
            "change_cause": "new_evidence",
        }  # fmt: skip
        page = self.publisher.post(path, asked)
        return form_on(page, having="previewed").data("_apply")


DELETING = {"action": "delete_selected", "index": "0", "_save": "1"}


def _twice(kind: Kind) -> Record:
    """Publish a record of two versions."""
    return revise(MAKERS[kind.slug](), slug=f"asked-{kind.slug}")


def _first(target: Any) -> int | str:
    """Return the change number of a record's first version."""
    return versions(target.public_id)[0].seq if isinstance(target, Record) else ""


def _sets() -> dict[str, ChangeSet]:
    """Return {act: a set it can be done with}; "" for pages, and for all others.

    The editor prepared them, but what only a publisher may do with an own set.
    """
    editor, publisher = member("editor"), member("publisher")
    platform = MAKERS["exchanges"](name_en="Kept")

    def change(note: str) -> Any:
        return edit(platform, note=note)

    agreed_on = approved(kept(editor, change("Agreed on.")), publisher)
    waiting = submitted(editor, change("Sent."))
    alone = kept(publisher, change("By myself."))
    done = kept(publisher, edit(MAKERS["exchanges"](), note="Alone."))
    agreed(done, publisher)
    torn = kept(editor, edit(late := MAKERS["events"](), note="Mine."))
    revise(late, note="Published meanwhile.")
    mark_conflict(torn, "Both changed the note.", by=editor, at=NOON)
    at_work = kept(editor, edit(MAKERS["regulators"](), remit="At work."))
    ChangeSet.objects.filter(pk=at_work.pk).update(opened=True)
    for one in (done, torn):
        one.refresh_from_db()
    return {
        "": kept(editor, change("Drafted.")),
        "take-back": waiting, "approve": waiting, "return": waiting,
        "schedule": agreed_on, "publish": agreed_on,
        "publish-alone": alone, "alone": alone,
        "look-at": done, "undo": done, "conflict": torn,
    }  # fmt: skip


def _act(route: str) -> str:
    """Return the act of an address of a change set, blank for its pages."""
    return route.removeprefix(f"{SETS}<uuid:object_id>/").rstrip("/")
