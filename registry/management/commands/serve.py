"""Serve the register."""

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from registry import env, serving


class Command(BaseCommand):
    help = "Set up the database, load the data set once, and serve the register."
    requires_system_checks = ()  # migrate runs them, once there is a database

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")

    def handle(self, *, host: str, **options: Any) -> None:
        try:
            serving.prepare(host, self.stdout)
        except (serving.CannotServe, env.NotDemo) as reason:
            raise CommandError(str(reason)) from reason
        connections.close_all()
        command = serving.server(host, settings.PORT)
        os.execv(command[0], command)  # noqa: S606 - our own arguments, no shell
