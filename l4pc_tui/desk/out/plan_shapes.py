"""The plan of a session before the day, and a change of it, as JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from l4pc_tui.desk.session.plan_list import plan

if TYPE_CHECKING:
    from l4pc_tui.core.live.time.preview import Preview
    from l4pc_tui.desk.session.conductor import Conductor

Shape = dict[str, Any]


def plan_of(conductor: Conductor) -> Shape:
    """A plan with its numbers. time, lock: clock times of its day, or "". minutes: None where
    nothing is given. checks: what the checker says of it; newer: in what the library's plan differs
    from the one that was changed; a sentence each."""
    lines = [
        {
            "number": number, "id": line.id, "item": line.item, "name": line.name,
            "step": bool(line.indent), "place": line.place.value, "time": line.time,
            "minutes": int(line.minutes) if line.minutes else None, "lock": line.lock,
            "out": line.out,
        }
        for number, line in enumerate(plan(conductor), 1)
    ]  # fmt: skip
    return {
        "session": str(conductor.session), "title": conductor.heading.title,
        "changed": conductor.room.run.changes.planned is not None, "plan": lines,
        "checks": list(conductor.checks()), "newer": list(conductor.newer()),
    }  # fmt: skip


def change_of(conductor: Conductor, found: Preview, *, done: bool) -> Shape:
    """What a change does, and the plan as it stands then. done: it was kept."""
    return {
        "change": found.title, "done": done, "ends": list(found.told),
        "steps": [
            {"name": each.name, "before": each.before, "after": each.after, "change": each.change}
            for each in found.lines
        ],
        "rest": found.rest, "new_checks": list(found.checks),
        **plan_of(conductor),
    }  # fmt: skip
