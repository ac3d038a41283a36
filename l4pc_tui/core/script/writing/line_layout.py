"""How a page stands on the paper: blank lines, bullets, headings, ends of lines.

Nothing here looks at words. Lines that a comment touches, and lines that were too long or too
deep to be read, stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from l4pc_tui.core.script.messages.edits import Edit, LineStart
from l4pc_tui.core.script.messages.report import Report, Span
from l4pc_tui.core.script.model.words import LIMITS
from l4pc_tui.core.script.syntax.header import split_header
from l4pc_tui.core.script.syntax.rows import Row, rows_of
from l4pc_tui.core.script.syntax.source import Line, without_comments

_ODD_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SPACES = str.maketrans(dict.fromkeys(_ODD_SPACES, " "))


def layout(text: str, starts: Mapping[int, LineStart]) -> list[Edit]:
    """The edits that set a clean text out. starts: by line, where blocks and facts begin."""
    written = text.split("\n")
    lines = [
        Line(words if len(words) <= LIMITS["line"] else "", number)
        for number, words in enumerate(written, start=1)
    ]
    unheard = Report("")
    head, body = split_header(lines, unheard)
    edits: list[Edit] = []
    if head is not None and not unheard.has("H20"):
        edits += _header(head, lines)
    rows = rows_of(without_comments(body, unheard), unheard)
    for row in rows:
        if row.line.columns is None:
            edits += _row(row, written[row.line.number - 1])
    gaps = _gaps(rows, written, starts, opened=head is not None)
    longer = len(text.encode(errors="replace")) + len(gaps)
    if len(written) + len(gaps) <= LIMITS["lines"] and longer <= LIMITS["bytes"]:
        edits += gaps
    return edits


def _edit(number: int, start: int, old: str, new: str | None) -> Edit:
    return Edit("", Span(number, start + 1, start + 1 + len(old)), old, new)


def _header(head: Sequence[Line], lines: Sequence[Line]) -> list[Edit]:
    """The fences as three hyphens, ordinary spaces, nothing behind the values."""
    edits: list[Edit] = []
    first = next(line.number for line in lines if line.text.strip())
    last = (head[-1].number if head else first) + 1
    for fence in (lines[first - 1], lines[last - 1]):
        if fence.text != "---":
            edits.append(_edit(fence.number, 0, fence.text, "---"))
    for line in head:
        tidied = line.text.translate(_SPACES).rstrip()
        if tidied != line.text:
            edits.append(_edit(line.number, 0, line.text, tidied))
    return edits


def _row(row: Row, written: str) -> list[Edit]:
    """One bullet, one form of heading, and no spaces that nobody sees."""
    number, text = row.line.number, row.line.text
    if text != written:
        return []
    edits: list[Edit] = []
    margin = len(text) - len(text.lstrip())
    if row.kind == "bullet" and row.text and text[margin : row.at] != "- ":
        edits.append(_edit(number, margin, text[margin : row.at], "- "))
    elif row.kind == "heading" and row.text:
        marker = f"{'#' * row.level} "
        if text[: row.at] != marker:
            edits.append(_edit(number, 0, text[: row.at], marker))
    end = len(text.rstrip())
    tail = text[end:]
    if row.kind == "heading" and row.text:
        end = row.at + len(row.text)
        tail = text[end:]
    # Two spaces at the end of a line are a line break that the author wants.
    kept = "  " if row.hard and tail.endswith("  ") else ""
    if tail != kept:
        edits.append(_edit(number, end, tail, kept))
    return edits


def _gaps(
    rows: Sequence[Row], written: Sequence[str], starts: Mapping[int, LineStart], *, opened: bool
) -> list[Edit]:
    """One blank line between blocks and round headings, and never two."""
    edits: list[Edit] = []
    before = "heading" if opened else ""
    above = rows[0].line.number - 1 if rows else 0
    blank = bool(opened and above and not written[above - 1].strip())
    comment, parted = 0, False
    for row in rows:
        number = row.line.number
        if row.kind == "blank" and row.line.columns is not None:
            # A line of comment goes with what stands below it.
            comment, parted, blank = comment or number, blank if not comment else parted, False
            continue
        if not written[number - 1].strip():
            if blank or not (before or comment):
                edits.append(_edit(number, 0, written[number - 1], None))
            blank = True
            continue
        here = "heading" if row.kind == "heading" else starts.get(number, "text")
        wanted = here in ("heading", "block") or before == "heading" or "fact" in (here, before)
        if before and wanted and not (here == before == "fact") and not (blank or parted):
            edits.append(_edit(comment or number, 0, "", "\n"))
        before, blank, comment, parted = here, False, 0, False
    return edits
