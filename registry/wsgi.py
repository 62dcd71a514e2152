"""The WSGI application a server runs."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.settings")
application = get_wsgi_application()
import_module(settings.ROOT_URLCONF)  # at the start: workers agree on their release

# What was loaded lives as long as the process: the collector need not walk it again,
# nor look for cycles in the middle of every page.
gc.freeze()
gc.set_threshold(20_000, 20, 20)
