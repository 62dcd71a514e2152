"""The register's settings under test: what a developer's shell holds changes nothing.

A test that starts `manage.py` on files of its own names DJANGO_SETTINGS_MODULE
(registry.settings), VAR and the rest in the environment it hands on.
"""

import os

os.environ |= {
    "API_LIMIT": "0",
    "ALLOWED_HOSTS": "127.0.0.1,localhost,testserver",
    "DEBUG": "0",
    "DEMO": "0",
    "NOTIFY": "0",
    "PAGE_LIMIT": "0",
    "SECRET_KEY": "known to all, and so of use to tests alone",
    "SECURE_SSL_REDIRECT": "0",
    "SIGN_IN_LIMIT": "0",
    "VAR": "build/test",
    "WEBHOOKS_TO_LOOPBACK": "0",
}

from registry.settings import *  # noqa: F403 - reads the environment
from registry.settings import STATIC_ROOT

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick
REGISTRY_MAY_FLUSH = True
WHITENOISE_AUTOREFRESH = True  # else each client walks over all static files
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # the server of files looks there
