"""The bases of everything published: a record, and a part that belongs to one."""

import uuid
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, NoReturn

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from registry.records.context import OutsideChangeSet, current
from registry.records.names import HTML_LANG, in_languages, pick
from registry.records.recorder import REVISIONS

# how a public id and a slug begin that only stand in until publication gives them
STAND_IN = "?"


class Refusing(models.QuerySet):  # type: ignore[type-arg]  # no subscript at run time
    """Refuse bulk writes with advice; triggers refuse what does not pass here."""

    def _refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise OutsideChangeSet(
            f"{self.model.__name__}: bulk writes leave no revision; "
            "propose a change set."
        )

    update = bulk_create = bulk_update = _refuse


class Tracked(models.Model):
    """A row with a simple-history twin.

    The key is a UUID made by the application, so that rows of one change set can refer
    to each other before any of them is published.
    """

    # pairs (start, end) of partial dates: an end lies on or after its start
    SPANS: ClassVar[tuple[tuple[str, str], ...]] = ()
    # columns on which much hangs, and such on which little does; dates are high and
    # translations low without being named, see registry.changesets.risk
    HIGH_RISK: ClassVar[tuple[str, ...]] = ()
    LOW_RISK: ClassVar[tuple[str, ...]] = ()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # number of the ledger entry that wrote this row, the start of its revision's
    # interval; NULL: the row exists only inside a capture
    seq = models.BigIntegerField(null=True, editable=False)
    history = REVISIONS
    objects = models.Manager.from_queryset(Refusing)()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save inside a change set; raise OutsideChangeSet elsewhere."""
        current()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete inside a change set, where it becomes a withdrawal."""
        current()
        return super().delete(*args, **kwargs)


class Record(Tracked):
    """One published thing with a permanent public id and a slug."""

    public_id = models.CharField(
        _("public id"), max_length=16, unique=True, editable=False
    )
    slug = models.SlugField(
        _("slug"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_("In the address. Left blank, it is made from the English name."),
    )
    # number of this revision within the record: 1, 2, 3 …
    version = models.PositiveIntegerField(default=0, editable=False)
    citations = GenericRelation("registry.Citation", object_id_field="object_id")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.public_id

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give a row inside a capture a stand-in id: numbers are given by publish."""
        if self.pk is None:  # a form with rows of parts takes it away
            self.pk = uuid.uuid4()
        if not self.public_id:
            self.public_id = f"{STAND_IN}{self.id.hex[-11:]}"
        super().save(*args, **kwargs)

    def spoken(self, *stems: str) -> str:
        """Return the first of these texts that it has in the language being spoken.

        Else the first it has in another, blank where it has none.
        """
        code = get_language() or "en"
        found = []
        for stem in stems:
            texts = {name: getattr(self, name) for name in in_languages(stem)}
            found.append(pick(texts, stem, language=code))
        own = [one.text for one in found if one.lang == HTML_LANG.get(code)]
        return next(filter(None, [*own, *(one.text for one in found)]), "")

    @classmethod
    def problems(cls, state: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """Yield (path, message) for each rule of the kind this state breaks.

        Pure: no query. Rows of parts the kind confirms hold `confirmed` too. Publish
        refuses the record while one is left, forms show them.
        """
        del state  # no rule of its own
        yield from ()

    @classmethod
    def rivals(
        cls, wanted: Mapping[uuid.UUID, Mapping[str, Any] | None]
    ) -> Iterator[tuple[uuid.UUID, str, Any]]:
        """Yield (key, path, message) for each state another record stands against.

        `wanted` holds what the records of a set become, None where one is withdrawn;
        live records outside it stay as they are. A fixed number of queries.
        """
        del wanted  # no rule of its own
        yield from ()


class Part(Tracked):
    """A row owned by one record, proposed and revised with it.

    `OWNER` names the foreign key to the record; `content_object` for citations.
    """

    OWNER: ClassVar[str] = ""
    # (column, what else such a row says) where rows hold names the record once bore;
    # a record merged into another leaves its names there
    FORMER_NAME: ClassVar[tuple[str, Mapping[str, Any]] | None] = None

    class Meta:
        abstract = True


class Named(models.Model):
    """Names in three languages; blank: no official name in that language is known."""

    name_en = models.CharField(_("name, English"), max_length=300)
    name_zh_hant = models.CharField(
        _("name, Traditional Chinese"),
        max_length=300,
        blank=True,
        help_text=_("The official name only; never a translation of ours."),
    )
    name_zh_hans = models.CharField(
        _("name, Simplified Chinese"),
        max_length=300,
        blank=True,
        help_text=_("As a source gives it. Left blank, it is converted when shown."),
    )

    class Meta:
        abstract = True
