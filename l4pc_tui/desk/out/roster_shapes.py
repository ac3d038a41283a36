"""What is printed as JSON of a file of people: what was read, and what only a person can decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from l4pc_tui.core.people.question import Question
    from l4pc_tui.desk.people.rosters import RosterReport, RowReport

Shape = dict[str, Any]

_PEOPLE = ("add", "update", "same")
_NOBODY = ("repeat", "aside")


def question(found: Question) -> Shape:
    """What only a person can decide; answers is empty where any words may be one."""
    return {"key": found.key, "text": found.text, "answers": list(found.answers)}


def refused_file(why: str) -> Shape:
    """A file of people that cannot be taken, and why."""
    return {"outcome": "refuse", "why": why, "questions": [], "people": [], "ignored": 0}


def roster_report(found: RosterReport) -> Shape:
    """What was done with a roster, or would be. outcome: read or ask. people: who is in the cohort
    by it. ignored: how many rows say nobody, or somebody a second time. left_out: the lines of those
    who do not come in. rows: all of them, with what was done: add, update, same, repeat, aside,
    refused (no name) or ask."""
    return {
        "outcome": "ask" if found.questions else "read", "why": "",
        "questions": [question(each) for each in found.questions],
        "people": [_row(row) for row in found.rows if row.done in _PEOPLE],
        "ignored": sum(row.done in _NOBODY for row in found.rows),
        "left_out": [row.line for row in found.rows if row.left_out],
        "cohort": found.cohort.name, "dry_run": found.dry_run, "told": found.told,
        "rows": [_row(row) for row in found.rows], "lines": list(found.lines),
    }  # fmt: skip


def _row(row: RowReport) -> Shape:
    return {
        "line": row.line, "name": row.name, "organisation": row.organisation, "email": row.email,
        "roles": list(row.roles), "done": row.done, "told": list(row.told),
    }  # fmt: skip
