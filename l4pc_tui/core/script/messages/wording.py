"""Diagnostics as people read them: one sentence, or the whole form with the line and carets."""

from __future__ import annotations

from l4pc_tui.core.script.messages.diagnostic import Diagnostic
from l4pc_tui.core.text import cell_width, clean_line

_WIDEST = 100


def sentence(found: Diagnostic) -> str:
    """``file.md:54:3 There is no step called “Slow down”. The closest is “Slow it down”.``"""
    words = f"{found.message} {found.hint}".strip()
    return clean_line(f"{found.path}:{found.line}:{found.col} {words}")


def full(found: Diagnostic, source: str) -> str:
    """The message in lines: code and place, what is wrong, the line with carets, what to do.

    source: the text of the file, for the line as it was written.
    """
    told = [
        clean_line(
            f"{found.severity.capitalize()} {found.code}  {found.path}:{found.line}:{found.col}"
        ),
        clean_line(f"  {found.message}"),
    ]
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    written = lines[found.line - 1] if found.line <= len(lines) else ""
    if written.strip():
        told += _shown(found, written)
    if found.hint:
        told.append(clean_line(f"  {found.hint}"))
    return "\n".join(told)


def _shown(found: Diagnostic, written: str) -> list[str]:
    """The line as written, cut round the place, and the carets below it."""
    number = str(found.line)
    start = min(found.col - 1, len(written))
    stop = max(start + 1, min(found.end - 1, len(written)))
    first = max(0, start - 20) if stop > _WIDEST else 0
    shown = clean_line(written[first : first + _WIDEST]).rstrip()
    before = cell_width(clean_line(written[first:start]))
    under = max(1, cell_width(clean_line(written[start : min(stop, first + _WIDEST)])))
    gutter = " " * len(number)
    return [f"    {number} | {shown}", f"    {gutter} | {' ' * before}{'^' * under}"]
