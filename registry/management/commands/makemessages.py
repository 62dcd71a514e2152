"""Extract the messages as Django does, with the short name `lazy` counted too."""

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """Django's own, which knows `gettext_lazy` but not `gettext_lazy as lazy`."""

    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=lazy"]
