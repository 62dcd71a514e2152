"""A record among others."""

from registry.pages.pictures.graph import graph
from registry.records.names import Text
from registry.records.pictures import Graph, Node

ORDINANCE = Node(Text("Stablecoins Ordinance", "en"), "gov", "1 Aug 2025")


def other(number: int, word: str = "amends") -> Node:
    return Node(Text(f"Circular {number}", "en"), "sfc", word=word)


def test_every_box_is_named_and_joined_by_its_word() -> None:
    sheet = graph(Graph(ORDINANCE, (other(1, "repeals"),), (other(2),)), "en", size=796)

    words = ("Stablecoins Ordinance", "Circular 1", "Circular 2", "repeals", "amends")
    assert all(f">{text}<" in sheet.markup for text in words)
    assert sheet.markup.count('class="head"') == 1  # both heads in one path


def test_the_box_in_the_middle_is_told_apart() -> None:
    markup = graph(Graph(ORDINANCE, (), (other(1),)), "en", size=796).markup

    assert 'class="gov here"' in markup
    assert 'class="sfc node"' in markup


def test_the_sheet_grows_with_the_taller_side() -> None:
    few = graph(Graph(ORDINANCE, (other(1),), (other(2),)), "en", size=796)
    many = graph(
        Graph(ORDINANCE, (other(1),), tuple(map(other, range(7)))), "en", size=796
    )

    assert many.height == 7 * few.height


def test_arrows_lead_to_what_is_acted_on() -> None:
    markup = graph(Graph(ORDINANCE, (other(1),), ()), "en", size=796).markup

    assert 'class="head" d="M198 44l8-4v8z"' in markup  # the right edge of the left box
