"""What the desk keeps for its people: lists they saved."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SavedList(models.Model):
    """The filters, search and order of a list, under a name its owner gave."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_lists"
    )
    model = models.CharField(max_length=60)  # "policies.licence"
    name = models.CharField(_("name"), max_length=60)
    # as it stands behind the "?" of the list's address; blank: the whole list
    query = models.CharField(max_length=1000, blank=True)

    class Meta:
        verbose_name = _("saved list")
        verbose_name_plural = _("saved lists")
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["user", "model", "name"],
                name="registry_savedlist_name_once",
                violation_error_message=_("You have a list of this name."),
            )
        ]

    def __str__(self) -> str:
        return self.name
