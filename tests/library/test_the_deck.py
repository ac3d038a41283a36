"""The deck of Twelve “not alloweds” says of each nation what was found and how surely, or asks."""

from __future__ import annotations

import re

import pytest
from library.shelf import shelf

NATIONS = ("England", "Scotland", "Wales", "Northern Ireland")
CARD = re.compile(r"^### (\d+)\. (“[^”]+”)$\n(.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)
SOURCE = re.compile(r"^\| (\d+) \| (.+) \|$", re.MULTILINE)
DECK = shelf().exercises["twelve-not-alloweds"]
HANDOUTS = {handout.name: handout.text for handout in DECK.handouts}


def cards(text: str) -> dict[int, tuple[str, str]]:
    """Of each card its front and its back, by its number."""
    return {int(number): (front, back) for number, front, back in CARD.findall(text)}


FULL = cards(HANDOUTS["The deck"])
SOURCES = {int(number): found for number, found in SOURCE.findall(HANDOUTS["Where it comes from"])}
each = pytest.mark.parametrize("number", range(1, 13))


def lines(back: str) -> list[tuple[tuple[str, ...], str]]:
    """Each line of a back that begins with nations, and those nations."""
    told = []
    for line in back.splitlines():
        head, colon, _ = line.partition(":")
        named = tuple(nation for nation in NATIONS if nation in head)
        if "All four nations" in head:
            named = NATIONS
        if colon and named:
            told.append((named, line))
    return told


def test_there_are_twelve_and_the_same_in_easy_read() -> None:
    easy = cards(HANDOUTS["The deck (easy read)"])
    assert list(FULL) == list(easy) == list(range(1, 13))
    assert [front for front, _ in FULL.values()] == [front for front, _ in easy.values()]


@each
def test_a_card_speaks_of_each_nation(number: int) -> None:
    assert {nation for named, _ in lines(FULL[number][1]) for nation in named} == set(NATIONS)


@each
def test_each_line_says_how_surely_or_is_a_question(number: int) -> None:
    for _, line in lines(FULL[number][1]):
        assert "seen" in line or "told" in line or "Who here could find out?" in line, line


@each
def test_what_a_card_says_of_a_nation_has_a_source(number: int) -> None:
    for named, line in lines(FULL[number][1]):
        if "seen" in line or "told" in line:
            source = SOURCES[number]
            assert source.startswith("All:") or all(nation in source for nation in named), line


def test_the_day_it_was_checked_stands_on_the_deck_and_on_its_sources() -> None:
    for name in ("The deck", "The deck (easy read)", "Where it comes from"):
        assert "November 2026" in HANDOUTS[name]


def test_no_card_names_a_sum_of_money() -> None:
    assert not re.search(r"£|\bpounds\b", HANDOUTS["The deck"])


def test_a_line_that_says_no_more_than_its_nation_is_noticed() -> None:
    (named, line) = lines("England: It is allowed.\n")[0]
    assert named == ("England",)
    assert not re.search("seen|told|Who here", line)
