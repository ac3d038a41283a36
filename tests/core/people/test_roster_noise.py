"""Lines in which nobody stands are told from lines in which somebody may."""

from __future__ import annotations

import pytest
from support.people import Tabled

from l4pc_tui.core.people.headers import find_header
from l4pc_tui.core.people.roster import plan_roster
from l4pc_tui.core.people.roster_noise import why_nobody
from l4pc_tui.core.people.roster_plan import Action

HEAD = "No|Name|Organisation|Email"


def why(table: Tabled, head: str, row: str) -> str:
    """Why nobody stands in the row."""
    lines = table(head, row)
    header = find_header(lines)
    assert header is not None
    return why_nobody(header, lines[1])


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("No|Name|Organisation|Email", "is the heading row again"),
        ("|NAME|organisation|", "is the heading row again"),
        ("Total|24||", "is a total"),
        ("|Total:|24|", "is a total"),
        ("|Total participants|24|", "is a total"),
        ("24 people|||", "is a total"),
        ("Cyfanswm|24||", "is a total"),
        ("||Grand total|24", "is a total"),
        ("Number of delegates: 24|||", "is a total"),
        ("Page 1 of 3|||", "is the number of a page"),
        ("|||Page 2", "is the number of a page"),
        ("Tudalen 1 o 3|||", "is the number of a page"),
        ("Printed by A. Clerk on 03/04/2026 10:22|||", "says who or what made the list"),
        ("Report run on 3 April 2026|Page 1||", "says who or what made the list"),
        ("Run Date: 03/04/2026|||", "says who or what made the list"),
        ("Exported from ESR|||", "says who or what made the list"),
        ("*** End of report ***|||", "is a remark about the list"),
        ("OFFICIAL - SENSITIVE|||", "is a remark about the list"),
        ("Note: places are limited|||", "is a remark about the list"),
        ("|Participants||", "is a heading over what follows"),
        ("|Group A||", "is a heading over what follows"),
        ("13|||", "holds numbers and no name"),
        ("|Ada Page|Exmoor|", ""),
        ("|Paige Totally|24 Acres|", ""),
        ("|Count Orlok|Exmoor|", ""),
        ("|Total|Exmoor|", ""),
        ("|Ada|Exmoor|", ""),
        ("14||Exmoor|", ""),
        ("|???||", ""),
        ("||| x@example.org", ""),
        ("|Total||total@example.org", ""),
    ],
)
def test_a_line_without_a_person_is_told_by_its_words(table: Tabled, row: str, told: str) -> None:
    assert why(table, HEAD, row) == told


def test_a_table_below_another_has_its_own_headings(table: Tabled) -> None:
    plan = plan_roster(
        table(
            "Name|Role", "Joss|facilitator", "|", "Name|Organisation|Email", "Ada|Exmoor|a@x.org"
        ),
        [],
    )
    assert [(row.row.name, row.action) for row in plan.rows] == [
        ("Joss", Action.ADD), ("Name", Action.ASIDE), ("Ada", Action.ADD),
    ]  # fmt: skip
    assert plan.rows[2].row.organisation == "Exmoor"
    assert plan.told == ("1 empty row is passed over.",)
