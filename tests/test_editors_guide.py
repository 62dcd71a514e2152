"""The steps of docs/editors.md, walked in a browser; each leaves its picture.

GUIDE=docs/editors takes the pictures of the documentation anew.
"""

import os
import re
from pathlib import Path

import pytest

from policies.models import Exchange
from registry.changesets.drafts import open_set
from tests.at_work import Person
from tests.cast import member
from tests.makers import fresh

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "editors.md"
PICTURES = re.compile(r"!\[[^\]]+\]\(editors/([^)]+)\)")

browser_only = [
    pytest.mark.browser,
    pytest.mark.long,  # half a minute
    pytest.mark.sqlite,  # how it looks does not depend on the database
    pytest.mark.django_db(transaction=True),
]


def told() -> list[str]:
    return PICTURES.findall(GUIDE.read_text("utf-8"))


@pytest.fixture
def pictures(tmp_path):
    """Return the folder that pictures go to."""
    folder = ROOT / os.environ["GUIDE"] if "GUIDE" in os.environ else tmp_path
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def test_every_picture_of_the_guide_is_there():
    kept = sorted(path.name for path in (ROOT / "docs" / "editors").glob("*.png"))

    assert kept == told()


class TestGuide:
    pytestmark = browser_only

    def test_the_steps_lead_to_a_published_correction(
        self, at_desk, hong_kong_server, pictures
    ):
        exchange = Exchange.objects.get(public_id="EX-0002")
        names = iter(told())

        def come(role):
            user = member(role)
            return Person(at_desk(user=user, url=hong_kong_server.url), user)

        def keep(person):
            person.page.screenshot(path=str(pictures / next(names)))

        editor, publisher = come("editor"), come("publisher")
        keep(editor)
        editor.desk.open("/admin/find/?q=hashkey")
        keep(editor)
        editor.form(exchange).type(note="Read again on the official list.")
        editor.page.fill("[name='change_reason']", "The list was read again today.")
        keep(editor)
        change_set = editor.save("The list was read again today.")
        editor.set_page(change_set)
        keep(editor)
        editor.press("Submit for review")
        publisher.set_page(change_set)
        keep(publisher)
        publisher.press("Approve and publish")
        keep(publisher)
        public = f"{hong_kong_server.url}/en/exchanges/{exchange.slug}/history"
        publisher.page.goto(public)
        keep(publisher)

        assert next(names, None) is None
        assert fresh(exchange).note == "Read again on the official list."
        assert open_set(editor.user) is None
        assert "The list was read again today." in publisher.page.inner_text("main")
