"""Places in a text, as the reader counts them and as editors do; and what differs in two texts.

The reader counts lines and columns from 1, in code points. An editor counts both from 0, and
columns in units of an encoding that it and we agree on: in UTF-16 an emoji takes two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Units = Literal["utf-8", "utf-16", "utf-32"]

_LINE_END = re.compile("\r\n|\r|\n")
_MARK = "\ufeff"
"""The mark at the beginning of some files. It has a column in an editor and none for the reader."""


@dataclass(frozen=True, slots=True)
class EditorPlace:
    """A place as an editor names it: line and column from 0, the column in units."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a text: from (line, col) up to, without, (end_line, end_col); all from 1, in
    code points."""

    line: int
    col: int
    end_line: int
    end_col: int


@dataclass(frozen=True, slots=True)
class Change:
    """New words for a piece of a text; their lines end with LF."""

    at: Stretch
    new: str


class Lines:
    """The lines of a text that somebody edits. Only LF, CR and CRLF end one: whatever else breaks
    a line for Python does not for an editor."""

    def __init__(self, text: str) -> None:
        self.marked = text.startswith(_MARK)
        found = _LINE_END.search(text)
        self.end = found[0] if found else "\n"
        """How its first line ends, and so how new ones are to end."""
        self.all = _LINE_END.split(text.removeprefix(_MARK))

    @property
    def text(self) -> str:
        """The whole text, with LF as its one line end and no mark."""
        return "\n".join(self.all)

    def line(self, number: int) -> str:
        """A line by its number from 1; "" where there is none."""
        return self.all[number - 1] if 1 <= number <= len(self.all) else ""

    def shown(self, line: int, col: int, units: Units) -> EditorPlace:
        """A place of the reader's as the editor names it. What lies outside is brought in."""
        line = min(max(line, 1), len(self.all))
        before = self.all[line - 1][: max(col, 1) - 1]
        mark = _width(_MARK, units) if line == 1 and self.marked else 0
        return EditorPlace(line - 1, _width(before, units) + mark)

    def meant(self, place: EditorPlace, units: Units) -> tuple[int, int]:
        """The reader's line and column of a place in the editor. What lies outside is brought in;
        the middle of a letter is its beginning."""
        number = min(max(place.line, 0), len(self.all) - 1)
        words = self.all[number]
        left = place.column - (_width(_MARK, units) if number == 0 and self.marked else 0)
        if units == "utf-32":
            return number + 1, min(max(left, 0), len(words)) + 1
        for col, char in enumerate(words, start=1):
            left -= _width(char, units)
            if left < 0:
                return number + 1, col
        return number + 1, len(words) + 1


def _width(words: str, units: Units) -> int:
    """How many units the words take. A lone half of a pair counts like a letter."""
    if units == "utf-32" or (words.isascii() and units == "utf-16"):
        return len(words)
    if units == "utf-16":
        return len(words) + sum(char > "\uffff" for char in words)
    return len(words.encode("utf-8", errors="surrogatepass"))


def change(before: str, after: str) -> Change | None:
    """What makes the one text the other, in one piece and no longer than it must be; None where
    they are the same. Both have LF as their line end."""
    if before == after:
        return None
    old, new = before.split("\n"), after.split("\n")
    least = min(len(old), len(new))
    head = next((n for n in range(least) if old[n] != new[n]), least)
    tail = next((n for n in range(least - head) if old[-1 - n] != new[-1 - n]), least - head)
    held, wanted = old[head : len(old) - tail], new[head : len(new) - tail]
    if not held or not wanted:
        return _whole_lines(old, head, held, wanted)
    first = last = 0
    if len(held) == len(wanted) == 1:
        first = _common(held[0], wanted[0])
        last = _common(held[0][first:][::-1], wanted[0][first:][::-1])
    at = Stretch(head + 1, first + 1, head + len(held), len(held[-1]) - last + 1)
    words = "\n".join(wanted)
    return Change(at, words[first : len(words) - last])


def _whole_lines(old: list[str], head: int, held: list[str], wanted: list[str]) -> Change:
    """Lines that are only put in, or only taken out, with one of the line ends beside them."""
    if head < len(old):
        at = Stretch(head + 1, 1, head + 1 + len(held), 1)
        if head + len(held) < len(old):
            return Change(at, "".join(f"{line}\n" for line in wanted))
    end = len(old[head - 1]) + 1
    last = head + len(held)
    at = Stretch(head, end, last, len(old[last - 1]) + 1)
    return Change(at, "".join(f"\n{line}" for line in wanted))


def _common(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
