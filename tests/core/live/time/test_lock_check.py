"""A lock that cannot hold says so before it is accepted."""

from __future__ import annotations

from hypothesis import event, given
from hypothesis import strategies as st
from support.live import NINE, ZONE, Table
from support.plans import WISHES, Wish, do, plans, table, wishes

from l4pc_tui.core.live.sheet.changes import FINISH
from l4pc_tui.core.live.time import time_changes
from l4pc_tui.core.live.time.preview import Preview, preview
from l4pc_tui.core.live.time.time_changes import Proposal
from l4pc_tui.core.live.view.sheet_lines import sheet_lines


def locked(table: Table, item: str, minutes: float) -> Preview:
    """The preview of a lock so many minutes after nine."""
    found = time_changes.lock(table.sheet, table.run, item, NINE + minutes * 60, table.now, ZONE)
    assert isinstance(found, Proposal), found
    return preview(table.lay, table.run, table.now, ZONE, found.answer, found.title, found.rest)


def test_a_lock_behind_the_break_is_told_of_besides_the_break(tracing: Table) -> None:
    seen = locked(tracing, "4", 70)
    assert seen.told == (
        "Break 10:00 holds",
        "Who decides 10:15, 5 min late at its lock (planned 10:10); now Who decides 10:15",
        "finish 11:00 as planned",
    )
    assert seen.rest == "Who decides cannot hold 10:10: 10:15 at the earliest, 5 min late."
    assert "Who decides 10:20 holds; now Who decides 10:15" in locked(tracing, "4", 80).told
    assert locked(tracing, "4", 80).rest == ""


def test_a_lock_before_what_precedes_it_has_begun_is_warned_of(tracing: Table) -> None:
    assert locked(tracing, "4", 50).rest == (
        "At 09:50 Break has not begun: it begins at 10:00. "
        "Who decides cannot hold 09:50: 10:15 at the earliest, 25 min late."
    )
    assert locked(tracing, FINISH, 70).rest.startswith(
        "At 10:10 Return has not begun: it begins at 10:35. The finish cannot hold 10:10:"
    )
    assert locked(tracing, "3", 10).rest.startswith("09:10 has gone by. Break cannot hold")


def test_what_is_read_is_what_holds_to_the_second(tracing: Table) -> None:
    tracing.do(
        time_changes.lock(tracing.sheet, tracing.run, "4", NINE + 80 * 60 + 40, tracing.now, ZONE)
    )
    assert tracing.sheet.items[3].lock == NINE + 80 * 60


def test_letting_a_lock_go_says_when_the_item_begins_then(tracing: Table) -> None:
    tracing.do(
        time_changes.lock(tracing.sheet, tracing.run, "4", NINE + 80 * 60, tracing.now, ZONE)
    )
    found = time_changes.unlock(tracing.sheet, tracing.run, "4")
    assert isinstance(found, Proposal)
    seen = preview(tracing.lay, tracing.run, tracing.now, ZONE, found.answer, found.title)
    assert "Who decides 10:15; now Who decides 10:20 holds" in seen.told


@given(plans(), wishes(WISHES), st.integers(0, 50), st.integers(-60, 240))
def test_what_the_preview_says_of_a_lock_is_what_the_run_sheet_shows(
    found: object, wished: list[Wish], which: int, minutes: int
) -> None:
    held = table(found)  # type: ignore[arg-type]
    for wish in wished:
        do(held, wish)
    item = held.sheet.items[which % len(held.sheet.items)].id
    at = held.now + minutes * 60
    answer = time_changes.lock(held.sheet, held.run, item, at, held.now, ZONE)
    if not isinstance(answer, Proposal):
        event("refused")
        return
    seen = preview(held.lay, held.run, held.now, ZONE, answer.answer, answer.title)
    held.do(answer)
    row = next(found for found in held.sheet.items if found.id == item)
    opening = next((stop for stop in held.sheet.stops_of(row) if not stop.out), None)
    if opening is None or opening.id in held.run.began:
        event("out, or come to before")
        return
    lines = sheet_lines(held.sheet, held.run, held.times, ZONE)
    shown = next(line.time for line in lines if line.stop == opening.id and not line.indent)
    told = [end for end in seen.after if end.item == item]
    comes = any(stop.item == held.sheet.items.index(row) for stop in held.times.onward)
    assert [end.expected for end in told] == [shown] * comes
    late = any(end.tone == "behind" for end in told)
    event(f"late: {late}")
    assert ("cannot hold" in seen.rest) == late
