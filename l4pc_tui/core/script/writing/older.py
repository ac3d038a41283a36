"""What files of earlier days lack: a header, a format in it, a title outside of it."""

from __future__ import annotations

from collections.abc import Sequence

from l4pc_tui.core.script.messages.edits import Edit, Mending
from l4pc_tui.core.script.messages.report import Report, Span
from l4pc_tui.core.script.syntax.header import split_header
from l4pc_tui.core.script.syntax.source import Line


def brought_up(text: str, form: str, mending: Mending, report: Report) -> list[Edit]:
    """The edits that give a file all three. form: its format, such as ``exercise/1``.

    mending, report: of a reading of this text.
    """
    lines = [Line(words, number) for number, words in enumerate(text.split("\n"), start=1)]
    first = next((line.number for line in lines if line.text.strip()), 1)
    if report.has("H209"):
        return [_before(first, f"---\nformat: {form}\n---\n\n", "H209")]
    if report.has("H20"):
        return []
    edits: list[Edit] = []
    if any(m.code == "H211" and m.severity == "warning" for m in report.found):
        edits.append(_before(first + 1, f"format: {form}\n", "H211"))
    return edits + _title(lines, mending, report)


def _title(lines: Sequence[Line], mending: Mending, report: Report) -> list[Edit]:
    """A title in the header goes to the page, or becomes a remark where the page has its own."""
    found = next((m for m in report.found if m.code == "H216" and "title" in m.message), None)
    if found is None:
        return []
    written = lines[found.line - 1].text
    at = Span(found.line, 1, 1 + len(written))
    title, own = mending.header_title, mending.body_title
    if own and title and title != own:
        return [Edit("H216", at, written, f"# {written}")]
    edits = [Edit("H216", at, written, None)]
    if title and not own:
        _, body = split_header(list(lines), Report(""))
        if body:
            edits.append(_before(body[0].number, f"# {title}\n\n", "H216"))
    return edits


def _before(line: int, words: str, code: str) -> Edit:
    return Edit(code, Span(line, 1, 1), "", words)
