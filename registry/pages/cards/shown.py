"""What badge and card say of a record: its name, its answer, the day."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from registry.pages.reader import Reader
from registry.records.kinds import Answer, Tag
from registry.records.names import Text
from registry.records.tags import tag_of


@dataclass(frozen=True, slots=True)
class Shown:
    """The words of one picture; `tag` is None for a record without status.

    A blank `public_id` is the register itself, whose `version` is its change number.
    """

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

    @property
    def number(self) -> str:
        """Return which version of which record it is, or which change number."""
        if not self.public_id:
            return _("change no. %d") % self.version
        told = _("%(id)s, version %(version)d")
        return told % {"id": self.public_id, "version": self.version}


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


def of_register(reader: Reader) -> Shown:
    """Return the words of the register itself, as home says them; no query."""
    return Shown(
        name=Text(
            _("Is it licensed? Which rules apply? Since when?"), reader.html_lang
        ),
        tag=None,
        sentence=_(
            "Hong Kong’s virtual-asset rules and the platforms licensed under them, on "
            "any date, with the source for every answer."
        ),
        day=reader.day(reader.on),
        public_id="",
        version=reader.seq,
        register=_("Virtual Asset Policy Register"),
        lang=reader.html_lang,
    )
