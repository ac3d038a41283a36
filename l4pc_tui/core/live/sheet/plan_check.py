"""What the checker says of a session's plan as it was changed, in words, without a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from l4pc_tui.core.script.checking.fit import check_fit
from l4pc_tui.core.script.messages.diagnostic import Diagnostic
from l4pc_tui.core.script.messages.pointers import Checked, Pointing
from l4pc_tui.core.script.model.model import Exercise, Item, SessionPlan
from l4pc_tui.core.script.reading.agenda import check_clocks

_HEAD = 1
"""The line that stands for the plan's header; its items stand below it, and each one's steps below
it, one a line."""
_TOO_FULL = frozenset(("P910", "P911", "P912", "P915"))
"""That some part does not fit: what comes after it begins late, so nothing is empty for sure."""
_EMPTY = "P913"


def plan_check(
    plan: SessionPlan, exercises: Mapping[str, Exercise], names: Sequence[str]
) -> tuple[str, ...]:
    """Whether it fits its day: times, breaks, the ceiling and the way back; a sentence each.

    names: what its items are called on the run sheet, in their order.
    """
    said = {_HEAD: "The finish"}
    items = tuple(_at(item, name, said) for item, name in zip(plan.items, names, strict=True))
    lined = replace(plan, items=items)
    report = Pointing(Checked("", lined))
    clocks = [(item.clock, report.at(item.line)) for item in items]
    check_clocks(plan.start, plan.finish, clocks, report)
    check_fit(lined, exercises, None, report)
    full = any(found.code in _TOO_FULL for found in report.found)
    told = []
    for found in sorted(report.found, key=lambda each: each.line):
        if full and found.code == _EMPTY:
            continue
        where = said[found.line]
        # What names the exercise itself needs no name before it.
        lead = "" if f"“{where}”" in found.message else f"{where}: "
        told.append(f"{lead}{_message(found)} {found.hint}".strip())
    return tuple(dict.fromkeys(told))


def _message(found: Diagnostic) -> str:
    """A message; of what is empty with what was counted, for the times beside it are the planned."""
    if found.code != _EMPTY or "longest" in found.message:
        return found.message
    return f"Even if everything takes its longest, {found.message[:1].lower()}{found.message[1:]}"


def _at(item: Item, name: str, said: dict[int, str]) -> Item:
    """The item and its steps, each on the next line. said: the name of what stands on each line."""
    line = len(said) + 1
    said[line] = name
    times = []
    for step, time, _ in item.step_times:
        said[len(said) + 1] = step
        times.append((step, time, len(said)))
    return replace(item, line=line, step_times=tuple(times))
