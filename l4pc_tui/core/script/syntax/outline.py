"""A page taken apart at its headings: title, summary, and the ``##`` parts in order."""

from __future__ import annotations

from dataclasses import dataclass, field

from l4pc_tui.core.script.messages.report import FIRST, Report, Span
from l4pc_tui.core.script.model.words import HANDOUT, LIMITS, SECTIONS, SIDE_STEP
from l4pc_tui.core.script.syntax.rows import Row, prose, tidy
from l4pc_tui.core.text import fold

_LONGEST_NAME = 40
"""Letters in the name of a section, with what may stand round it."""


@dataclass(slots=True)
class OutlinePart:
    """One ``##`` part: its heading and the rows below it."""

    name: str
    row: Row
    at: Span
    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """What the headings say. ``opening``: the rows before the first ``##``."""

    title: str = ""
    opening: list[Row] = field(default_factory=list)
    parts: list[OutlinePart] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """The paragraphs before the first part; "" for signs of a list or a quote without words."""
        return prose(self.opening) if any(row.text for row in self.opening) else ""


def outline(rows: list[Row], header_title: str, report: Report) -> Outline:
    """The page's outline. A title from an older header counts when the page has none."""
    page = Outline()
    titled: Span | None = None
    _check_signs(rows, report)
    for row in rows:
        if row.kind == "heading" and row.level == 1:
            if titled is None:
                titled, page.title = row.span, tidy(row.text)
                if report.mending is not None:
                    report.mending.body_title = page.title
                if len(page.title) > LIMITS["title"]:
                    report.add("S308", row.span)
            else:
                report.add("S302", row.line.content())
        elif row.kind == "heading" and row.level == 2:
            page.parts.append(OutlinePart(tidy(row.text), row, row.line.content()))
        else:
            (page.parts[-1].rows if page.parts else page.opening).append(row)
    if not page.title:
        page.title = header_title
        if not header_title:
            first = next((row.line.content() for row in rows if row.kind != "blank"), FIRST)
            report.add("S301", titled or first)
    return page


def _check_signs(rows: list[Row], report: Report) -> None:
    """Say where a heading was meant and none is read."""
    before: Row | None = None
    for row in rows:
        if row.kind == "heading" and row.line.text[row.at :].startswith("#"):
            report.add("S340", row.line.content())
        elif row.kind == "heading" and row.level > 2 and _names_a_part(row.text):
            report.add("S341", row.line.content(), name=row.text[:60])
        elif row.kind == "plain" and _names_a_section(row.text):
            report.add("S341", row.line.content(), name=row.text.strip("*_\\#＃ ")[:60])
        elif row.kind == "plain" and row.text.startswith(("```", "~~~")):
            report.add("S343", row.span)
        elif before is not None and before.kind == "plain" and _underlines(row):
            report.add("S342", before.line.content())
        before = row


def _names_a_section(text: str) -> bool:
    words = text.strip("*_\\#＃ ")
    return words[:1].isupper() and len(words) < _LONGEST_NAME and fold(words) in SECTIONS


def _names_a_part(text: str) -> bool:
    prefix = fold(text.partition(":")[0])
    return _names_a_section(text) or (":" in text and prefix in (*SIDE_STEP, *HANDOUT))


def _underlines(row: Row) -> bool:
    """True for the line below a heading that is underlined, as other programs write one."""
    return (row.kind == "rule" and row.line.text.strip()[:1] == "-") or (
        row.kind == "plain" and len(row.text) > 2 and not row.text.strip("=")
    )


def check_summary(page: Outline, at: Span, report: Report) -> None:
    """Say when the summary is missing or too long for a list."""
    if not page.summary:
        report.add("S309", at)
    elif len(page.summary) > LIMITS["summary"]:
        first = next(row.span for row in page.opening if row.text)
        report.add("S310", first)
