"""What is found for a word: a command, a key, a setting, a message, a heading, a word of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from l4pc_tui.core.handbook.pages import Handbook, Section, bare, lines_of
from l4pc_tui.core.text.folding import begins, fold

MOST_SHOWN = 3
"""Terms that are shown at once where several are meant as much."""
MOST_NEAR = 5
_NEAR_ENOUGH = 0.75
"""How much of a word must be the same, of 1, so that it may have been meant."""
_TERM = re.compile(r"(?:[-*]\s+)?(?P<sign>\*\*|`)(?P<term>.+?)(?P=sign)(?=[\s:,.(]|$)")
_NAMED = re.compile(r"(?P<sign>\*\*|`)(?P<term>.+?)(?P=sign)")
_FIRST_CELL = re.compile(r"\|((?:\\.|[^|\\])*)\|")
_OF_COMMANDS = "l4pc "


class Rank(IntEnum):
    """How near a place is to what was typed; the least is the nearest."""

    ADDRESS = 0
    EXACT = 1
    SAME = 2
    BEGINS = 3
    TERM = 4
    PHRASE = 5
    WORDS = 6


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in the handbook. term: of a line or a row that is about one thing, "" for a whole
    section. text: its Markdown; of a row of a table with the table's head."""

    section: Section
    term: str = ""
    text: str = ""

    @property
    def name(self) -> str:
        """What it is called in a list."""
        return self.term or self.section.title


@dataclass(frozen=True, slots=True)
class Answer:
    """shown: what is meant, to be read. others: where else it stands. near: words of the handbook
    that look like what was typed, where nothing is found."""

    shown: tuple[Passage, ...] = ()
    others: tuple[Passage, ...] = ()
    near: tuple[str, ...] = ()


def find(book: Handbook, typed: str) -> Answer:
    """What the handbook has on a word or a few."""
    ranked = sorted(_ranked(book, typed.strip()), key=lambda each: each[0])
    if not ranked:
        return Answer(near=_near(book, typed))
    best = ranked[0][0]
    first = [passage for rank, passage in ranked if rank == best]
    if best >= Rank.BEGINS and len(ranked) > 1:
        return Answer((), tuple(passage for _, passage in ranked))
    shown = first[:MOST_SHOWN] if first[0].term else first[:1]
    shown = [each for each in shown if bool(each.term) == bool(first[0].term)]
    return Answer(tuple(shown), tuple(each for _, each in ranked if each not in shown))


def _ranked(book: Handbook, typed: str) -> Iterator[tuple[Rank, Passage]]:
    wanted = fold(typed).split()
    if not typed:
        return
    for section in book.sections():
        rank = _heading_rank(section, typed, wanted)
        if rank is None:
            rank = _text_rank(section, typed, wanted)
        if rank is not None and rank < Rank.BEGINS:
            # Whatever in it is about the same is read with it.
            yield rank, Passage(section)
            continue
        found = list(_of_terms(section, typed, wanted))
        yield from found
        # A section in which a line is about it needs no second mention for its words.
        if rank is not None and not (found and rank >= Rank.PHRASE):
            yield rank, Passage(section)


def _heading_rank(section: Section, typed: str, wanted: Sequence[str]) -> Rank | None:
    if typed.removesuffix(".md") == section.address:
        return Rank.ADDRESS
    titles = (section.title, section.title.removeprefix(_OF_COMMANDS))
    if typed in titles:
        return Rank.EXACT
    if wanted and any(fold(title).split() == list(wanted) for title in titles):
        return Rank.SAME
    return Rank.BEGINS if wanted and begins(fold(section.title).split(), wanted) else None


def _text_rank(section: Section, typed: str, wanted: Sequence[str]) -> Rank | None:
    if not wanted:
        return Rank.PHRASE if typed in section.text else None
    words = f" {fold(section.text)} "
    if f" {' '.join(wanted)} " in words:
        return Rank.PHRASE
    return Rank.WORDS if all(f" {word}" in words for word in wanted) else None


def _of_terms(
    section: Section, typed: str, wanted: Sequence[str]
) -> Iterator[tuple[Rank, Passage]]:
    for term, text in terms(section):
        if term == typed:
            yield Rank.EXACT, Passage(section, term, text)
        elif not wanted:
            continue
        elif fold(term).split() == list(wanted):
            yield Rank.SAME, Passage(section, term, text)
        elif len(typed) > 1 and begins(fold(term).split(), wanted):
            yield Rank.TERM, Passage(section, term, text)


def terms(section: Section) -> Iterator[tuple[str, str]]:
    """What lines of a section are about: what stands in bold or as code at the beginning of a
    paragraph, of an item or of a row; with that line, and in a table with the table's head."""
    if section.text.startswith("```"):
        return
    head: list[str] = []
    block: list[str] = []
    for line, code in (*lines_of(section.text), ("", False)):
        if code:
            continue
        if line.startswith("|"):
            head = [*head, line] if len(head) < 2 else head
            cell = _FIRST_CELL.match(line)
            for found in _NAMED.finditer(cell[1]) if cell and len(head) == 2 else ():
                yield _name(found), "\n".join([*head, line])
            continue
        head = []
        if line.strip() and not line.startswith(("- ", "* ")):
            block.append(line)
            continue
        yield from _term_of(block)
        block = [line] if line.strip() else []


def _term_of(block: Sequence[str]) -> Iterator[tuple[str, str]]:
    found = _TERM.match(block[0]) if block else None
    if found:
        yield _name(found), "\n".join(block)


def _name(found: re.Match[str]) -> str:
    if found["sign"] == "`":
        return found["term"].replace("\\|", "|")
    return bare(found["term"])


def _near(book: Handbook, typed: str) -> tuple[str, ...]:
    # Only somebody who found nothing pays for it.
    from difflib import get_close_matches

    known: dict[str, str] = {}
    for section in book.sections():
        for name in (section.title, *(term for term, _ in terms(section))):
            known.setdefault(fold(name.removeprefix(_OF_COMMANDS)), name)
    for section in book.sections():
        for word in fold(section.text).split():
            known.setdefault(word, word)
    found = get_close_matches(fold(typed), [key for key in known if key], MOST_NEAR, _NEAR_ENOUGH)
    return tuple(dict.fromkeys(known[key] for key in found))
