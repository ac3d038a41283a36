"""Lines become rows: what a line is by its first signs, and nothing more.

The language is decided line by line (a label always starts a block, a quote line needs its
own ``>``), so no tree of paragraphs is built; ``prose`` puts the lines of a text together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from l4pc_tui.core.script.messages.report import Report, Span
from l4pc_tui.core.script.model.words import LIMITS
from l4pc_tui.core.script.syntax.source import Line

RowKind = Literal["blank", "heading", "bullet", "number", "quote", "table", "rule", "plain"]

_START = re.compile(
    r"(?P<indent>\s*)(?:"
    r"(?P<heading>#{1,6})(?:\s+|$|(?<=##)(?=[^\W_]))"
    r"|(?P<quote>>)[ \t]?"
    r"|(?P<bullet>[-*+•◦▪‣])(?:\s+|$)"
    r"|(?P<number>\d{1,9})[.)](?:\s+|$)"
    r"|(?P<table>\|)"
    r")?"
)
_WRITTEN_NUMBER = re.compile(r"(\d{1,3})[^\d]*$")
_TABLE_RULE = re.compile(r"[\s|:-]+$")
_CLOSING = re.compile(r"\s+#+\s*$")


@dataclass(slots=True)
class Row:
    """One line of the body.

    at:     where in the line its text starts, behind the marker.
    indent: columns before the marker. level: of a heading; depth of ``>`` signs in a quote.
    hard:   True when the line ends with a line break that the author wants.
    """

    kind: RowKind
    line: Line
    at: int
    text: str
    indent: int = 0
    level: int = 0
    hard: bool = False

    @property
    def span(self) -> Span:
        """The place of its text in the original file."""
        return self.line.span(self.at, self.at + len(self.text))

    def part(self, start: int, end: int | None = None) -> Span:
        """The place of ``text[start:end]``."""
        stop = len(self.text) if end is None else end
        return self.line.span(self.at + start, self.at + stop)


def rows_of(lines: Iterable[Line], report: Report) -> list[Row]:
    """The body's lines as rows. Lines that are too deep are reported and read as blank."""
    rows: list[Row] = []
    headings = 0
    for line in lines:
        row = _row(line)
        if row.indent > LIMITS["depth"] * 4 or (
            row.level > LIMITS["depth"] and row.kind == "quote"
        ):
            report.add("F108", line.content())
            row = Row("blank", line, 0, "")
        elif row.kind == "heading" and row.level == 2:
            headings += 1
            if headings == LIMITS["headings"] + 1:
                count = sum(other.text.lstrip().startswith("## ") for other in lines)
                report.add("F109", line.content(), n=count)
        if headings > LIMITS["headings"]:
            break
        rows.append(row)
    return rows


def _row(line: Line) -> Row:
    text = line.text
    stripped = text.rstrip()
    if not stripped:
        return Row("blank", line, 0, "")
    match = _START.match(stripped)
    assert match is not None  # every part of the pattern is optional
    spaces = match["indent"]
    indent = len(spaces.expandtabs(4)) if spaces else 0
    at = match.end()
    kind = match.lastgroup
    if _is_rule(stripped):
        return Row("rule", line, at, "", indent)
    if kind == "indent" or kind is None:
        hard = text.endswith("  ") or stripped.endswith("\\")
        return Row("plain", line, at, _unbroken(stripped[at:]), indent, hard=hard)
    if kind == "heading":
        words = _CLOSING.sub("", stripped[at:]) if not stripped[at:].startswith("#") else ""
        return Row("heading", line, at, words, indent, level=len(match["heading"]))
    if kind == "quote":
        return _quote(line, stripped, at, indent)
    if kind == "table":
        return Row("table", line, match.start("table"), stripped[match.start("table") :], indent)
    hard = text.endswith("  ") or stripped.endswith("\\")
    words = _unbroken(stripped[at:])
    return Row("bullet" if kind == "bullet" else "number", line, at, words, indent, hard=hard)


def _quote(line: Line, stripped: str, at: int, indent: int) -> Row:
    depth, probe = 1, at
    while probe < len(stripped) and stripped[probe] in "> \t":
        depth += stripped[probe] == ">"
        probe += 1
    return Row("quote", line, at, _unbroken(stripped[at:]), indent, level=depth)


def _unbroken(text: str) -> str:
    return text[:-1].rstrip() if text.endswith("\\") and not text.endswith("\\\\") else text


def _is_rule(stripped: str) -> bool:
    """``---``, ``* * *``, ``___`` and what Word makes of the first."""
    first = stripped.lstrip()[:1]
    if first not in "-*_–—":
        return False
    signs = "".join(stripped.split())
    return signs.strip(first) == "" and (len(signs) >= 3 or first in "–—")


