"""What a rule of the database says, in the words the rule itself carries."""

from collections.abc import Iterator, Sequence

from django.db import IntegrityError
from django.db.models import UniqueConstraint
from django.utils.translation import gettext as _

from registry.history.gate import tracked
from registry.records.models import Tracked


def words_for(error: IntegrityError) -> str | None:
    """Return the message of the constraint an error names, None where it names none."""
    text = str(error)
    return next((words for name, words in _rules() if name in text), None)


def _rules() -> Iterator[tuple[str, str]]:
    """Yield (how a database names the rule, its message)."""
    for model in tracked():
        table = model._meta.db_table
        for constraint in model._meta.constraints:
            words = str(constraint.violation_error_message)
            yield constraint.name, words
            if isinstance(constraint, UniqueConstraint):  # SQLite names its columns
                yield _columns(model, constraint.fields), words
        for column in ("slug", "public_id"):
            words = _("Another record has this %(column)s.") % {"column": column}
            yield f"{table}.{column}", words
            yield f"{table}_{column}", words


def _columns(model: type[Tracked], names: Sequence[str]) -> str:
    columns = [str(model._meta.get_field(name).column) for name in names]  # type: ignore[union-attr]  # a constraint names columns alone
    return ", ".join(f"{model._meta.db_table}.{column}" for column in columns)
