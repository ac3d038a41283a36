"""Messages on a model point into the source text that it was read from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from l4pc_tui.core.script.messages.report import Report, Span
from l4pc_tui.core.script.model.model import Model


@dataclass(frozen=True, slots=True)
class Checked:
    """One file that was read. text: its source, so that messages can point into the line.

    whole: False where errors keep it out of the library and the model is what could be made of it;
    what it names is looked at all the same. timed: False where its times are not to be relied on.
    """

    path: str
    model: Model
    text: str = ""
    whole: bool = True
    timed: bool = True


class Pointing(Report):
    """A report that finds the columns of a word in its line by itself."""

    def __init__(self, file: Checked) -> None:
        super().__init__(file.path)
        text = file.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        self._lines = text.split("\n")

    def at(self, line: int, words: str = "") -> Span:
        """The place of the words in that line, else of the line without its bullet."""
        written = self._lines[line - 1] if line <= len(self._lines) else ""
        col = written.find(words) if words else -1
        if col >= 0:
            return Span(line, col + 1, col + 1 + len(words))
        start = len(written) - len(written.lstrip(" \t-*+"))
        return Span(line, start + 1, max(start, len(written.rstrip())) + 1)

    def field_at(self, name: str) -> Span:
        """The place of a header field's value, of the first line when it is not there."""
        pattern = re.compile(rf"\s*{name}\s*[:：]\s*", re.I)
        for number, line in enumerate(self._lines[:200], start=1):
            if match := pattern.match(line):
                return Span(number, match.end() + 1, max(match.end(), len(line.rstrip())) + 1)
        return Span(1, 1, 1)
