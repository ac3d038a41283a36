"""What programs read of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from l4pc_tui.core.text.amounts import stamp
from l4pc_tui.desk.out.written_shapes import written as file_written

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.out.writing import Written
    from l4pc_tui.desk.reports.report import Report


def written(desk: Desk, report: Report, found: Written, form: str, to: str) -> dict[str, Any]:
    """A report that was written: its file, and its figures as they are printed in it."""
    return {
        **file_written(found, report.scope, form, report.profile, to),
        "as_of": stamp(report.moment, desk.zone), "erased": report.figures.erased,
        "figures": {line.label: line.words for line in report.lines},
        "changed": [
            {"figure": each.label, "then": each.then, "now": each.now, "why": each.why}
            for each in (report.since.changed if report.since else ())
        ],
    }  # fmt: skip
