"""What the reader notes down when somebody wants to mend the file that it reads.

The reader alone knows what a line is; so it says, in passing, how the line would be written
better. Positions are those of the text that is read, line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, Protocol

from l4pc_tui.core.script.messages.report import Span

LineStart = Literal["block", "fact"]


class EditedLine(Protocol):
    """What an edit must know of a line that is read: its text, and where a piece of it stands."""

    @property
    def text(self) -> str: ...
    def span(self, start: int, end: int) -> Span: ...


class EditedRow(Protocol):
    """What an edit must know of a row: its line, and where in it its text begins."""

    @property
    def line(self) -> EditedLine: ...
    @property
    def at(self) -> int: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Edit:
    """New words for a piece of one line.

    code: the message that it mends, empty for mere tidiness. old: what must stand there, else
    nothing is done. new: may hold line ends; None takes the whole line out.
    """

    code: str
    at: Span
    old: str
    new: str | None


@dataclass(slots=True)
class Mending:
    """The edits of one reading, and what only the formatter needs to know.

    starts: by line, where blocks and facts begin.
    header_title: a title that stands in the header, as it was written there; body_title: the
    page's own.
    """

    edits: list[Edit] = field(default_factory=list)
    starts: dict[int, LineStart] = field(default_factory=dict)
    header_title: str = ""
    body_title: str = ""

    def line(self, code: str, line: EditedLine, start: int, end: int, new: str) -> None:
        """New words for ``line.text[start:end]``."""
        old = line.text[start:end]
        if old != new:
            self.edits.append(Edit(code, line.span(start, end), old, new))

    def row(self, code: str, row: EditedRow, start: int, end: int, new: str) -> None:
        """New words for ``row.text[start:end]``."""
        self.line(code, row.line, row.at + start, row.at + end, new)

    def within(self, code: str, at: Span, old: str, new: str | None) -> None:
        """New words for ``old``, which stands somewhere in that place; None changes nothing."""
        if new is not None:
            self.edits.append(Edit(code, at, old, new))

    def indent(self, code: str, row: EditedRow, columns: int) -> None:
        """So many spaces before the row's marker."""
        margin = len(row.line.text) - len(row.line.text.lstrip())
        self.line(code, row.line, 0, margin, " " * columns)


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made. One that overlaps an earlier one, or whose old words are
    not there, is left out."""
    lines = text.split("\n")
    by_line: dict[int, list[Edit]] = {}
    for edit in edits:
        if edit.at.line <= len(lines):
            by_line.setdefault(edit.at.line, []).append(edit)
    gone: set[int] = set()
    for number, here in by_line.items():
        made = _rewritten(lines[number - 1], here)
        if made is None:
            gone.add(number - 1)
        else:
            lines[number - 1] = made
    return "\n".join(line for number, line in enumerate(lines) if number not in gone)


def _rewritten(line: str, edits: list[Edit]) -> str | None:
    places: list[tuple[int, int, str]] = []
    for edit in edits:
        start, stop = edit.at.col - 1, edit.at.end - 1
        if line[start:stop] != edit.old:
            start = _whole(edit.old, line, start, stop)
            stop = start + len(edit.old)
        if start < 0:
            continue
        if edit.new is None:
            return None
        places.append((start, stop, edit.new))
    out: list[str] = []
    past = 0
    # At one place, what is only put in stands before what replaces.
    for start, stop, new in sorted(places):
        if start >= past:
            out += [line[past:start], new]
            past = stop
    return "".join([*out, line[past:]])


def _whole(words: str, line: str, start: int, stop: int) -> int:
    """Where the words stand by themselves in ``line[start:stop]``, the last time; -1: nowhere."""
    if not words:
        return -1
    found = [
        match.start()
        for match in re.finditer(rf"(?<![\w-]){re.escape(words)}(?![\w-])", line[:stop])
        if match.start() >= start
    ]
    return found[-1] if found else -1
