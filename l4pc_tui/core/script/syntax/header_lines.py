"""One line of a header, made safe for the YAML parser, and as it would be written better.

Prose is never YAML: a plain value with a second colon, curly quotes or a sign that means
something to YAML is quoted or refused before the parser sees it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l4pc_tui.core.script.messages.report import Report
from l4pc_tui.core.script.syntax.source import Line

if TYPE_CHECKING:
    from l4pc_tui.core.script.messages.edits import Mending

_FIELD = re.compile(r"(\s*)([^\W\d][\w .-]{0,60}?)\s*[:：](?:(\s+)|$)(.*)$", re.S)
_WIDE_COLON = re.compile(r"^(\s*[^\W\d][\w .-]{0,60}?)\s*：\s*")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_QUOTES = {"“": "”“", "‘": "’‘", "„": "”“", "«": "»"}


def composable(line: Line, report: Report) -> tuple[str, int]:
    """The line as the YAML parser may see it, and how many quotes were put before its value."""
    text = _SPACES.sub(" ", line.text)
    if text.startswith("\t") or text.lstrip(" ").startswith("\t"):
        indent = len(text) - len(text.lstrip())
        if text.strip():
            report.add("H204", line.span(0, indent))
            if report.mending is not None:
                # A line with a name and a colon is a field; anything else belongs to one.
                new = "" if _FIELD.match(text) else "  "
                report.mending.line("H204", line, 0, indent, new)
        text = " " * indent + text.lstrip()
    text = _WIDE_COLON.sub(r"\1: ", text).replace("\t", " ")
    match = _FIELD.match(text)
    if match is None:
        return text, 0
    value = match[4].rstrip()
    start = match.start(4)
    if not value or value[0] in "\"'[{":
        return text, 0
    at = line.span(min(start, len(line.text)), len(line.text.rstrip()))
    if value[0] in "&*!":
        report.add("H205", at)
        return f"{text[:start]}''", 0
    code, words = "", value
    if value[0] in _QUOTES and len(value) > 1 and value[-1] in _QUOTES[value[0]]:
        code, words = "H213", value[1:-1]
    elif value[0] == "#" or " #" in value:
        report.add("H207", at)
        if report.mending is not None:
            cut = 0 if value[0] == "#" else value.index(" #") + 1
            new = f"{value[cut:]}\n{text[:start]}{value[:cut]}".rstrip()
            report.mending.line("H207", line, 0, len(line.text), new)
        return text, 0
    elif ": " in value or value.endswith(":"):
        code = "H203"
    elif value[0] not in "|>@`%" and value[:2] not in ("? ", "- "):
        return text, 0
    if code:
        report.add(code, at)
    if report.mending is not None and line.text.startswith(value, start):
        report.mending.line(code, line, start, start + len(value), _in_quotes(words))
    return text[:start] + _quoted(words), int(code != "H213")


def tidy_field(name: str, line: Line, col: int, mending: Mending) -> None:
    """The field's name in its canonical form with one space behind its colon."""
    match = _FIELD.match(line.text)
    if match and match.start(2) == col:
        gap = " " if match[4].strip() else ""
        mending.line("", line, col, match.start(4), f"{name}:{gap}")


def _in_quotes(value: str) -> str:
    """The value in double quotes as a person would write it, in single ones where those fail."""
    return _quoted(value) if '"' in value or "\\" in value else f'"{value}"'


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
