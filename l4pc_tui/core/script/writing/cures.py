"""What somebody may choose to do about a message, each titled by the act.

The reader names one right word where there is one, and the place that it belongs in. Whatever is
offered has been read again: it rids the page of that message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from l4pc_tui.core.script.messages.diagnostic import Diagnostic
from l4pc_tui.core.script.messages.edits import Edit, applied
from l4pc_tui.core.script.messages.report import Span
from l4pc_tui.core.script.reading.script import Folder, read
from l4pc_tui.core.script.writing.formatter import fix_one

AS_NOTE = "Mark as a note"
_MARKER = re.compile(r"^[ \t]*(?:[-*+][ \t]+|\d{1,4}[.)][ \t]+)?")
_LONGEST_SHOWN = 40
_WORDS = re.compile(r"\S+|\s+")


@dataclass(frozen=True, slots=True)
class Cure:
    """One way to be rid of a message. text: the whole page then, with LF as its line end.

    sure: True where no person need decide it, as ``check --fix`` does it.
    """

    title: str
    text: str
    sure: bool


def cures(text: str, found: Diagnostic, *, path: str, kind: Folder) -> tuple[Cure, ...]:
    """What may be chosen about one message on that text, the likeliest first; often nothing."""
    made: dict[str, Cure] = {}
    if better := fix_one(text, found, path=path, kind=kind):
        made[better] = Cure(_title(text, better, found), better, sure=True)
    for title, better in _chosen(text, found):
        if better not in made and better != text and _rid(text, better, found, path, kind):
            made[better] = Cure(title, better, sure=False)
    return tuple(made.values())


def _chosen(text: str, found: Diagnostic) -> Iterator[tuple[str, str]]:
    lines = text.split("\n")
    line = lines[found.line - 1] if found.line <= len(lines) else ""
    if found.write:
        old, end = found.instead or line[found.col - 1 : found.end - 1], found.end
        if found.write.endswith(":") and f"{old}:" in line[found.col - 1 : end]:
            # The message may stand on a word alone; its colon comes along with it.
            old, end = f"{old}:", end + 1
        at = Span(found.line, found.col, end)
        new = found.write.replace("…", old)
        yield f"Write “{found.write}”", applied(text, [Edit(found.code, at, old, new)])
    if found.note:
        start = len(line) - len(_MARKER.sub("", line))
        here = Span(found.line, start + 1, start + 1)
        yield AS_NOTE, applied(text, [Edit(found.code, here, "", "Note: ")])


def _rid(text: str, better: str, found: Diagnostic, path: str, kind: Folder) -> bool:
    """Whether the better text has one such message fewer, where a reading can tell."""

    def told(each: str) -> int:
        source = each.encode(errors="replace")
        return [m.code for m in read(source, path=path, kind=kind).diagnostics].count(found.code)

    before = told(text)
    return before == 0 or told(better) < before


def _title(text: str, better: str, found: Diagnostic) -> str:
    """What is done to mend a message: the words that are written, where that is a few."""
    written = _written(text, better)
    if written == "Note:":
        return AS_NOTE
    # What is wrong with a file itself is mostly a sign that nobody sees: its words look the same.
    if written and len(written) <= _LONGEST_SHOWN and not found.code.startswith("F"):
        return f"Write “{written}”"
    return f"Mend {found.code}" + (f": {found.message}" if len(found.message) <= 100 else "")


def _written(text: str, better: str) -> str:
    """The whole words that stand in the better text alone; empty where one line is not all."""
    before, after = text.split("\n"), better.split("\n")
    other = [pair for pair in zip(before, after, strict=False) if pair[0] != pair[1]]
    if len(before) != len(after) or len(other) != 1:
        return ""
    old, new = (_WORDS.findall(line) for line in other[0])
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return "".join(new).strip()
