"""Links of templates lead to the times asked."""

from django.template import Context, Template
from django.utils.translation import override

from registry.history.text_diff import pieces
from registry.pages.addresses import at_times


def drawn(text, **context):
    return Template("{% load pages %}" + text).render(Context(context))


def test_a_link_leads_to_the_times_asked():
    with at_times("at/7/on/2023-05-15/"):
        assert drawn("{% url 'list' 'policies' %}").endswith(
            "/at/7/on/2023-05-15/policies"
        )
    assert "/at/" not in drawn("{% url 'list' 'policies' %}")


def test_it_can_be_kept_under_a_name():
    assert drawn("{% url 'changes' as there %}[{{ there }}]").endswith("/changes]")


def test_a_foreign_run_is_marked_in_the_language_that_is_read():
    text = "{{ '法例：The Gazette'|marked }}"

    with override("zh-hans"):
        assert drawn(text) == '法例：<span lang="en">The Gazette</span>'
    with override("en"):
        assert drawn(text) == '<span lang="zh-Hant-HK">法例：</span>The Gazette'


PIECES = '{% include "pages/parts/pieces.html" %}'


def test_one_text_becomes_another_in_the_language_that_is_read():
    with override("zh-hant"):
        found = drawn(PIECES, pieces=pieces("Open", "Shut"))

    assert found.strip() == (
        '<del>Open</del> <span aria-hidden="true">→</span> '
        '<span class="hidden-label" lang="zh-Hant-HK">改為</span> <ins>Shut</ins>'
    )


def test_signs_that_changed_within_a_text_stand_apart():
    found = drawn(PIECES, pieces=pieces("於今日公布", "於昨日公布"))

    assert found.strip() == "於<del>今</del> <ins>昨</ins>日公布"
