"""A page taken apart at its headings: title, summary, and the ``##`` parts in order."""

from __future__ import annotations

from dataclasses import dataclass, field

from l4pc_tui.core.script.messages.report import FIRST, Report, Span
from l4pc_tui.core.script.model.words import LIMITS
from l4pc_tui.core.script.syntax.lost_headings import bare, check_headings
from l4pc_tui.core.script.syntax.rows import Row, prose, tidy


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
    check_headings(rows, report)
    for row in rows:
        if row.kind == "heading" and row.level == 1:
            if titled is None:
                titled, page.title = row.span, bare(tidy(row.text))
                if report.mending is not None:
                    report.mending.body_title = page.title
                if len(page.title) > LIMITS["title"]:
                    report.add("S308", row.span)
            else:
                report.add("S302", row.line.content())
        elif row.kind == "heading" and row.level == 2:
            page.parts.append(OutlinePart(bare(tidy(row.text)), row, row.line.content()))
        else:
            (page.parts[-1].rows if page.parts else page.opening).append(row)
    if not page.title:
        page.title = header_title
        if not header_title:
            first = next((row.line.content() for row in rows if row.kind != "blank"), FIRST)
            report.add("S301", titled or first)
    return page


def check_summary(page: Outline, at: Span, report: Report) -> None:
    """Say when the summary is missing or too long for a list."""
    if not page.summary:
        report.add("S309", at)
    elif len(page.summary) > LIMITS["summary"]:
        first = next(row.span for row in page.opening if row.text)
        report.add("S310", first)
