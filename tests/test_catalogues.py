"""The catalogues of translations hold what the code and the templates say today."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.utils.translation import gettext, override

from policies.answers import tags
from registry.management.commands.convert_messages import convert, overrides

ROOT = Path(__file__).parent.parent
SOURCES = ("locale", "policies", "registry", "templates")
LANGUAGES = ("zh_Hant", "zh_Hans")
SAME_IN_CHINESE = {"OpenAPI"}  # names that no language translates
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")

# tag → 繁, 简, as a Hong Kong editor reads them; 繁 is the master
TAGS = {
    "licensed": ("持牌", "持牌"),
    "deemed": ("被當作持牌", "被当作持牌"),
    "applied": ("已申請，未持牌", "已申请，未持牌"),
    "in-principle": ("原則上批准，未持牌", "原则上批准，未持牌"),
    "closing": ("結業中", "结业中"),
    "returned": ("申請被退回", "申请被退回"),
    "refused": ("申請被拒", "申请被拒"),
    "withdrawn": ("申請撤回", "申请撤回"),
    "suspended": ("暫時吊銷", "暂时吊销"),
    "revoked": ("撤銷", "撤销"),
    "ended": ("已終止", "已终止"),
    "alert": ("列入警示名單", "列入警示名单"),
    "reported": ("據報持牌，未經證實", "据报持牌，未经证实"),
    "uncertain": ("當日未能確定", "当日未能确定"),
    "none": ("沒有紀錄", "没有记录"),
    "announced": ("已公布", "已公布"),
    "proposed": ("建議中", "建议中"),
    "made": ("已制定，未生效", "已制定，未生效"),
    "in-force": ("生效中", "生效中"),
    "concluded": ("諮詢已結束", "咨询已结束"),
    "superseded": ("已被取代", "已被取代"),
    "repealed": ("已廢除或撤回", "已废除或撤回"),
    "statement": ("聲明，並非法律", "声明，并非法律"),
}


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(ROOT / "locale" / language / "LC_MESSAGES" / "django.po"))


def texts(entry: polib.POEntry | polib.MOEntry) -> list[str]:
    """Return the translation, one text for each form of the plural."""
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


def spoken(entries: polib.POFile | polib.MOFile) -> dict[tuple[str, str], list[str]]:
    return {
        (entry.msgctxt or "", entry.msgid): texts(entry)
        for entry in entries
        if not entry.obsolete
    }


def messages(locale: Path) -> set[tuple[str, str]]:
    """Return the messages in use in the master: context and English text."""
    path = locale / "zh_Hant" / "LC_MESSAGES" / "django.po"
    return set(spoken(polib.pofile(str(path))))


@pytest.fixture(scope="module")
def extracted(tmp_path_factory) -> Path:
    """Return a copy of the catalogues, extracted anew from a copy of the sources."""
    if not shutil.which("xgettext"):
        pytest.skip("no gettext on this machine to extract messages with")
    copy = tmp_path_factory.mktemp("sources")
    shutil.copy(ROOT / "manage.py", copy)
    for source in SOURCES:
        shutil.copytree(ROOT / source, copy / source)
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "-l", "zh_Hant", "--no-obsolete"],
        check=True,
        cwd=copy,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "registry.settings"},
        capture_output=True,
    )
    return copy / "locale"


def test_every_message_is_in_the_master_and_no_other(extracted):
    unlike = messages(ROOT / "locale") ^ messages(extracted)

    assert not unlike, "\n".join(["run make messages:", *map(str, sorted(unlike))])


def spelled(source: Path) -> Iterator[str]:
    """Yield the text given first to each `_()` of a module."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="_"), args=[ast.Constant(value=text), *_]):
                yield str(text)


def test_no_message_hides_from_the_extractor_within_another_text():
    known = {text for _context, text in messages(ROOT / "locale")}
    sources = [
        p for room in ("policies", "registry") for p in (ROOT / room).rglob("*.py")
    ]

    hidden = [
        f"{source.relative_to(ROOT)}: take out of the f-string: {text}"
        for source in sources
        for text in spelled(source)
        if text not in known
    ]

    assert not hidden, "\n".join(hidden)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_and_none_is_a_guess(language):
    open_ones = [
        entry.msgid
        for entry in catalogue(language)
        if entry.fuzzy or entry.obsolete or not all(texts(entry))
    ]

    assert not open_ones, "\n".join(open_ones)


@pytest.mark.parametrize("language", LANGUAGES)
def test_english_stays_only_where_it_is_a_name(language):
    same = {e.msgid for e in catalogue(language) if e.msgid in texts(e)}

    assert same == SAME_IN_CHINESE


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_placeholders_of_its_message(language):
    unlike = [
        f"{entry.msgid} → {text}"
        for entry in catalogue(language)
        for text in texts(entry)
        if sorted(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        != sorted(PLACEHOLDER.findall(text))
    ]

    assert not unlike, "\n".join(unlike)


def test_simplified_is_what_the_master_converts_to():
    master = catalogue("zh_Hant")

    convert(master, overrides(ROOT / "locale" / "overrides-zh-hans.csv"))

    assert spoken(catalogue("zh_Hans")) == spoken(master)


def test_every_word_given_by_hand_is_used():
    given = overrides(ROOT / "locale" / "overrides-zh-hans.csv")
    master = "".join(text for entry in catalogue("zh_Hant") for text in texts(entry))

    assert [word for word in given if word not in master] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_is_written(language):
    compiled = ROOT / "locale" / language / "LC_MESSAGES" / "django.mo"

    assert spoken(polib.mofile(str(compiled))) == spoken(catalogue(language))


@pytest.mark.parametrize(("position", "language"), [(0, "zh-hant"), (1, "zh-hans")])
def test_tags_speak_the_words_of_the_field(position, language):
    with override(language):
        said = {code: str(tag.label) for code, tag in tags.TAGS.items()}

    assert said == {tag: words[position] for tag, words in TAGS.items()}


def test_our_words_win_over_those_of_django():
    with override("zh-hant"):
        assert gettext("Change password") == "更改密碼"  # Django's: 變更密碼
