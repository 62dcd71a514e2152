"""The endpoint is an extra: the register runs without it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.urls import reverse

ROOT = Path(__file__).parents[3]
WITHOUT = """
import sys
sys.modules["django_mcpz"] = None  # as if nobody had installed it
import django
django.setup()
from django.urls import NoReverseMatch, reverse
try:
    reverse("mcp")
except NoReverseMatch:
    print("no endpoint, and", reverse("readyz"))
"""


def test_it_has_one_address():
    assert reverse("mcp") == "/mcp"


@pytest.mark.parametrize("given", [{"MCP": "0"}, {}])
def test_the_register_runs_without_it(given):
    program = WITHOUT if not given else WITHOUT.replace("= None", "= sys")
    told = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", **given},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout == "no endpoint, and /readyz\n"
