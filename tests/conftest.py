"""What every test counts on: its database, the samples, no outside, no silent skip."""

import ipaddress
import os
import sys
from collections.abc import Generator
from pathlib import Path

import hypothesis
import pytest
from django.db import connection
from django.utils import translation

ROOT = Path(__file__).parent.parent
pytest_plugins = [
    "tests.cast",
    "tests.hong_kong",
    "tests.chromium",
    "tests.quick",
    "tests.limited",
    "tests.loopback",
]
POSTGRESQL_ABSENT = os.environ.get("POSTGRESQL_ABSENT", "")
REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1"
BESIDE = "beside this checkout"
TESTS = ROOT / "tests"
MIRRORED = {TESTS / "policies", TESTS / "registry"}
FACES = {TESTS / "registry" / face for face in ("admin", "api", "pages")}

hypothesis.settings.register_profile(  # of a busy machine
    "shared",
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)


class OutsideReached(AssertionError):
    """A test tried to leave this machine."""


def is_here(host: object) -> bool:
    """Tell whether the host is this machine, by address or by the name localhost."""
    if host in (None, "", "localhost", b"localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


def stay_here(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse to look up or connect to another machine (an audit hook)."""
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    if not is_here(host):
        raise OutsideReached(f"a test may reach loopback only, not {host!r}")


def pytest_configure() -> None:
    """Shut the outside."""
    sys.addaudithook(stay_here)
    hypothesis.settings.load_profile("shared")


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leave out what is about the other database; skip all where there is none.

    What asks no database, and what a browser shows, is tried once, on SQLite. What
    faces draw is tried on PostgreSQL among what takes long: below them stands all SQL.
    """
    here = "postgresql" if POSTGRESQL_ABSENT else connection.vendor
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}[here]
    elsewhere = {
        item
        for item in items
        if item.get_closest_marker(other)
        or (here == "postgresql" and not asks_the_database(item))
    }
    config.hook.pytest_deselected(items=list(elsewhere))
    items[:] = [item for item in items if item not in elsewhere]
    for item in items:
        if POSTGRESQL_ABSENT:
            item.add_marker(pytest.mark.skip(f"no PostgreSQL: {POSTGRESQL_ABSENT}"))
        folders = set(item.path.parents)
        if not folders & MIRRORED:
            item.add_marker(pytest.mark.no_cover)  # a module's own tests cover it
        if here == "postgresql" and (
            folders & FACES or item.get_closest_marker("face")
        ):
            item.add_marker(pytest.mark.long)


def asks_the_database(item: pytest.Item) -> bool:
    """Tell whether a test reads or writes, other than through a browser."""
    if item.get_closest_marker("browser"):
        return item.get_closest_marker("postgresql") is not None
    names = set(getattr(item, "fixturenames", ()))
    return bool(
        item.get_closest_marker("django_db")
        or item.get_closest_marker("postgresql")
        or names & {"db", "transactional_db", "hong_kong"}
    )


def refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure where REQUIRE_ALL=1 says that all must run.

    What lies beside a checkout, or does not, is nothing a machine can install.
    """
    if not REQUIRE_ALL or BESIDE in str(report.longrepr):
        return
    if report.skipped and not hasattr(report, "wasxfail"):
        report.longrepr = f"must run here, but was skipped: {report.longrepr}"
        report.outcome = "failed"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[
    None, pytest.TestReport, pytest.TestReport
]:
    """Let no test be skipped where all must run."""
    report = yield
    refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[
    None, pytest.CollectReport, pytest.CollectReport
]:
    """Let no module be skipped where all must run."""
    report = yield
    refuse_skip(report)
    return report


@pytest.fixture(autouse=True)
def _in_english() -> None:
    """Begin in English: the test client leaves the language of its last page."""
    translation.deactivate()


@pytest.fixture(scope="session")
def samples() -> Path:
    """Return the folder of sample files: SAMPLES, else beside the checkout."""
    folder = Path(os.environ.get("SAMPLES") or ROOT.parent / "shared" / "samples")
    if not folder.is_dir():
        pytest.skip(f"no sample files beside this checkout: {folder} (set SAMPLES)")
    return folder
