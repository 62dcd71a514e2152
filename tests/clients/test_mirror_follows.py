"""The mirror that follows is no burden: it rests where it cannot wait."""

from contextlib import closing

import pytest

from clients import register_mirror as mirrors
from clients.register_mirror import Mirror, Unreachable
from tests.makers import a_source


@pytest.fixture
def mirror(live_server, settings, tmp_path):
    settings.VAR = tmp_path / "var"
    a_source()
    with closing(Mirror(live_server.url, str(tmp_path / "copy.sqlite"))) as found:
        yield found


def test_following_waits_where_nothing_answers_and_goes_on(mirror, monkeypatch):
    slept, pull = [], Mirror.pull

    def failing(self, _wait_s=0):
        if len(slept) < 2:
            error = Unreachable("no answer")
            error.pause_s = 9 if slept else 0
            raise error
        pull(self)
        raise KeyboardInterrupt

    monkeypatch.setattr(Mirror, "pull", failing)
    monkeypatch.setattr(mirrors.time, "sleep", slept.append)
    with pytest.raises(KeyboardInterrupt):
        mirror.follow()

    assert slept == [1, 9]
    assert mirror.after == 1


def test_following_rests_where_a_busy_register_answers_at_once(mirror, monkeypatch):
    slept, pulled, pull = [], [], Mirror.pull

    def hurried(self, _wait_s=0):
        if len(pulled) == 3:
            raise KeyboardInterrupt
        pulled.append(pull(self))

    monkeypatch.setattr(Mirror, "pull", hurried)
    monkeypatch.setattr(mirrors.time, "sleep", slept.append)
    with pytest.raises(KeyboardInterrupt):
        mirror.follow()

    assert slept == [5, 5]  # not after the page that brought a change
