"""What badge and card say of a record: its name, its answer, the day."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from registry.pages.reader import Reader
from registry.records.kinds import Answer, Tag
from registry.records.names import Text
from registry.records.tags import tag_of


@dataclass(frozen=True, slots=True)
class Shown:
    """The words of one picture; `tag` is None for a record without status."""

    name: Text
    tag: Tag | None
    sentence: str
    day: str
    public_id: str
    version: int
    register: str
    lang: str

    @property
    def status(self) -> str:
        """Return the tag in words, for a record without one that it is on record."""
        return str(self.tag.label) if self.tag else _("On record")


def shown(
    name: Text, answer: Answer, *, public_id: str, version: int, reader: Reader
) -> Shown:
    """Return the words, in the active language; no query."""
    return Shown(
        name=name,
        tag=tag_of(answer),
        sentence=answer["sentence"],
        day=reader.day(reader.on),
        public_id=public_id,
        version=version,
        register=_("Virtual Asset Policy Register"),
        lang=reader.html_lang,
    )
