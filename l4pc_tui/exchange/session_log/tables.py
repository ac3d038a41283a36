"""The session log to count with: a folder of CSV files for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from l4pc_tui.core.live.words import day
from l4pc_tui.core.text import clean_line
from l4pc_tui.exchange.log_model import SessionLog, clock

BOM = "\ufeff"
"""Without it Excel reads UTF-8 as another encoding."""

Cell = str | int | float | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Each line says whose it is, so that the files of several sessions can be put together.
_WHOSE = ("session", "date", "day", "cohort")


def to_csv(log: SessionLog) -> dict[str, str]:
    """File name → text (with its byte order mark) of register, notes, follow-up, timings, moves."""
    whose = (log.session, log.date, day(log.date), log.cohort)

    def table(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
        return _text((*_WHOSE, *columns), ((*whose, *row) for row in rows))

    return {
        "register.csv": table(
            ("name", "organisation", "mark", "arrived", "in", "left", "out", "remark",
             "facilitates"),
            ((r.name, r.organisation, r.mark, r.arrived, clock(r.arrived), r.left, clock(r.left),
              r.remark, _yes(r.facilitates)) for r in log.register),
        ),
        "notes.csv": table(
            ("at", "time", "kind", "text", "item", "step", "place", "class", "consent", "outcome",
             "who", "what", "by", "with", "done", "due", "due_day", "sort"),
            ((n.at, clock(n.at), n.kind, n.text, n.item, n.step, n.place, n.sharing, n.consent,
              n.outcome, n.who, n.what, n.by, n.with_whom, n.done, n.due, day(n.due), n.sort) for n in log.notes),
        ),
        "follow-up.csv": table(
            ("at", "time", "commitment", "made", "outcome", "barrier", "remark", "due", "due_day"),
            ((f.at, clock(f.at), f.text, f.made, f.outcome, f.barrier, f.remark, f.due, day(f.due))
             for f in log.followed),
        ),
        "timings.csv": table(
            ("item", "step", "planned_start", "planned_minutes", "actual_start",
             "actual_minutes", "skipped"),
            ((t.item, t.step, t.planned_start, _minutes(t.planned_minutes), t.actual_start,
              _minutes(t.actual_minutes), _yes(t.skipped)) for t in log.timeline),
        ),
        "moves.csv": table(
            ("at", "time", "move", "what", "by"),
            ((m.at, clock(m.at), m.verb, m.what, m.actor) for m in log.moves),
        ),
    }  # fmt: skip


def safe_cell(cell: Cell) -> Cell:
    """The cell on one line; a text that a spreadsheet would calculate gets a ' before it."""
    if not isinstance(cell, str):
        return cell
    # Looked at before cleaning too: what was a tab is a harmless space afterwards.
    harmful = cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA)
    text = clean_line(cell)
    return f"'{text}" if harmful else text


def _text(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return BOM + out.getvalue()


def _minutes(minutes: float | None) -> Cell:
    return None if minutes is None else round(minutes, 1)


def _yes(value: bool) -> str:
    return "yes" if value else ""
