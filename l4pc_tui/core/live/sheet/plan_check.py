"""What the checker says of a session's plan as it was changed, in words, without a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from l4pc_tui.core.script.checking.fit import check_fit
from l4pc_tui.core.script.messages.pointers import Checked, Pointing
from l4pc_tui.core.script.model.model import Exercise, Item, SessionPlan

_HEAD = 1
"""The line that stands for the plan's header; its items stand below it, one a line."""


def plan_check(
    plan: SessionPlan, exercises: Mapping[str, Exercise], names: Sequence[str]
) -> tuple[str, ...]:
    """Whether it fits its day: times, breaks, the ceiling and the way back; a sentence each.

    names: what its items are called on the run sheet, in their order.
    """
    lined = replace(plan, items=tuple(_at(item, n) for n, item in enumerate(plan.items, _HEAD + 1)))
    report = Pointing(Checked("", lined))
    check_fit(lined, exercises, None, report)
    told = []
    for found in sorted(report.found, key=lambda each: each.line):
        where = names[found.line - _HEAD - 1] if found.line > _HEAD else "The finish"
        # What names the exercise itself needs no name before it.
        lead = "" if f"“{where}”" in found.message else f"{where}: "
        told.append(f"{lead}{found.message} {found.hint}".strip())
    return tuple(dict.fromkeys(told))


def _at(item: Item, line: int) -> Item:
    times = tuple((name, time, line) for name, time, _ in item.step_times)
    return replace(item, line=line, step_times=times)
