"""Citations for programs that keep references."""

import json

from registry.pages.citing.exports import bibtex, csl_json, ris
from registry.records.names import Text
from tests.registry.pages.citing.works import WORK, a_work


def test_bibtex_names_the_register_as_nobodys_surname() -> None:
    text = bibtex(WORK)

    assert text.startswith("@misc{EX-0002-57,\n")
    assert "author = {{Virtual Asset Policy Register}}," in text
    assert "title = {{Example Exchange (EX-0002, version 3)}}," in text
    assert "date = {2026-11-20}," in text
    assert "urldate = {2026-11-22}," in text
    assert f"url = {{{WORK.url}}}," in text


def test_bibtex_says_no_character_that_means_something_to_tex() -> None:
    text = bibtex(a_work(name=Text(r"A & B_1 {50%} \o/ ~^$#", "en")))

    assert r"A \& B\_1 \{50\%\} \textbackslash{}o/ \~{}\^{}\$\#" in text


def test_ris_is_a_record_of_tagged_lines() -> None:
    lines = ris(WORK).split("\r\n")

    assert lines[0] == "TY  - ELEC"
    assert lines[-2:] == ["ER  - ", ""]
    assert "AU  - Virtual Asset Policy Register" in lines
    assert "Y2  - 2026/11/22/" in lines
    assert f"UR  - {WORK.url}" in lines


def test_ris_keeps_to_its_lines_whatever_a_name_holds() -> None:
    text = ris(a_work(name=Text("One\r\nER  - \r\nTY  - BOOK", "en")))

    assert text.count("ER  - \r\n") == 1


def test_csl_json_is_a_list_of_one_item() -> None:
    (item,) = json.loads(csl_json(WORK))

    assert item["author"] == [{"literal": "Virtual Asset Policy Register"}]
    assert item["issued"] == {"date-parts": [[2026, 11, 20]]}
    assert item["URL"] == WORK.url
    assert "container-title" not in item


def test_what_is_kept_for_long_says_not_when_it_was_read() -> None:
    kept = a_work(accessed=None)

    assert "urldate" not in bibtex(kept)
    assert "Y2" not in ris(kept)
    assert "accessed" not in csl_json(kept)