def inside(row: Row) -> Row:
    """What stands behind the first ``>`` of a quote row, as a row of its own."""
    line = row.line
    columns = line.columns or tuple(range(1, len(line.text) + 1))
    return _row(Line(line.text[row.at :], line.number, columns[row.at :]))


def is_table_rule(row: Row) -> bool:
    """True for the line of dashes under a table's head."""
    return row.kind == "table" and _TABLE_RULE.match(row.text) is not None and "-" in row.text


def table_columns(row: Row) -> int:
    """How many columns a table's line has."""
    return row.text.replace("\\|", "").strip().strip("|").count("|") + 1


_ESCAPED = re.compile(r"\\([\[\]<>()#+\-.!{}~&:;,\"'/=$%^@?])")
_BAR = re.compile(r"^(?!\| ).*$", re.M)
_LONE_STAR = re.compile(r"(?<=\s)\\([*_])(?=\s|$)|(?<=\w)\\(_)(?=\w)")
_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")
_CELL_END = re.compile(r"(?<!\\)\|")
_UNDERLINED = re.compile(r"(?<![\w\\_])(__?)(?=[^\s_])([^_\n]+?)(?<=[^\s_])\1(?![\w_])")


def tidy(text: str) -> str:
    """The text with one spelling for what other tools write in two.

    ``_em_`` and ``*em*`` mean the same; so do ``\\[`` and ``[``. Signs that would turn into
    emphasis keep their backslash. Spaces in a row count as one.
    """
    if "  " in text:
        text = _SPACES.sub(" ", text)
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
        text = _LONE_STAR.sub(lambda m: m[1] or m[2], text)
        if "\\|" in text:
            # In a table it tells words from the end of a cell.
            text = _BAR.sub(lambda line: line[0].replace("\\|", "|"), text)
    if "_" in text:
        text = _UNDERLINED.sub(lambda m: f"{'*' * len(m[1])}{m[2]}{'*' * len(m[1])}", text)
    return text


def _written_number(row: Row) -> int:
    """The number before an item of a list."""
    number = _WRITTEN_NUMBER.search(row.line.text[: row.at])
    return int(number[1]) if number else 1


def prose(rows: Iterable[Row], *, keep_lines: bool = False) -> str:
    """One text out of rows, the same however the source was wrapped or spaced.

    Paragraphs are parted by an empty line; list items, quote lines and table rows have a line
    each; numbers are counted anew. keep_lines: a line stays a line, as in text for the room, where
    a list begins with the number that is written.
    """
    out: list[str] = []
    before: Row | None = None
    gap = False
    numbers: dict[int, int] = {}
    list_indent: int | None = None
    for row in rows:
        if row.kind in ("blank", "rule"):
            gap = True
            continue
        if before is None:
            join = ""
        elif row.kind == "heading" or before.kind == "heading":
            join = "\n\n"
        elif row.kind == "plain":
            in_item = before.kind in ("bullet", "number") or list_indent is not None
            if gap and not (in_item and row.indent > 0):
                join = "\n\n"
            elif before.hard or keep_lines:
                join = "\n"
            else:
                join = "\n" if before.kind in ("table", "quote") else " "
        else:
            same = row.kind == before.kind or row.kind in ("bullet", "number")
            join = "\n" if same or not gap else "\n\n"
        if row.kind in ("bullet", "number"):
            if list_indent is None:
                list_indent = row.indent
            nested = row.indent > list_indent + 1
            marker = "- "
            if row.kind == "number":
                first = _written_number(row) if keep_lines and nested not in numbers else 1
                numbers[nested] = numbers[nested] + 1 if nested in numbers else first
                marker = f"{numbers[nested]}. "
            if not nested:
                numbers.pop(True, None)
            text = ("  " if nested else "") + marker + row.text
        else:
            if row.kind != "plain" or join == "\n\n":
                list_indent, numbers = None, {}
            text = _words(row)
        out.append(join + text)
        before, gap = row, False
    return tidy("".join(out).strip())


def _words(row: Row) -> str:
    if row.kind == "heading":
        return f"{'#' * row.level} {row.text}"
    if row.kind == "table":
        return _table_words(row)
    return f"> {row.text}" if row.kind == "quote" else row.text


def _table_words(row: Row) -> str:
    """A table's line with one space round each cell, however wide it was drawn."""
    text = row.text.strip().removeprefix("|")
    text = text[:-1] if text.endswith("|") and not text.endswith("\\|") else text
    cells = [cell.strip() for cell in _CELL_END.split(text)]
    if is_table_rule(row):
        cells = [f"{':' * cell.startswith(':')}---{':' * cell.endswith(':')}" for cell in cells]
    return f"| {' | '.join(cells)} |"
