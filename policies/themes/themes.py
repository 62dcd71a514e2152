"""Everything the register tells of more than one record."""

from django.utils.translation import gettext_lazy as _

from policies.themes.ahead import ahead
from policies.themes.applications import APPLICATIONS
from policies.themes.coming import COMING
from policies.themes.front import front
from policies.themes.leads import LEADS
from policies.themes.platforms import platform_extras
from policies.themes.regulators import regulator_extras
from policies.themes.topics import TOPIC_PAGES
from registry.records.themes import Themes

THEMES = Themes(
    pages={"applications": APPLICATIONS, "coming": COMING} | TOPIC_PAGES,
    coming=ahead,
    leads=LEADS,
    front=front,
    extras={"exchanges": platform_extras, "regulators": regulator_extras},
    labels={"policies": _("Rules")},
)
