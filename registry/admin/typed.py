"""What was typed beside a button that was refused: its page shows it once more."""

from django.http import HttpRequest

from registry.changesets.models import ChangeSet

# what is typed; a password is not among it
WORDS = ("comment", "publish_at", "change_reason", "title")
BESIDE = ("publish", "change_cause", "record", "path")  # chosen, or where they stood
LONGEST = 4000  # characters of each


def keep_typed(request: HttpRequest, change_set: ChangeSet) -> bool:
    """Remember for this person what the form of a set said; say if it said anything."""
    sent = {name: request.POST.get(name, "")[:LONGEST] for name in (*WORDS, *BESIDE)}
    if not any(sent[name].strip() for name in WORDS):
        return False
    request.session[_key(change_set)] = sent
    return True


def take_typed(request: HttpRequest, change_set: ChangeSet) -> dict[str, str]:
    """Return what was typed and refused, {} where nothing was; then forget it."""
    found: dict[str, str] = request.session.pop(_key(change_set), {})
    return found


def _key(change_set: ChangeSet) -> str:
    return f"typed-{change_set.pk}"
