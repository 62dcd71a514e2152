"""The words of evidence."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublisherKind(models.TextChoices):
    """Who published a source; the tier follows from it."""

    GAZETTE = "gazette", _("Gazette")
    LEGISLATION = "legislation", _("Legislation")
    REGISTER = "register", _("Regulator's register or list")
    REGULATOR = "regulator", _("Regulator")
    GOVERNMENT = "government", _("Government")
    COURT = "court", _("Court or tribunal")
    COMPANY = "company", _("The firm itself")
    LAW_FIRM = "law_firm", _("Law firm or adviser")
    PRESS = "press", _("Press or reprint")
    OTHER = "other", _("Other")


TIERS = {
    PublisherKind.GAZETTE: 1,
    PublisherKind.LEGISLATION: 1,
    PublisherKind.REGISTER: 2,
    PublisherKind.REGULATOR: 3,
    PublisherKind.GOVERNMENT: 3,
    PublisherKind.COURT: 4,
    PublisherKind.COMPANY: 5,
    PublisherKind.LAW_FIRM: 6,
    PublisherKind.PRESS: 7,
    PublisherKind.OTHER: 8,
}
CONFIRMING_TIER = 3  # a source of this tier or better confirms a licence status


class Stance(models.TextChoices):
    """How a citation bears on the value."""

    SUPPORTS = "supports", _("Supports")
    LESS_PRECISE = "less_precise", _("Less precise")
    CONTRADICTS = "contradicts", _("Contradicts")


class Read(models.TextChoices):
    """How we read the source."""

    DIRECT = "direct", _("the source itself was read")
    VIA = "via", _("official text read through a reprint")
    NOT_READ = "not_read", _("not yet opened by us")


class Verdict(models.TextChoices):
    """Our verdict on a claim."""

    CORRECT = "correct", _("Correct")
    INCOMPLETE = "incomplete", _("True, but leaves out something material")
    IMPRECISE = "imprecise", _("Imprecise")
    OUTDATED = "outdated", _("True when written, outdated now")
    WRONG = "wrong", _("Wrong")
    UNSUPPORTED = "unsupported", _("No support found")
    NOT_USABLE = "not_usable", _("Cannot be used")


class Language(models.TextChoices):
    """Language of a document or a quotation."""

    EN = "en", _("English")
    ZH_HANT = "zh-Hant-HK", _("Traditional Chinese")
    ZH_HANS = "zh-Hans", _("Simplified Chinese")


class TitleKind(models.TextChoices):
    """Whether a title is the document's own."""

    ORIGINAL = "original", _("the document's own title")
    DESCRIBED = "described", _("our description of the document")
