"""A table that tells who came, and when, is told from a list of who belongs to a cohort."""

from __future__ import annotations

import pytest

from l4pc_tui.core.attendance.reports import attendance_in
from l4pc_tui.core.people.headers import RosterLine


def told(*rows: str) -> str:
    """What a table of rows written with bars is taken for."""
    return attendance_in([RosterLine(n, tuple(row.split("|"))) for n, row in enumerate(rows, 1)])


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (("Full Name|User Action|Timestamp", "Ada|Joined|27/03/2025, 09:58:12"),
         "an attendance report of Teams"),
        (("Name (Original Name)|User Email|Total Duration (Minutes)|Guest", "Ada|a@x.org|60|No"),
         "an attendance report of Zoom"),
        (("Session 3",
          "Name|Organisation|Time in|Time out|Signature", "Ada|North|9.45||AO"), "a sign-in sheet"),
        (("Name|Organisation|Time in|Time out|Signature", "Ada|North|||"), ""),
        (("Name|Organisation|Role", "Ada|North|nurse"), ""),
        (("First Name|Last Name|Email|Order Date|Ticket Type|Attendee Status",
          "Ada|Okoro|a@x.org|2026-03-01|Free|Attending"), ""),
        (("ID|Start time|Completion time|Email|Name",
          "1|2026-03-01 10:00|2026-03-01 10:02|a@x.org|Ada"), ""),
    ],
)  # fmt: skip
def test_a_table_is_a_report_where_it_says_when_people_were_there(
    rows: tuple[str, ...], kind: str
) -> None:
    assert told(*rows) == kind
