"""A report as a file: written where it may lie, and remembered with what it says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.desk.out.formats import REPORT, scope_name
from l4pc_tui.desk.out.writing import Content, Holds, Written, write_out
from l4pc_tui.desk.reports.memory import others, remember
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.reports.report import Report

FORMATS = ("html", "docx")
"""What a report is written as."""


def write_report(
    desk: Desk, report: Report, how: str = "html", *, to: str = "", out: Path | None = None,
    folder: Path | None = None,
) -> Written:  # fmt: skip
    """Write a report, and remember that it was written and what it says: the next one of the same
    cohorts tells what changed. Where others of some of them were written, that is said. out, folder, to: as of ``write_out``. Raises Trouble."""
    if how == "html":
        from l4pc_tui.exchange.document.html import as_html

        told = as_html(report.document)
    elif how == "docx":
        from l4pc_tui.exchange.document.docx import as_docx

        told = as_docx(report.document)
    else:
        raise refusal(f"A report is written as {' or '.join(FORMATS)}, not as “{how}”.")
    rows = report.scope.sessions
    content = Content({"": told}, {row.session.id: Holds() for row in rows})
    written = write_out(
        desk, rows, content, form=REPORT, name=scope_name(report.scope, "report", report.profile, how),
        profile=report.profile, to=to, out=out, folder=folder,
    )  # fmt: skip
    beside = others(desk, report.key)
    if not desk.reads_only:
        remember(desk, report.key, report.moment, report.lines, report.printed)
    if not beside:
        return written
    warning = (
        f"There are reports of {beside} too. Do not give both to the same reader: side by side they "
        "can tell a number that is hidden."
    )
    return replace(written, lines=(*written.lines, warning))
