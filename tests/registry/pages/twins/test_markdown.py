"""Records and lists as Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.pages.twins.markdown import escaped, independence, link
from tests.makers import a_policy, an_exchange
from tests.registry.pages.reading import read


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a *b* [c](d) <e>", r"a \*b\* \[c\](d) \<e\>"),
        ("# no heading", r"\# no heading"),
        ("two\n\nlines", "two lines"),
        ("證監會", "證監會"),
    ],
)
def test_a_text_is_taken_as_it_is(text: str, shown: str) -> None:
    assert escaped(text) == shown


@given(st.text())
def test_a_text_stays_on_its_line(text: str) -> None:
    assert len(escaped(text).splitlines()) <= 1


def test_a_link_cannot_be_left_by_what_is_in_it() -> None:
    assert link("https://a.example/> <b>", "x]") == (
        r"[x\]](<https://a.example/%3E%20%3Cb%3E>)"
    )


@pytest.mark.django_db
def test_answer_day_evidence_and_citation_come_within_fifteen_lines() -> None:
    made = an_exchange(name_en="Example")

    lines = read(f"/en/exchanges/{made.slug}.md?true_on=2023-05-15").html.splitlines()

    head = "\n".join(lines[:15])
    assert lines[0] == "# Example"
    assert lines[2].startswith("**No record.**")
    assert "15 May 2023 (2023-05-15)" in head
    assert "1 source" in head
    assert f"/id/{made.public_id}" in head
    assert "/on/2023-05-15/exchanges/example>" in head
    assert "CC BY 4.0" in head
    assert independence() in head


@pytest.mark.django_db
def test_facts_come_with_their_sources() -> None:
    made = an_exchange(name_en="Example")

    text = read(f"/en/exchanges/{made.slug}.md").html

    assert "- **Name**: Example (1 source" in text
    assert "  - [" in text


@pytest.mark.django_db
def test_parts_are_lines_with_their_values_by_name() -> None:
    rows = [{"subject": "capital", "rule": "Hold it.", "applies_to": ["vatp_operator"]}]
    made = a_policy(title_en="A rule", requirements=rows)

    text = read(f"/en/policies/{made.slug}.md").html

    assert "## Requirements" in text
    assert "Rule: Hold it." in text


@pytest.mark.django_db
def test_a_list_has_a_line_for_each_record() -> None:
    a_policy(title_en="The *first*")
    a_policy(title_en="The second")

    text = read("/en/policies.md?sort=name").html

    assert text.startswith("# Policies\n\n2 on record.")
    assert r"- [The \*first\*](<http://testserver/en/policies/the-first>)" in text
    assert text.index("first") < text.index("second")
    assert "<http://testserver/en/policies?sort=name>" in text


def test_the_lists_that_were_looked_in_stand_below(hong_kong: None) -> None:  # noqa: ARG001 - the data set
    text = read("/en/exchanges/hashkey.md?true_on=2026-11-22").html

    lists = text.partition("## Lists and dates\n\n")[2].partition("\n\n")[0]
    assert "- 29 May 2026: " in lists
    assert "13" in lists
    assert "(next check overdue)" in lists
