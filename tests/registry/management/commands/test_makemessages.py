"""Extraction: what Django finds is found, and the short name of lazy texts too."""

from django.core.management.commands import makemessages

from registry.management.commands.makemessages import Command


def test_the_short_name_of_lazy_texts_is_known():
    assert "--keyword=lazy" in Command.xgettext_options


def test_all_that_django_knows_is_known():
    assert set(makemessages.Command.xgettext_options) < set(Command.xgettext_options)
